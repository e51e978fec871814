import { expect, test } from 'vitest'
import { blockingQueueFixture } from '../../model/fixture.ts'
import { type Told, announcement } from './announced.ts'

const recording = blockingQueueFixture()
const held = recording.momentAt(1_200_000)
const running: Told = { phase: 'running', pace: 1, held, notice: null, verdict: null }

test('a pause says where every thread and every queue is', () => {
	const words = announcement({ ...running, phase: 'paused' })
	expect(words).toContain('Paused at 1.200 s')
	for (const { name, state } of held.threads) {
		expect(words).toMatch(new RegExp(`${name}, ${state}`))
	}
	expect(words).toMatch(/queue (full, )?\d+ of 6/)
})

test('at real speed a run is not commented, in slow motion the newest change is', () => {
	expect(announcement(running)).toBe('Running')
	const words = announcement({ ...running, pace: 0.02 })
	const newest = Math.max(...held.threads.map(({ sinceUs }) => sinceUs))
	expect(words).toContain(held.threads.find(({ sinceUs }) => sinceUs === newest)?.name)
})

test('a notice comes first, and a verdict says its reason', () => {
	expect(announcement({ ...running, notice: 'rate was clamped' })).toBe('rate was clamped')
	const verdict = { title: 'Deadlock', detail: 'all wait' }
	expect(announcement({ ...running, phase: 'deadlocked', verdict })).toBe('Deadlock. all wait')
	expect(announcement({ ...running, phase: 'ready' })).toBe('')
})
