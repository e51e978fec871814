import { availableParallelism } from 'node:os'
import { expect, test } from 'vitest'
import { Play } from '../../../tools/real-threads/play.ts'
import { Own } from '../../sync/thread-cells.ts'
import { Kind } from '../../trace/event.ts'
import type { KnobValue } from '../knob.ts'
import type { Scene } from '../scene.ts'
import { busyWaiting, checkThenAct } from './scene.ts'

type Values = Readonly<Record<string, KnobValue>>

async function begun(
	scene: Scene,
	values: Values,
	pace: number | 'full' = 'full',
): Promise<Play> {
	return new Play(scene, { values, pace }).begin()
}

/** Names of the spinners at work. */
const spinning = ({ run }: Play) =>
	run.cast.threads.filter(
		({ id, role }) => role === 'spinner' && run.playing.includes(id),
	)

const spinsOf = (play: Play) =>
	spinning(play).map(
		({ id }) => play.run.layout.threads[id]?.read(Own.spins) ?? 0,
	)

test('whoever spins counts every look, and writes not one record a look', async () => {
	const play = await begun(busyWaiting, { rate: 0, spinners: 1 })
	await play.until(() =>
		spinsOf(play).every((spins) => spins > 100_000),
	)
	expect(play.count(Kind.spin)).toBe(1)
	expect(play.events.length).toBeLessThan(1000)
	expect(play.lost).toBe(0)
})

test('as many spin as leave a core for the page, and all that are asked for once nothing caps them', async () => {
	const play = await begun(busyWaiting, { rate: 0, spinners: 5 })
	const most = Math.min(5, Math.max(1, availableParallelism() - 1))
	const limitsOf = () => play.run.limits
	expect(spinning(play)).toHaveLength(most)
	expect(limitsOf()).toEqual([
		{ role: 'spinner', asked: 5, running: most, capped: most },
	])
	await play.run.setKnob('uncapped', true)
	expect(spinning(play)).toHaveLength(5)
	expect(limitsOf()).toEqual([
		{ role: 'spinner', asked: 5, running: 5, capped: most },
	])
	await play.run.setKnob('uncapped', false)
	await play.until(() => spinning(play).length === most)
})

test('nobody asks for anything in the first three seconds, then somebody does, and the task is done', async () => {
	const play = await begun(busyWaiting, { rate: 20 })
	await play.until(() => play.count(Kind.worked) >= 3)
	const [first] = play.events.filter(({ kind }) => kind === Kind.arrive)
	expect(first?.c).toBe(3_000_000)
	const puts = play.events.filter(({ kind }) => kind === Kind.put)
	expect(puts.map(({ a }) => a)).toEqual(puts.map((_, i) => i + 1))
	expect(puts[0]?.atUs).toBeGreaterThanOrEqual(2_999_000)
})

test('with a rate of 0 nothing comes until it is turned up', async () => {
	const play = await begun(busyWaiting, { rate: 0 })
	await play.until(() => play.count(Kind.sleep) > 50)
	expect(play.count(Kind.arrive)).toBe(0)
	await play.run.setKnob('rate', 20)
	await play.until(() => play.count(Kind.take) > 0)
})

test('who looks many times in vain and then sleeps spins no more, and takes what comes', async () => {
	const play = await begun(busyWaiting, {
		rate: 20,
		spinners: 1,
		kind: 'I/O wait',
		then: 'sleep',
	})
	await play.until(() => play.count(Kind.wait) > 0)
	await play.until(() => play.count(Kind.take) >= 10)
	const looks = Math.max(...spinsOf(play))
	expect(looks).toBeLessThan(1000 * (play.count(Kind.wait) + 2))
})

/** Run time from the beginning of each of the first tasks to its end, µs, shortest first. */
async function handlingUs(values: Values): Promise<number[]> {
	const play = await begun(busyWaiting, { rate: 20, ...values }, 10)
	await play.until(() => play.count(Kind.worked) >= 5)
	const ends = play.events.filter(({ kind }) => kind === Kind.worked)
	await play.end()
	return ends
		.map(({ a, atUs }) => {
			const start = play.events.find(
				(one) => one.kind === Kind.work && one.a === a,
			)
			return atUs - (start?.atUs ?? NaN)
		})
		.sort((one, other) => one - other)
}

test('a task that computes never takes less than its time, and crawls where many others wait for tasks', async () => {
	const alone = await handlingUs({ spinners: 1 })
	const beside = await handlingUs({ spinners: 14, uncapped: true })
	expect(Math.min(...alone)).toBeGreaterThan(250_000)
	expect(beside[2]).toBeGreaterThan(2 * (alone[2] ?? Infinity))
})

/** Takes that were no one's to take: of a task that was taken before, or of none. */
function strange(play: Play): number {
	const takes = play.events.filter(({ kind }) => kind === Kind.take)
	const twice = takes.length - new Set(takes.map(({ a }) => a)).size
	return twice + takes.filter(({ b }) => b < 0).length
}

test.each([
	['as it begins', 1, 5],
	['under stress', 'full', 5],
	['under stress, without a thought', 'full', 0],
] as const)(
	'%s, what no lock holds together comes apart',
	async (_, pace, think) => {
		const play = await begun(checkThenAct, { think, workers: 3 }, pace)
		await play.until(() => strange(play) > 0)
		expect(play.count(Kind.acquire)).toBe(0)
	},
)

test.each([5, 0])(
	'with the lock around look and take (%s ms between them), 200 tasks are each taken once',
	async (think) => {
		const values = { think, workers: 3, rate: 20, lock: 'barging' }
		const play = await begun(checkThenAct, values)
		await play.until(() => play.count(Kind.take) >= 200)
		expect(strange(play)).toBe(0)
	},
)

test('one worker alone has nobody to race with, lock or no lock', async () => {
	const play = await begun(checkThenAct, { workers: 1, rate: 20 })
	await play.until(() => play.count(Kind.take) >= 200)
	expect(strange(play)).toBe(0)
})
