import { expect, test } from 'vitest'
import { Play } from '../../../tools/real-threads/play.ts'
import { Kind } from '../../trace/event.ts'
import type { KnobValue } from '../knob.ts'
import { kinds } from '../crowd.ts'
import { dispatcher } from './scene.ts'

type Values = Readonly<Record<string, KnobValue>>

const coldKind = kinds.indexOf('cold')

/** The first `ms` of a run, paused. */
async function played(values: Values, ms: number): Promise<Play> {
	const options = { values, pace: 1, ringRecords: 2 ** 16 }
	const play = await new Play(dispatcher, options).begin()
	await play.until(() => play.run.nowUs >= ms * 1000)
	await play.run.pause()
	play.look()
	expect(play.lost).toBe(0)
	return play
}

interface Wait {
	readonly ms: number
	/** How long the last turn of a hot actor that had begun was old, ms. */
	readonly ageMs: number
	/** How long that turn took in all, ms; null where it has not ended. */
	readonly turnMs: number | null
	readonly atMs: number
}

/** Of every message to a cold actor: from being put to being taken. */
function coldWaits({ events, run }: Play): Wait[] {
	const hot = run.cast.objects.find(({ name }) => name === 'hot 1')?.id
	const turns = events.filter(
		({ kind, object }) => kind === Kind.turn && object === hot,
	)
	const ends = events.filter(
		({ kind, object }) => kind === Kind.turnEnd && object === hot,
	)
	const takenUs = new Map(
		events
			.filter(({ kind }) => kind === Kind.take)
			.map(({ a, atUs }) => [a, atUs]),
	)
	return events.flatMap(({ kind, a, d, atUs }) => {
		const isCold =
			kind === Kind.put && ((d >>> 8) & 0xffff) === coldKind
		const tookUs = takenUs.get(a)
		if (!isCold || tookUs === undefined) {
			return []
		}
		const begunUs = turns.findLast((turn) => turn.atUs <= atUs)?.atUs
		const endUs = ends.find((end) => end.atUs > atUs)?.atUs
		const ageMs = (atUs - (begunUs ?? NaN)) / 1000
		const turnMs =
			endUs === undefined ? null : (endUs - (begunUs ?? NaN)) / 1000
		return [
			{ ms: (tookUs - atUs) / 1000, ageMs, turnMs, atMs: atUs / 1000 },
		]
	})
}

const mean = (some: readonly number[]) =>
	some.reduce((sum, one) => sum + one, 0) / some.length

/** One thread; one hot actor, one cold. */
const pair = { actors: 2, threads: 1, rate: 40 }

test('turns of 100: a cold message waits for what is left of a turn, 100 ms at most and half of that on average', async () => {
	const play = await played({ ...pair, tput: 100 }, 5000)
	const waits = coldWaits(play)
	expect(waits.length).toBeGreaterThan(80)
	const turns = waits.flatMap(({ turnMs }) => turnMs ?? [])
	const turnMs = mean(turns)
	// A sleep of 1 ms takes a little longer, and more where many want the core.
	expect(turnMs).toBeGreaterThan(100)
	const early = waits.filter(({ ageMs }) => ageMs < turnMs / 10)
	expect(early.length).toBeGreaterThan(2)
	for (const { ms } of early) {
		expect(ms / turnMs).toBeGreaterThan(0.7)
		expect(ms / turnMs).toBeLessThan(1.3)
	}
	const share = mean(waits.map(({ ms }) => ms)) / turnMs
	expect(share).toBeGreaterThan(0.4)
	expect(share).toBeLessThan(0.6)
})

test('turns of one: a cold message waits for the end of a message', async () => {
	const play = await played({ ...pair, tput: 1 }, 2000)
	const waits = coldWaits(play).map(({ ms }) => ms)
	expect(waits.length).toBeGreaterThan(30)
	expect(mean(waits)).toBeLessThan(4)
})

test('as many handlers that block as there are threads stop everybody else; on threads of their own they stop nobody', async () => {
	const values = { threads: 2, blockers: 2, tput: 1 }
	const blocked = await played(values, 5200)
	/** Messages that were handled while the answers were under way. */
	const during = ({ events }: Play) =>
		events.filter(
			({ kind, atUs }) =>
				kind === Kind.worked && atUs > 3_100_000 && atUs < 4_900_000,
		).length
	const before = ({ events }: Play) =>
		events.filter(
			({ kind, atUs }) =>
				kind === Kind.worked && atUs > 1_000_000 && atUs < 2_800_000,
		).length
	expect(before(blocked)).toBeGreaterThan(500)
	expect(during(blocked)).toBe(0)
	const apart = await played({ ...values, separate: true }, 5200)
	expect(during(apart)).toBeGreaterThan(before(apart) / 2)
	expect(apart.count(Kind.start, 'E1')).toBe(1)
})
