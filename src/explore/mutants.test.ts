/** The search kills every mutant of the buffer that any schedule could tell from it. */
import { expect, test } from 'vitest'
import { bufferText, plansFor } from '../../tools/explore-checks/compiled-buffer.ts'
import { lookThrough, planOf, sizesUpTo } from '../../tools/explore-checks/look.ts'
import { mutants, textOf } from '../../tools/explore-checks/mutants.ts'

const sizes = sizesUpTo(2, 2)

/** The first law that a buffer with this text breaks, smallest sizes first; null when it breaks none. */
async function killer(text: string): Promise<string | null> {
	const planFor = await plansFor(text)
	for (const size of sizes) {
		const { law } = lookThrough(planFor({ ...size }))
		if (law !== null) return law
	}
	return null
}

test('the text itself, compiled in the same way, is the buffer of the course', async () => {
	const planFor = await plansFor(bufferText())
	for (const size of sizes) {
		const compiled = lookThrough(planFor({ ...size }))
		const course = lookThrough(planOf('wait-notify', { ...size }))
		expect({ ...compiled, ms: 0 }).toEqual({ ...course, ms: 0 })
		expect(compiled.verdict).toBe('safe')
	}
})

const killed = mutants.filter(({ survives }) => survives === null)
const survivors = mutants.filter(({ survives }) => survives !== null)

test.each(killed)('killed: $name', async (mutant) => {
	expect(await killer(textOf(mutant, bufferText()))).not.toBeNull()
})

test.each(survivors)('survives: $name, since $survives', async (mutant) => {
	expect(await killer(textOf(mutant, bufferText()))).toBeNull()
})
