import { expect, test } from 'vitest'
import { sharesOver, wastedShare } from './consumer-time.ts'
import { recordingOf } from './fixture.ts'

const stepUs = 1000
/** The wasted share of the whole picture. */
const wasted = (text: string) => {
	const recording = recordingOf(text, { stepUs })
	return wastedShare(recording, 0, recording.endUs)
}

test('whoever sleeps until there is something to do wastes nothing', () => {
	expect(
		wasted(`
		P1  ===p====p==
		C1  zzzzwt==zzz
	`),
	).toBe(0)
})

test('a look that finds nothing is wasted, and a longer sleep wastes less', () => {
	const often = wasted(`
		P1  ============
		C1  -s-s-s-s-s-s
	`)
	const rarely = wasted(`
		P1  ============
		C1  -sssss-sssss
	`)
	expect(often).toBeGreaterThan(0.7)
	expect(rarely).toBeGreaterThan(0.3)
	expect(rarely).toBeLessThan(often)
})

test('a look that finds something is not wasted, however long the sleep before', () => {
	expect(
		wasted(`
		P1  ==p=========
		C1  -sss-t==ssss
	`),
	).toBe(0)
})

test('a look in the middle of which the machine took the core away counts as any other', () => {
	const usual = wasted(`
		P1  ==============
		C1  -s-s-s-s-s-s-s
	`)
	const disturbed = wasted(`
		P1  =======================
		C1  -s-s-s----------s-s-s-s
	`)
	expect(disturbed).toBeLessThan(usual)
})

test('all spinning is wasted, and a task after it is not', () => {
	const share = wasted(`
		P1  =====p======
		C1  ~~~~~~t=====
	`)
	expect(share).toBeGreaterThan(0.4)
	expect(share).toBeLessThan(0.7)
})

test('in every part of the time the shares sum to one, and are what the threads were', () => {
	const recording = recordingOf(
		`
		P1  ============
		C1  ssss~~~~zzzz
	`,
		{ stepUs },
	)
	const shares = sharesOver(recording, { fromUs: 0, toUs: 12_000, count: 3 })
	const largest = shares.map((part) => Object.entries(part).sort(([, a], [, b]) => b - a)[0]?.[0])
	expect(largest).toEqual(['sleeping', 'spinning', 'waiting'])
	for (const part of shares) {
		expect(Object.values(part).reduce((sum, share) => sum + share, 0)).toBeCloseTo(1)
	}
})
