import { expect, test } from 'vitest'
import { blockingQueueFixture } from '../../model/fixture.ts'
import { firstShownLine, linePx, scrollFor } from './scroll.ts'
import { crowdIn, crowdInWords, severity, whereaboutsIn } from './whereabouts.ts'

const recording = blockingQueueFixture()

test('every thread that is not finished stands on exactly one line of its program', () => {
	for (let us = 10_000; us < recording.endUs; us += 90_000) {
		const moment = recording.momentAt(us)
		const programs = [...new Set(moment.threads.map(({ program }) => program))]
		const counted = programs.map((path) => crowdIn(whereaboutsIn(moment, path)))
		expect(counted.reduce((sum, count) => sum + count, 0)).toBe(moment.threads.length)
	}
})

test('a thread inside a primitive stands there, too', () => {
	const moment = recording.momentAt(30_000)
	const inside = moment.threads.filter(({ inner }) => inner !== null)
	const crowd = whereaboutsIn(moment, inside[0]?.inner?.file ?? '')
	expect(inside.length).toBeGreaterThan(0)
	expect(crowdIn(crowd)).toBe(inside.length)
})

test('the most severe state gives a line its tint, and each thread is named with its own', () => {
	let mixed = 0
	for (let us = 0; us < recording.endUs; us += 5000) {
		for (const crowd of whereaboutsIn(recording.momentAt(us), 'blocking-queue.ts').values()) {
			const ranks = crowd.threads.map(({ state }) => severity.indexOf(state))
			expect(severity.indexOf(crowd.state)).toBe(Math.min(...ranks))
			if (new Set(ranks).size > 1) mixed += 1
			for (const { name, state } of crowd.threads) {
				expect(crowdInWords(crowd)).toContain(`${name} ${state} here`)
			}
		}
	}
	expect(mixed).toBeGreaterThan(0)
})

test('a listing scrolls only when nobody in it is seen, and no further than needed', () => {
	const height = 8 * linePx
	expect(scrollFor([4], 0, height)).toBe(0)
	expect(scrollFor([3, 40], 0, height)).toBe(0)
	expect(scrollFor([], 120, height)).toBe(120)
	const down = scrollFor([40], 0, height)
	expect(down).toBeLessThanOrEqual(39 * linePx)
	expect(down + height).toBeGreaterThanOrEqual(40 * linePx)
	expect(scrollFor([2], 400, height)).toBeLessThanOrEqual(linePx)
})

test('a program is shown from its function or later, so that its last lines are seen', () => {
	const program = 'import a\n\nexport function f() {\n\tg()\n}\n'
	expect(firstShownLine(program, 6)).toBe(3)
	expect(firstShownLine(program, 2)).toBe(4)
	expect(firstShownLine('/** c */\nexport class C {\n\ta\n\tb\n}\n', 0)).toBe(2)
})
