import { expect, test } from 'vitest'
import { canShareMemory, type Surroundings, whyInWords } from './surroundings.ts'

const fine: Surroundings = { isSecure: true, isIsolated: true, hasMemory: true, isFramed: false }

test('memory is shared only where the page is isolated and the browser has it', () => {
	expect(canShareMemory(fine)).toBe(true)
	expect(canShareMemory({ ...fine, isFramed: true })).toBe(true)
	expect(canShareMemory({ ...fine, hasMemory: false })).toBe(false)
	expect(canShareMemory({ ...fine, isIsolated: false })).toBe(false)
})

test('every lack has a sentence of its own', () => {
	const lacks: Surroundings[] = [
		{ ...fine, isSecure: false, isIsolated: false },
		{ ...fine, hasMemory: false },
		{ ...fine, isIsolated: false },
		{ ...fine, isIsolated: false, isFramed: true },
	]
	const sentences = lacks.map(whyInWords)
	expect(new Set(sentences).size).toBe(lacks.length)
	for (const sentence of sentences) expect(sentence).toMatch(/^No thread can run here: .+\.$/)
})
