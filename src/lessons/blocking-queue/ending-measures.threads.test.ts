/** What real runs say to the questions about shutting down, and about the pool. */
import { describe, expect, test } from 'vitest'
import { Play } from '../../../tools/real-threads/play.ts'
import { Recording } from '../../model/recording.ts'
import { poolAdmission } from '../../programs/pool-admission/scene.ts'
import type { Scene } from '../../programs/scene.ts'
import { shutdown } from '../../programs/shutdown/scene.ts'
import type { Evidence, Measured } from '../evidence.ts'
import { endingMeasures } from './ending-measures.ts'
import { poolMeasures } from './pool-measures.ts'

type Values = Evidence['knobs']

const measures = { ...endingMeasures, ...poolMeasures }

/** The run to its end, and what it is evidence of. */
async function evidenceOf(scene: Scene, values: Values): Promise<Evidence> {
	const play = await new Play(scene, { values, pace: 10 }).begin()
	await play.until(() => play.ending !== null)
	expect(play.lost).toBe(0)
	const recording = new Recording(play.run.cast)
	recording.append(play.events, play.run.nowUs)
	const moment = recording.momentAt(recording.endUs)
	expect(moment.laws.filter(({ name, holds }) => !holds && name !== 'no stuck waiter')).toEqual([])
	const phase = play.ending?.kind === 'finished' ? 'finished' : 'deadlocked'
	return { moment, phase, knobs: values, isRecorded: false }
}

function asked(name: string, evidence: Evidence): Measured {
	const measured = measures[name]?.(evidence)
	if (!measured) throw new Error(`${name} is not known`)
	return measured
}

describe('a shop that closes', () => {
	test('with three pills for four consumers: one stays, nothing is left', async () => {
		const run = await evidenceOf(shutdown, {})
		const { value, text, n, theory } = asked('consumers stay', run)
		expect([value, n, theory]).toEqual([1, 4, '4 consumers − 3 pills = 1.'])
		expect(text).toMatch(/^C\d waits for ever$/)
		expect(asked('items left', run).value).toBe(0)
	})

	test('by an interrupt: nobody stays, what was queued does', async () => {
		const run = await evidenceOf(shutdown, { stop: 'interrupt' })
		expect(asked('consumers stay', run)).toMatchObject({ value: 0, text: 'all of them have left' })
		const { value } = asked('items left', run)
		expect(value).toBeGreaterThanOrEqual(3)
		expect(value).toBeLessThanOrEqual(10)
	})

	test('now: what is not done is thrown away and counted', async () => {
		const run = await evidenceOf(shutdown, { stop: 'now' })
		const { value, text } = asked('items left', run)
		expect(value).toBeGreaterThan(0)
		expect(text).toBe(`0 left in the queue, ${value} thrown away and counted`)
	})

	test('polls with a flag need longer than pills, by a poll in vain', async () => {
		const pills = asked('time to stop', await evidenceOf(shutdown, { pills: 4 })).value
		const polls = asked('time to stop', await evidenceOf(shutdown, { stop: 'poll+flag' })).value
		expect(polls - pills).toBeGreaterThan(250)
		expect(polls - pills).toBeLessThan(900)
	})
})

describe('a pool', () => {
	test('begins 1 2 6 7, then 3 4 5', async () => {
		const run = await evidenceOf(poolAdmission, {})
		const { value, text, n } = asked('third to begin', run)
		expect([value, n]).toEqual([6, 9])
		expect(text).toContain('1 2 6 7 3 4 5; 3 waited in the queue, 2 refused')
		expect(asked('threads at work', run).value).toBe(4)
	})

	test('with room for all does everything with its core', async () => {
		const run = await evidenceOf(poolAdmission, { capacity: 100, service: 500 })
		expect(asked('threads at work', run).value).toBe(2)
	})
})
