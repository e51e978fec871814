/** The storm on real threads, twenty times as fast: coarse, since the machine takes its part in it. */
import { expect, test } from 'vitest'
import { Play } from '../../../tools/real-threads/play.ts'
import { Kind } from '../../trace/event.ts'
import type { KnobValue } from '../knob.ts'
import { retryStorm } from './scene.ts'

type Values = Readonly<Record<string, KnobValue>>

const pace = 20
const deadlineUs = 1e6

async function playedFor(values: Values, s: number): Promise<Play> {
	const play = await new Play(retryStorm, {
		...{ values, pace, ringRecords: 65_536 },
	}).begin()
	await play.until(() => play.run.nowUs >= s * 1e6)
	await play.run.pause()
	play.look()
	expect(play.lost).toBe(0)
	return play
}

/** Answered within the deadline between two times, per second. */
function goodPerS(play: Play, fromS: number, untilS: number): number {
	const madeUs = new Map<number, number>()
	let good = 0
	for (const { kind, a, c, atUs } of play.events) {
		if (kind === Kind.put) {
			madeUs.set(a, c)
		} else if (
			kind === Kind.worked &&
			atUs >= fromS * 1e6 &&
			atUs < untilS * 1e6
		) {
			good += Number(atUs - (madeUs.get(a) ?? 0) <= deadlineUs)
		}
	}
	return good / (untilS - fromS)
}

const asked = (play: Play, retry: (n: number) => boolean) =>
	play.events.filter(({ kind, b }) => kind === Kind.arrive && retry(b))

test('the burst is over after 3 s, the overload is not', async () => {
	const play = await playedFor({}, 24)
	expect(goodPerS(play, 0, 2)).toBeGreaterThan(30)
	expect(goodPerS(play, 5, 24)).toBeLessThan(6)
	expect(
		asked(play, (n) => n > 0).length /
			asked(play, (n) => n === 0).length,
	).toBeGreaterThan(1.5)
	expect(Math.max(...asked(play, () => true).map(({ b }) => b))).toBe(3)
	expect(play.count(Kind.reject)).toBe(0)
})

test('with room for 80 it recovers in a few seconds, and everybody who was refused was told at once', async () => {
	const play = await playedFor({ unbounded: false }, 18)
	expect(goodPerS(play, 8, 18)).toBeGreaterThan(48)
	expect(play.count(Kind.reject)).toBeGreaterThan(500)
	const late = asked(play, (n) => n > 0).filter(
		({ atUs }) => atUs > 12e6,
	)
	expect(late.length).toBeLessThan(10)
})

test('a bound that comes late works as well: the backlog is done first', async () => {
	const play = await playedFor({}, 6)
	const before = play.count(Kind.reject)
	await play.run.setKnob('unbounded', false)
	play.run.resume()
	const queued = () => play.count(Kind.put) - play.count(Kind.take)
	await play.until(() => queued() < 80)
	const sinceUs = play.run.nowUs
	await play.until(() => play.run.nowUs >= sinceUs + 12e6)
	await play.run.pause()
	play.look()
	expect(play.count(Kind.reject)).toBeGreaterThan(before)
	const s = sinceUs / 1e6
	expect(goodPerS(play, s + 2, s + 12)).toBeGreaterThan(40)
})
