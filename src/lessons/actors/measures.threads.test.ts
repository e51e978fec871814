/** What real runs with actors say to the questions of their cards, and that they break no law but the one they are about. */
import { expect, test } from 'vitest'
import { Play } from '../../../tools/real-threads/play.ts'
import { Recording } from '../../model/recording.ts'
import { actorCounter } from '../../programs/actor-counter/scene.ts'
import { dispatcher } from '../../programs/dispatcher/scene.ts'
import { mailboxOverflow } from '../../programs/mailbox-overflow/scene.ts'
import type { Scene } from '../../programs/scene.ts'
import type { Evidence, Measured } from '../evidence.ts'
import { measures } from './measures.ts'
import { deeds } from './tasks.ts'

type Values = Evidence['knobs']

/** The run up to `ms`, or to its end. */
async function evidenceOf(scene: Scene, values: Values, ms: number, pace = 1): Promise<Evidence> {
	const play = await new Play(scene, { values, pace, ringRecords: 2 ** 16 }).begin()
	await play.until(() => play.ending !== null || play.run.nowUs >= ms * 1000)
	const isOver = play.ending !== null
	if (!isOver) await play.run.pause()
	play.look()
	expect(play.lost).toBe(0)
	const recording = new Recording(play.run.cast)
	recording.append(play.events, play.run.nowUs)
	const moment = recording.momentAt(recording.endUs)
	return { moment, phase: isOver ? 'finished' : 'running', knobs: values, isRecorded: false }
}

function asked(name: string, evidence: Evidence): Measured {
	const measured = measures[name]?.(evidence)
	if (!measured) throw new Error(`${name} is not known`)
	return measured
}

const broken = ({ moment }: Evidence) =>
	moment.laws.filter(({ holds }) => !holds).map(({ name }) => name)

test('two counters: the shared number loses many increments, the actor none', async () => {
	const run = await evidenceOf(actorCounter, {}, 60_000)
	expect(broken(run)).toEqual(['no lost update'])
	expect(asked('lost increments', run).value).toBeGreaterThan(20)
	const actor = asked('actor short of', run)
	expect(actor).toMatchObject({ value: 0, n: 800 })
	expect(actor.text).toBe('the actor says 800 of 800')
	expect(deeds['short']?.(run)).toBe(true)
	expect(deeds['exact']?.(run)).toBe(false)
})

test('with a lock both are exact, and no law is broken', async () => {
	const run = await evidenceOf(actorCounter, { lock: 'barging' }, 60_000, 2)
	expect(broken(run)).toEqual([])
	expect(asked('lost increments', run).value).toBe(0)
	expect(deeds['exact']?.(run)).toBe(true)
})

test('twice too much: half of all messages become dead letters, and the books balance', async () => {
	const run = await evidenceOf(mailboxOverflow, {}, 2500)
	expect(broken(run)).toEqual([])
	const { value } = asked('dead share', run)
	expect(value).toBeGreaterThan(0.35)
	expect(value).toBeLessThan(0.65)
	expect(deeds['flood']?.(run)).toBe(true)
	const { counts } = run.moment
	const { accepted, completed, inService, queued, deadLettered } = counts
	expect(accepted).toBe(completed + inService + queued + deadLettered)
	expect(counts.offered).toBe(accepted + counts.outside)
})

test('without a bound the mailbox grows by what is not read', async () => {
	const run = await evidenceOf(mailboxOverflow, { unbounded: true }, 3500)
	expect(broken(run)).toEqual([])
	const { value } = asked('mailbox growth', run)
	expect(value).toBeGreaterThan(120)
	expect(value).toBeLessThan(280)
})

const pair = { actors: 2, threads: 1 }

test('a cold message waits for a turn of 100 at most, for one of 1 hardly at all', async () => {
	const long = await evidenceOf(dispatcher, { ...pair, tput: 100 }, 2500)
	expect(broken(long)).toEqual([])
	expect(asked('longest cold wait', long).value).toBeGreaterThan(75)
	expect(deeds['late']?.(long)).toBe(true)
	const short = await evidenceOf(dispatcher, { ...pair, tput: 1 }, 2500)
	expect(asked('mean cold wait', short).value).toBeLessThan(8)
	expect(broken(short)).toEqual([])
})

test('two that block keep both threads', async () => {
	const run = await evidenceOf(dispatcher, { tput: 5, blockers: 2 }, 4000)
	expect(broken(run)).toEqual([])
	expect(deeds['frozen']?.(run)).toBe(true)
})
