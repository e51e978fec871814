/** Help on real threads: workers that are really started, and really leave. */
import { expect, test } from 'vitest'
import { Play } from '../../../tools/real-threads/play.ts'
import { Kind } from '../../trace/event.ts'
import { autoscaling } from './scene.ts'

function workers({ run }: Play): number {
	const { playing } = run
	return run.cast.threads.filter(
		({ id, role }) => role === 'worker' && playing.includes(id),
	).length
}

test('the burst is over before help is there; then there are 32, who have nothing to do, and go', async () => {
	const play = await new Play(autoscaling, {
		pace: 10,
		ringRecords: 65_536,
	}).begin()
	await play.until(() => play.count(Kind.wanted) === 1)
	const sent = play.events.find(({ kind }) => kind === Kind.wanted)
	expect(sent).toMatchObject({ a: 32, b: 1 })
	const dueUs = sent?.c ?? 0
	expect((dueUs - (sent?.atUs ?? 0)) / 1e6).toBeCloseTo(5, 2)
	expect(workers(play)).toBe(8)
	await play.until(() => workers(play) === 32)
	// The burst ended at 6 s.
	expect(play.run.nowUs).toBeGreaterThan(6e6)
	expect(play.run.nowUs).toBeGreaterThanOrEqual(dueUs)
	const depthThen = play.count(Kind.put) - play.count(Kind.take)
	await play.until(() => play.count(Kind.start) === 34)
	await play.until(() => play.count(Kind.wanted) === 2)
	expect(play.count(Kind.put) - play.count(Kind.take)).toBeLessThan(20)
	expect(
		play.events.findLast(({ kind }) => kind === Kind.wanted)?.a,
	).toBe(8)
	await play.until(() => workers(play) === 8)
	await play.run.pause()
	play.look()
	expect(play.lost).toBe(0)
	expect(play.count(Kind.finish)).toBe(24)
	// Whoever came first stays; nobody left with a task in hand.
	const taken = play.count(Kind.take)
	const inHand = taken - play.count(Kind.worked)
	expect(inHand).toBeLessThanOrEqual(8)
	expect(depthThen).toBeGreaterThan(1200)
	expect(depthThen).toBeLessThan(1700)
	await play.end()
	expect(play.run.playing).toEqual([])
})
