/** A wave on real threads: the triangle, the longest delay and the drain, by the service as it was measured. */
import { expect, test } from 'vitest'
import { Play } from '../../../tools/real-threads/play.ts'
import { Kind } from '../../trace/event.ts'
import type { KnobValue } from '../knob.ts'
import { burst } from './scene.ts'

type Values = Readonly<Record<string, KnobValue>>

async function playOf(values: Values, pace: number): Promise<Play> {
	return new Play(burst, {
		...{ values, pace, seed: 1, ringRecords: 2 ** 16 },
	}).begin()
}

/** How many are done per second between two times, in which there was always something to do. */
function perSecond(
	{ events }: Play,
	fromS: number,
	untilS: number,
): number {
	const isThen = (us: number) => us >= fromS * 1e6 && us < untilS * 1e6
	const done = events.filter(
		({ kind, atUs }) => kind === Kind.worked && isThen(atUs),
	)
	return done.length / (untilS - fromS)
}

/** How deep the queue was at the most, when it was empty again, and how long anybody waited. */
function waveOf({ events }: Play) {
	let [peak, peakUs, emptyUs, longestUs] = [0, 0, 0, 0]
	const cameUs = new Map<number, number>()
	for (const { kind, a, b, c, atUs } of events) {
		if (kind === Kind.put) {
			cameUs.set(a, c)
			if (b > peak) {
				;[peak, peakUs] = [b, atUs]
			}
		} else if (kind === Kind.take) {
			longestUs = Math.max(longestUs, atUs - (cameUs.get(a) ?? NaN))
			if (b === 0 && emptyUs < peakUs) {
				emptyUs = atUs
			}
		}
	}
	return { peak, peakUs, emptyUs, longestUs }
}

test('400 a second for 5 s on 100 a second: 1,500 deep, and delay and drain are what the service as measured gives', async () => {
	const play = await playOf({ pattern: 'paced' }, 10)
	await play.until(
		() => play.run.nowUs > 35e6 && waveOf(play).emptyUs > 6e6,
	)
	await play.run.pause()
	play.look()
	expect(play.lost).toBe(0)
	expect(play.count(Kind.reject) + play.count(Kind.drop)).toBe(0)
	const { peak, emptyUs, longestUs } = waveOf(play)
	const grown = (400 - perSecond(play, 2, 6)) * 5
	expect(Math.abs(peak / grown - 1)).toBeLessThan(0.05)
	const perS = perSecond(play, 6, 30)
	expect(Math.abs(longestUs / 1e6 / (peak / perS) - 1)).toBeLessThan(
		0.1,
	)
	const drainS = peak / (perS - 60)
	expect(Math.abs((emptyUs / 1e6 - 6) / drainS - 1)).toBeLessThan(0.1)
})

test('what is told at once costs nobody a wait: 80 places, and who is inside is served within a second or so', async () => {
	const values = { unbounded: false, capacity: 80, pattern: 'paced' }
	const play = await playOf(values, 10)
	await play.until(() => play.run.nowUs >= 7e6)
	await play.run.pause()
	play.look()
	expect(play.count(Kind.reject)).toBeGreaterThan(1000)
	const { peak, longestUs } = waveOf(play)
	expect(peak).toBe(80)
	const seconds = 80 / perSecond(play, 2, 6)
	expect(longestUs / 1e6).toBeLessThan(1.6 * seconds)
})

test('the ticket sale: a hundred thousand stand in line, and nobody was lost on the way', async () => {
	const values = {
		...{ burst: 10_000, length: 10, rate: 1, pattern: 'paced' },
		...{ unbounded: false, capacity: 100_000 },
	}
	const play = await playOf(values, 5)
	await play.until(
		() => play.run.nowUs >= 11e6 && play.count(Kind.put) >= 100_000,
	)
	await play.run.pause()
	play.look()
	expect(play.lost).toBe(0)
	const come = play.events
		.filter(({ kind }) => kind === Kind.arrive)
		.reduce((sum, { a }) => sum + a, 0)
	expect(play.count(Kind.put)).toBe(come)
	expect(play.count(Kind.reject)).toBe(0)
	const { peak } = waveOf(play)
	expect(Math.abs(peak / 99_000 - 1)).toBeLessThan(0.02)
})
