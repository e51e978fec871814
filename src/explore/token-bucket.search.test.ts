/** A token bucket in all schedules: it gives what it has, and never one more; one that looks and takes in two goes does. */
import { expect, test } from 'vitest'
import { bucketPlan, bucketText } from '../../tools/explore-checks/bucket-plan.ts'
import { nothingOpen } from '../../tools/explore-checks/look.ts'
import { everySchedule, unbounded } from '../../tools/explore-checks/other-explorers.ts'

const text = bucketText()

/** How many tokens were given in the end, over all schedules. */
async function givenBy(written: string, callers: number, size: number): Promise<number[]> {
	const plan = await bucketPlan(written, callers, size)
	const { all } = everySchedule(plan, nothingOpen, { ...unbounded, mostRuns: 100_000 })
	const ends = [...all].map((ending) => Number(ending.split(' : ')[1]?.split(',')[0]))
	return [...new Set(ends)].sort()
}

test.each([
	[2, 1],
	[3, 1],
	[3, 2],
	[2, 3],
])('%i ask for %i tokens: none is given twice, none is kept', async (callers, size) => {
	expect(await givenBy(text, callers, size)).toEqual([Math.min(callers, size)])
})

test('a bucket that looks and takes in two goes gives the last token twice', async () => {
	const look = 'if (isThere) {'
	expect(text).toContain(look)
	const inTwo = `me.unlock(this.guard)\n\t\t\tme.lock(this.guard)\n\t\t\t${look}`
	expect(await givenBy(text.replace(look, inTwo), 2, 1)).toEqual([1, 2])
})
