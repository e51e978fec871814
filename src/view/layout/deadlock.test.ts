import { expect, test } from 'vitest'
import { blockingQueueFixture, recordingOf } from '../../model/fixture.ts'
import { deadlockInWords } from './deadlock.ts'

test('who waits is named with what each waits for', () => {
	const moment = recordingOf(`
		C1  zzzz
		C2  .zzz
	`).momentAt(4_000)
	expect(deadlockInWords(moment)).toBe(
		'All 2 threads wait: C1 and C2 for not empty. Nobody is left to notify.',
	)
})

test('who could go on is told apart, with the notify that went to another', () => {
	const moment = recordingOf(
		`
		P1  =p==###
		C1  zzz====
	`,
	).momentAt(7_000)
	const [first] = moment.threads
	if (first === undefined) throw new Error('nobody')
	const stuck = { ...first, state: 'waiting' as const, reason: 'full' }
	const [queue] = moment.queues
	if (queue === undefined) throw new Error('no queue')
	const words = deadlockInWords({
		...moment,
		threads: [stuck],
		queues: [{ ...queue, items: [], capacity: 1 }],
	})
	expect(words).toContain(`${first.name} for not full`)
	expect(words).toContain(`${first.name} could go on, but the last notify, from`)
	expect(words).toContain('and nobody is left to notify.')
})

test('threads that have ended are not counted among those that wait', () => {
	const moment = blockingQueueFixture({ itemsEach: 1, changes: [] }).momentAt(2_000_000)
	const ended = moment.threads.filter(({ state }) => state === 'finished')
	expect(ended.length).toBeGreaterThan(0)
	for (const { name } of ended) expect(deadlockInWords(moment)).not.toContain(`${name} for`)
})
