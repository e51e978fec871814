import { expect, test } from 'vitest'
import { heaped, isHeapWorld, looseHeap, mortal } from '../../tools/real-threads/heap-scene.ts'
import { Play } from '../../tools/real-threads/play.ts'
import { isCounting } from '../../tools/real-threads/small-scenes.ts'
import type { Scene } from '../programs/scene.ts'
import { Kind } from '../trace/event.ts'

async function kept(scene: Scene) {
	const play = new Play(scene, { values: { keepers: 4 } })
	const { heap, spoilt } = play.worldAs(isHeapWorld)
	await play.begin()
	await play.until(() => play.ending !== null)
	const bad = Atomics.load(spoilt.words, spoilt.at)
	return { ending: play.ending, bad, used: heap.usedBytes, grown: heap.grownBytes }
}

test('no two tasks share a block, and what is given back is used again', async () => {
	const { ending, bad, used, grown } = await kept(heaped)
	expect(ending).toEqual({ kind: 'finished' })
	expect(bad).toBe(0)
	expect(used).toBe(0)
	// 4 × 31 tasks of 256 bytes at once, of 40,000 in all.
	expect(grown).toBe(65_536)
})

test('an allocator without a door is found out', async () => {
	const { ending, bad, used } = await kept(looseHeap)
	expect(bad > 0 || used !== 0 || ending?.kind === 'crashed').toBe(true)
})

test.each(['running', 'held'])(
	'when a process dies, whoever waits, sleeps, stands at a door or spins dies with it: %s',
	async (how) => {
		const each = 3
		const values = { waiters: each, sleepers: each, guests: each, spinners: each }
		const play = await new Play(mortal, { values, pace: 1 }).begin()
		const { cells } = play.worldAs(isCounting)
		const guests = [1, 2, 3].map((i) => `G${i}`)
		const atDoor = () => guests.filter((name) => play.count(Kind.blocked, name) === 1).length
		await play.until(
			() =>
				play.count(Kind.wait) === each &&
				play.count(Kind.spin) === each &&
				play.count(Kind.sleep) > each &&
				atDoor() === each - 1,
		)
		for (const name of how === 'held' ? ['W1', 'S1', 'P1'] : []) {
			play.run.hold(play.idOf(name), true)
		}
		for (const { words, at } of cells.slice(1, 2)) Atomics.store(words, at, 1)
		await play.until(() => play.ending !== null)
		play.look()
		expect(play.ending).toMatchObject({ kind: 'crashed', thread: 'B1', message: 'no more room' })
		expect(play.run.playing).toEqual([])
		const began = play.run.cast.threads.filter(({ name }) => play.count(Kind.start, name) > 0)
		expect(began).toHaveLength(4 * each + 1)
		expect(began.map(({ name }) => play.of(name).at(-1)?.kind)).toEqual(began.map(() => Kind.fail))
		expect(play.count(Kind.fail)).toBe(4 * each + 1)
	},
)
