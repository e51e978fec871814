/** A door on real threads: a burst gets in as far as the bucket reaches, and then so many a second. */
import { expect, test } from 'vitest'
import { Play } from '../../../tools/real-threads/play.ts'
import { excess } from '../../../tools/real-threads/token-windows.ts'
import { Kind, Refusal } from '../../trace/event.ts'
import type { KnobValue } from '../knob.ts'
import { tokenBucket } from './scene.ts'

type Values = Readonly<Record<string, KnobValue>>

async function playTo(us: number, values: Values, pace: number) {
	const play = await new Play(tokenBucket, {
		...{ values, pace, seed: 1 },
	}).begin()
	await play.until(() => play.run.nowUs >= us)
	await play.run.pause()
	play.look()
	expect(play.lost).toBe(0)
	return play
}

/** When each token was given, by what the bucket reckoned with, µs. */
function givenUs({ events }: Play): number[] {
	return events
		.filter(({ kind, b }) => kind === Kind.token && b === 1)
		.map(({ c }) => c)
}

function refusedUs({ events }: Play): number[] {
	return events
		.filter(({ kind, b }) => kind === Kind.token && b === 0)
		.map(({ c }) => c)
}

test('400 a second for 5 s, 100 tokens a second, 50 in the bucket: 550 of 2,000 get in, and no window has more than b + r·t', async () => {
	const play = await playTo(7.5e6, { rate: 1 }, 3)
	const times = givenUs(play)
	const inBurst = times.filter((us) => us >= 1e6 && us < 6e6)
	// Handlers that lag may ask for the last of them a little late.
	expect(Math.abs(inBurst.length / 550 - 1)).toBeLessThan(0.05)
	// From the first refusal to the last, each token that comes is given.
	const refusedAt = refusedUs(play)
	const [fromUs, toUs] = [
		Math.min(...refusedAt),
		Math.max(...refusedAt),
	]
	expect(toUs - fromUs).toBeGreaterThan(4e6)
	const count = times.filter((us) => us > fromUs && us <= toUs).length
	expect(
		Math.abs(count - (toUs - fromUs) / 10_000),
	).toBeLessThanOrEqual(1)
	const asked = play.count(Kind.token)
	expect(play.count(Kind.put)).toBe(times.length)
	const refused = play.events.filter(({ kind }) => kind === Kind.reject)
	expect(refused).toHaveLength(asked - times.length)
	expect(new Set(refused.map(({ b }) => b))).toEqual(
		new Set([Refusal.limited]),
	)
	expect(excess(times, 50, 100)).toBeLessThanOrEqual(0.001)
	// That it is not all that easy to keep: a little less, and it is broken.
	expect(excess(times, 49, 100)).toBeGreaterThan(0)
	expect(excess(times, 50, 99)).toBeGreaterThan(0)
})
