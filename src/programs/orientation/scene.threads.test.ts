import { expect, test } from 'vitest'
import { Play } from '../../../tools/real-threads/play.ts'
import { Kind } from '../../trace/event.ts'
import { kinds } from '../chores.ts'
import type { KnobValue } from '../knob.ts'
import { steadyLoad } from './scene.ts'

type Values = Readonly<Record<string, KnobValue>>

/** A play that has gone on for `ms` of run time, and stands still. */
async function playedFor(
	ms: number,
	values: Values,
	pace = 4,
): Promise<Play> {
	const play = await new Play(steadyLoad, { values, pace }).begin()
	await play.until(() => play.run.nowUs >= ms * 1000)
	await play.run.pause()
	play.look()
	expect(play.lost).toBe(0)
	return play
}

/** How long each task that was begun after `fromMs` was in the hands of a worker, µs. */
function servicesFrom(play: Play, fromMs: number): number[] {
	return play.run.cast.threads.flatMap(({ name }) => {
		const services: number[] = []
		let sinceUs = Infinity
		for (const { kind, atUs } of play.of(name)) {
			if (kind === Kind.take) {
				sinceUs = atUs
			} else if (kind === Kind.worked) {
				if (sinceUs >= fromMs * 1000) {
					services.push(atUs - sinceUs)
				}
				sinceUs = Infinity
			}
		}
		return services
	})
}

/** Workers with a task in hand, on average from `fromMs` on. */
function busyFrom(play: Play, fromMs: number): number {
	let [held, changeUs, sum] = [0, fromMs * 1000, 0]
	for (const { kind, atUs } of play.events) {
		const step = kind === Kind.take ? 1 : kind === Kind.worked ? -1 : 0
		if (step !== 0) {
			sum += held * Math.max(0, atUs - changeUs)
			changeUs = Math.max(changeUs, atUs)
			held += step
		}
	}
	return sum / (changeUs - fromMs * 1000)
}

const come = (play: Play) =>
	play.events
		.filter(({ kind }) => kind === Kind.arrive)
		.reduce((sum, { a }) => sum + a, 0)

test.each([
	[
		'as many workers are busy as tasks come in the time that one takes',
		'one sort',
	],
	[
		'it does not matter that some take long and most do not',
		'e-mail, photo, report',
	],
])('%s', async (_, tasks) => {
	const play = await playedFor(16_000, { tasks })
	const services = servicesFrom(play, 4000)
	const meanUs =
		services.reduce((sum, us) => sum + us, 0) / services.length
	const perUs = come(play) / play.run.nowUs
	const ratio = busyFrom(play, 4000) / (perUs * meanUs)
	expect(ratio).toBeGreaterThan(0.75)
	expect(ratio).toBeLessThan(1.25)
	// What it comes to is what the knobs say: 60 a second, 80 ms each.
	expect(perUs * 1e6).toBeGreaterThan(50)
	expect(perUs * 1e6).toBeLessThan(70)
	const planned = play.events.filter(({ kind }) => kind === Kind.work)
	const plannedUs =
		planned.reduce((sum, { b }) => sum + b, 0) / planned.length
	expect(plannedUs).toBeGreaterThan(65_000)
	expect(plannedUs).toBeLessThan(90_000)
})

test('three sorts come, each in its share', async () => {
	const play = await playedFor(8000, {}, 8)
	const seen = play.events
		.filter(({ kind }) => kind === Kind.put)
		.map(({ d }) => kinds[d >>> 8])
	const shareOf = (sort: string) =>
		seen.filter((one) => one === sort).length / seen.length
	expect(shareOf('e-mail')).toBeCloseTo(0.75, 1)
	expect(shareOf('photo')).toBeCloseTo(0.236, 1)
	expect(shareOf('report')).toBeCloseTo(0.0138, 2)
	expect(shareOf('report')).toBeGreaterThan(0)
})

test('a photo is made small by the worker that has taken it', async () => {
	const play = await playedFor(3000, {}, 2)
	const made = play.run.layout.world.thumbnails?.latest() ?? []
	const photos = play.events
		.filter(
			({ kind, d }) => kind === Kind.put && kinds[d >>> 8] === 'photo',
		)
		.map(({ a }) => a)
	expect(made.length).toBeGreaterThan(10)
	for (const { item, rgba, width, height } of made) {
		expect(photos).toContain(item)
		expect(rgba).toHaveLength(4 * width * height)
		expect(rgba.filter((_, i) => i % 4 === 3)).toEqual(
			new Uint8ClampedArray(width * height).fill(255),
		)
		expect(new Set(rgba).size).toBeGreaterThan(16)
	}
	const pictures = made.map(({ rgba }) => rgba.join())
	expect(new Set(pictures).size).toBe(made.length)
})

test('handlers that do the work themselves keep everybody waiting, and nothing is lost', async () => {
	const play = await playedFor(4000, { sync: true, tasks: 'one sort' })
	expect(play.count(Kind.put) + play.count(Kind.take)).toBe(0)
	const served = play.events.filter(({ kind }) => kind === Kind.serve)
	const done = play.events.filter(({ kind }) => kind === Kind.worked)
	expect(new Set(served.map(({ a }) => a)).size).toBe(served.length)
	// Each of the two handlers may be in the middle of one.
	expect(served.length - done.length).toBeLessThanOrEqual(2)
	const doneIds = new Set(done.map(({ a }) => a))
	expect(doneIds.size).toBe(done.length)
	// Two handlers can do 25 a second of the 60 that come.
	expect(come(play)).toBeGreaterThan(200)
	expect(served.length).toBeLessThan(105)
})
