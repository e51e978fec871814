import { expect, test } from 'vitest'
import { Play } from '../../../tools/real-threads/play.ts'
import { Kind } from '../../trace/event.ts'
import type { KnobValue } from '../knob.ts'
import { mailKind, reportKind } from '../site-work.ts'
import { convoy } from './scene.ts'

type Values = Readonly<Record<string, KnobValue>>

/** A play that has gone on for `ms` of run time, and stands still. */
async function playedFor(
	ms: number,
	values: Values,
	pace = 5,
): Promise<Play> {
	const play = await new Play(convoy, { values, pace }).begin()
	await play.until(() => play.run.nowUs >= ms * 1000)
	await play.run.pause()
	play.look()
	expect(play.lost).toBe(0)
	return play
}

/** Of tasks of this kind that were taken: how long each waited, ascending, ms. */
function waits(play: Play, wanted: number): number[] {
	const putUs = new Map<number, number>()
	const waited: number[] = []
	for (const { kind, a, c, atUs } of play.events) {
		if (kind === Kind.put) {
			putUs.set(a, atUs)
		} else if (kind === Kind.take && c === wanted) {
			waited.push((atUs - (putUs.get(a) ?? atUs)) / 1000)
		}
	}
	return waited.toSorted((a, b) => a - b)
}

const quantile = (sorted: readonly number[], share: number) =>
	sorted[Math.floor(share * sorted.length)] ?? Number.NaN

/** Names of those who took tasks of this kind. */
const takers = (play: Play, wanted: number) =>
	new Set(
		play.events.flatMap(({ kind, c, thread }) =>
			kind === Kind.take && c === wanted ? [thread] : [],
		),
	)

test('e-mails wait for seconds behind a dozen reports, and twenty times less with workers of their own', async () => {
	const shared = await playedFor(6000, {}, 2)
	const apart = await playedFor(6000, { pools: 'bulkheads' }, 2)
	const [one, other] = [shared, apart].map((play) => {
		const mails = waits(play, mailKind)
		expect(mails.length).toBeGreaterThan(200)
		return quantile(mails, 0.99)
	})
	expect(one).toBeGreaterThan(2000)
	expect((one ?? 0) / (other ?? Infinity)).toBeGreaterThan(20)
	// The wait has gone to where it comes from.
	expect(waits(apart, reportKind).at(-1)).toBeGreaterThan(2500)
	// Half of the workers each, and nobody does both.
	expect(takers(apart, reportKind).size).toBe(4)
	expect(takers(apart, mailKind).size).toBeGreaterThan(1)
	const mailers = takers(apart, mailKind)
	const both = [...takers(apart, reportKind)].filter((one) =>
		mailers.has(one),
	)
	expect(both).toEqual([])
	expect(takers(shared, reportKind).size).toBe(8)
})

test('urgent e-mails overtake reports that stand in line, in the order that the queue says', async () => {
	const play = await playedFor(6000, { order: 'priority', burst: 24 })
	const inside: { id: number; kind: number }[] = []
	let overtakings = 0
	for (const { kind, a, d } of play.events) {
		if (kind === Kind.put) {
			inside.push({ id: a, kind: d >>> 8 })
		} else if (kind === Kind.take) {
			const most = Math.max(...inside.map((one) => one.kind))
			const first = inside.findIndex((one) => one.kind === most)
			overtakings += Number(first > 0)
			expect(inside[first]?.id).toBe(a)
			inside.splice(first, 1)
		}
	}
	expect(overtakings).toBeGreaterThan(50)
})

test('one worker at least is left for e-mails', async () => {
	const values = { pools: 'bulkheads', workers: 2, reserved: 15 }
	const play = await playedFor(2000, values)
	expect(takers(play, reportKind)).toEqual(new Set([play.idOf('W1')]))
	expect(takers(play, mailKind)).toEqual(new Set([play.idOf('W2')]))
})
