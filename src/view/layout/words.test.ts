import { expect, test } from 'vitest'
import { blockingQueueFixture } from '../../model/fixture.ts'
import type { ThreadMoment } from '../../model/moment.ts'
import {
	absenceInWords,
	depthInWords,
	detailInWords,
	durationInWords,
	grouped,
	holderInWords,
	sentenceOf,
	stageInWords,
	stateInWords,
} from './words.ts'

const recording = blockingQueueFixture({ producers: 3, consumers: 4, capacity: 8, changes: [] })
const moment = recording.momentAt(688_960)

function thread(stated: Partial<ThreadMoment>): ThreadMoment {
	const [some] = moment.threads
	if (some === undefined) throw new Error('no thread')
	const idle = { work: null, hand: 'empty', handItem: null, holds: 0, at: 0, reason: null } as const
	return { ...some, ...idle, ...stated }
}

test('waiting because it is full is said as what must come true, and never as blocked', () => {
	expect(stateInWords(thread({ state: 'waiting', reason: 'full' }), 0)).toBe('waiting: not full')
	expect(stateInWords(thread({ state: 'waiting', reason: 'empty' }), 0)).toBe('waiting: not empty')
	expect(stateInWords(thread({ state: 'waiting', reason: 'reply' }), 0)).toBe('waiting: reply')
})

test('a sleeping thread says how long it still sleeps', () => {
	const sleeper = thread({ state: 'sleeping', sleepUntilUs: 100_000 })
	expect(stateInWords(sleeper, 57_000)).toBe('sleeping 43 ms')
	expect(stateInWords(sleeper, 200_000)).toBe('sleeping 0 µs')
})

test.each([
	[57_000, 0, 'polls in 43 ms'],
	[57_000, 10_000, 'polls in 50 ms'],
	[57_000, 50_000, 'polls within 100 ms'],
	[57_000, 250_000, 'until the next poll'],
	[200_000, 0, 'polls in 0 µs'],
])('at %i µs, told every %i µs, a poller that sleeps says it %s', (atUs, stepUs, words) => {
	const times = { sinceUs: 0, sleepUntilUs: 100_000 }
	const poller = thread({ state: 'sleeping', reason: 'poll', ...times })
	expect(stateInWords(poller, atUs)).toBe('sleeping')
	expect(detailInWords(poller, atUs, stepUs)).toBe(words)
})

test('a failed thread says its error', () => {
	expect(stateInWords(thread({ state: 'failed', reason: 'out of memory' }), 0)).toBe(
		'failed: out of memory',
	)
})

test.each([
	[{ state: 'working', reason: 'making' }, 'making an item'],
	[{ state: 'working', reason: 'handling 527' }, 'handling 527'],
	[{ state: 'working', hand: 'made' }, 'item in hand'],
	[{ state: 'working', hand: 'made', holds: 2 }, 'putting an item'],
	[{ state: 'working', holds: 2 }, 'holds the lock'],
	[{ state: 'blocked', reason: 'lock held by C4' }, 'lock held by C4'],
	[{ state: 'waiting', reason: 'full' }, null],
	[{ state: 'spinning', spins: 3_140_000 }, '3.1\u00a0M looks'],
] as const)('the second line of %o is %s', (stated, words) => {
	expect(detailInWords(thread(stated), 0)).toBe(words)
})

test('a ghost says whether its thread is parked, with what, or coming back', () => {
	expect(absenceInWords(thread({ state: 'waiting', hand: 'made' }))).toBe('parked, item in hand')
	expect(absenceInWords(thread({ state: 'waiting' }))).toBe('parked')
	expect(absenceInWords(thread({ state: 'woken', hand: 'made' }))).toBe('on its way back')
})

test('the accessible name of a thread is its name, state and detail', () => {
	expect(sentenceOf(thread({ state: 'waiting', reason: 'full', name: 'P3' }), 0)).toBe(
		'P3, waiting: not full',
	)
	const blocked = thread({ state: 'blocked', reason: 'lock held by C4', name: 'C1' })
	expect(sentenceOf(blocked, 0)).toBe('C1, blocked, lock held by C4')
})

test('depth says full, over and closed', () => {
	expect(depthInWords(7, 8, false)).toBe('7 of 8')
	expect(depthInWords(8, 8, false)).toBe('full, 8 of 8')
	expect(depthInWords(7, 6, false)).toBe('7 of 6, 1 over')
	expect(depthInWords(3, 6, true)).toBe('closed, 3 of 6')
	expect(depthInWords(26_206, 2 ** 31 - 1, false)).toBe('26\u00a0206, no bound')
})

test('long counts are grouped, and four digits are not', () => {
	expect(grouped(2000)).toBe('2000')
	expect(grouped(29394)).toBe('29\u00a0394')
})

test('durations have a unit that suits them', () => {
	expect([40, 4321, 43_210, 1_234_567].map(durationInWords)).toEqual([
		'40 µs',
		'4.3 ms',
		'43 ms',
		'1.2 s',
	])
})

test('the page is called you when it holds a lock', () => {
	expect(holderInWords(moment, 1)).toBe('lock held by you')
	expect(holderInWords(moment, 0)).toBe('lock free')
})

test('the description of the stage names who waits, who holds the lock and what leaves next', () => {
	const words = stageInWords(moment)
	const queue = moment.queues[0]
	expect(words).toContain(`Queue ${depthInWords(queue?.depth ?? 0, 8, false)}`)
	expect(words).toContain('Waiting for not full: P')
	expect(words).toContain('At the lock: C3')
})

test('once everybody has ended and somebody failed, what is queued is lost', () => {
	const ended = (state: ThreadMoment['state']) => moment.threads.map((it) => ({ ...it, state }))
	expect(stageInWords({ ...moment, threads: ended('failed') })).toContain('all lost.')
	expect(stageInWords({ ...moment, threads: ended('finished') })).not.toContain('lost')
	expect(stageInWords(moment)).not.toContain('lost')
})

test('who waits outside is counted, and a place without a queue says so', () => {
	const counts = { ...moment.counts, outside: 12 }
	const threads = [thread({}), thread({ hand: 'made' })]
	expect(stageInWords({ ...moment, threads, counts })).toContain('11 outside.')
	expect(stageInWords(moment)).not.toContain('outside')
	expect(stageInWords({ ...moment, queues: [] })).toContain('No queue.')
})
