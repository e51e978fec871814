import { expect, test } from 'vitest'
import { blockingQueueFixture } from '../../model/fixture.ts'
import { type Told, announcement } from './announced.ts'

const recording = blockingQueueFixture()
const held = recording.momentAt(1_200_000)
const running: Told = { phase: 'running', pace: 1, held, verdict: null }

test('a pause says where every thread and every queue is', () => {
	const words = announcement({ ...running, phase: 'paused' })
	expect(words).toContain('Paused at 1.200 s')
	for (const { name, state } of held.threads) {
		expect(words).toMatch(new RegExp(`${name}, ${state}`))
	}
	expect(words).toMatch(/Queue (full, )?\d+ of 6/)
})

test('at real speed only what happens once is said, in slow motion the newest change is', () => {
	expect(announcement({ ...running, held: recording.momentAt(0) })).toBe('Running')
	const full = { ...held, queues: held.queues.map((it) => ({ ...it, peak: it.capacity })) }
	expect(announcement({ ...running, held: full })).toBe('Running. Queue has been full')
	const broken = { name: 'nothing is lost', holds: false, detail: 'item 3' }
	const said = announcement({ ...running, held: { ...full, laws: [...held.laws, broken] } })
	expect(said).toBe('Running. Queue has been full. Broken: nothing is lost')
	const words = announcement({ ...running, pace: 0.02 })
	const newest = Math.max(...held.threads.map(({ sinceUs }) => sinceUs))
	expect(words).toContain(held.threads.find(({ sinceUs }) => sinceUs === newest)?.name)
})

test('an end says what was done, and a verdict its reason', () => {
	expect(announcement({ ...running, phase: 'finished' })).toMatch(
		/^Finished after 1\.200 s\. \d+ done$/,
	)
	const verdict = { title: 'Deadlock', detail: 'all wait' }
	expect(announcement({ ...running, phase: 'deadlocked', verdict })).toBe('Deadlock. all wait')
	expect(announcement({ ...running, phase: 'ready' })).toBe('Stopped at 1.200 s')
	expect(announcement({ ...running, phase: 'ready', held: recording.momentAt(0) })).toBe('')
})
