import { expect, test } from 'vitest'
import { blockingQueueFixture } from '../../model/fixture.ts'
import type { JobsMoment } from '../../model/job-moment.ts'
import type { Moment } from '../../model/moment.ts'
import { figuresOf } from './scene-figures.ts'

const recorded = blockingQueueFixture({ producers: 2, consumers: 8 }).momentAt(2_000_000)
const drain = { queued: 1500, arrivalsPerS: 60, mostPerS: 100, emptyS: 37.5, delayS: 15 }
const burst = { burst: 400, length: 5, rate: 60 }
const queued = { ...recorded.counts, queued: 1500, offered: 4000 }

function held(rest: Partial<Moment>): Moment {
	return { ...recorded, knobs: burst, counts: queued, drain, ...rest }
}

test('after a burst the queue is drained by what can be done beyond what still comes', () => {
	const drained = (rest: Partial<Moment>) => figuresOf('goodput', held(rest))[1]
	expect(drained({})).toMatchObject({ value: '38 s', note: '100 − 60 /s' })
	// Whoever has just come to help counts, whatever was done until now.
	expect(drained({ drain: { ...drain, mostPerS: 400, emptyS: 4.4 } })?.value).toBe('4.4 s')
	expect(drained({ drain: { ...drain, emptyS: null } })?.value).toBe('never')
})

test('what is put now starts after all that wait, where the first to come is the first to leave', () => {
	expect(figuresOf('drain', held({}))[0]).toMatchObject({ value: '15 s', note: '1500 ÷ 100 /s' })
	const queues = recorded.queues.map((queue) => ({ ...queue, order: 'LIFO' as const }))
	expect(figuresOf('drain', held({ queues }))[0]?.value).toBe('–')
})

test('losses are told by kind, with their share of what came', () => {
	const counts = { ...queued, rejected: 1000, dropped: 200, expired: 0, deadLettered: 0 }
	const [lost] = figuresOf('losses', held({ counts }))
	expect(lost).toMatchObject({ value: '1200', unit: '30.0%' })
	expect(lost?.note).toBe('1000 refused, 25.0% · 200 dropped, 5.0%')
	expect(figuresOf('losses', held({}))[0]).toMatchObject({ value: '0', note: 'of 4000 that came' })
})

test('clients that ask again are told apart from those who ask', () => {
	const [again, each] = figuresOf('attempts', held({ retries: 3000 }))
	expect(again).toMatchObject({ value: '3000', note: 'of 4000 requests' })
	expect(each).toMatchObject({ value: '4.0', note: 'n 1000 clients' })
})

const store: JobsMoment = {
	...{ id: 20, name: 'job store', recent: [], attempts: 142, failedAttempts: 42, leasesLost: 1 },
	counts: { pending: 3, running: 2, done: 99, failed: 0, dead: 1 },
	...{ effects: 100, duplicates: 1, absorbed: 0 },
}

test('attempts per job are compared with the formula for the measured share of failures', () => {
	const moment = held({ jobs: [store], knobs: { retries: 3 } })
	const [each, failed] = figuresOf('attempts', moment)
	// f = 42/142: (1 − f⁴)/(1 − f) = 1.41.
	expect(each).toMatchObject({ value: '1.4', theory: '1.4' })
	expect(failed).toMatchObject({ value: '42', unit: 'of 142', note: '1 lease ran out' })
	const [done, twice] = figuresOf('jobs', moment)
	expect(done).toMatchObject({ value: '99', unit: 'of 105', note: '1 dead' })
	expect(twice).toMatchObject({ value: '1', note: 'of 100 effects' })
})

test('tokens are those of now, not of when somebody asked last', () => {
	const atUs = recorded.atUs - 300_000
	const bucket = { id: 9, name: 'bucket', size: 50, tokens: 2, atUs, given: 10, refused: 3 }
	const knobs = { bucket: 40, token: 100 }
	const [tokens] = figuresOf('tokens', held({ buckets: [bucket], knobs }))
	expect(tokens).toMatchObject({ value: '32', unit: 'of 40, 100 /s', note: '10 given, 3 refused' })
})
