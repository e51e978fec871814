import { expect, test } from 'vitest'
import { blockingQueueFixture } from '../../model/fixture.ts'
import { layoutAnswers, layoutWaiting, topOf } from './multiple-layout.ts'
import { tallyOf, waitingInWords } from './multiple-words.ts'

const recording = blockingQueueFixture()
const { endUs } = recording
const axis = { lengthUs: 2 * endUs, burstUs: [0, endUs], mostPerS: 20 } as const
const size = { width: 200, height: 60 }
const numbersIn = (path: string) => (path.match(/-?[\d.]+/g) ?? []).map(Number)

test('the scale is that of the highest picture, and leaves room above what can be done', () => {
	const top = topOf('answers', [recording], axis)
	expect(top).toBeGreaterThanOrEqual(1.2 * axis.mostPerS)
	expect(topOf('waiting', [recording], axis)).toBe(6)
	expect(topOf('waiting', [], axis)).toBe(1)
})

test('a trial that has come half the way fills half of the picture, and the burst is where it was', () => {
	const { bars, burst } = layoutAnswers(recording, axis, 100, size)
	const lefts = [...bars.matchAll(/M([\d.]+)/g)].map(([, left]) => Number(left))
	expect(Math.max(...lefts)).toBeLessThan(size.width / 2 + 1)
	expect(Math.max(...lefts)).toBeGreaterThan(size.width / 4)
	expect(burst).toEqual({ x: 0, width: 100 })
})

test('before it has begun there is nothing but the axis', () => {
	expect(layoutAnswers(null, axis, 100, size).bars).toBe('')
	expect(layoutWaiting(null, axis, 6, size)).toMatchObject({ depth: '', edge: '', states: [] })
})

test('the strip of states is filled from end to end, and nothing leaves the picture', () => {
	const { states, depth } = layoutWaiting(recording, axis, 6, size)
	expect(states.map(({ state }) => state)).toContain('working')
	for (const number of [...states.flatMap(({ path }) => numbersIn(path)), ...numbersIn(depth)]) {
		expect(number).toBeGreaterThanOrEqual(0)
		expect(number).toBeLessThanOrEqual(size.width)
	}
})

test('whatever came is good, late, lost or still waiting', () => {
	const { counts } = recording.momentAt(endUs)
	const { good, late, lost, waiting } = tallyOf(recording)
	expect(good + late).toBe(counts.completed)
	expect(lost).toBe(0)
	expect(waiting).toBe(counts.outside + counts.queued + counts.inService)
	expect(waitingInWords(recording)).toMatch(/^at most 6 queued, .*working \d/)
})
