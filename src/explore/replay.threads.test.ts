import { expect, test } from 'vitest'
import { Play } from '../../tools/real-threads/play.ts'
import { sceneOf } from '../programs/scenes.ts'
import { search } from './search.ts'

const scene = sceneOf('single-condition-deadlock')
const unhurried = {
	open: { victim: false, spurious: false },
	budgetMs: 60_000,
	maxStates: 1e6,
	onProgress: () => true,
	now: () => performance.now(),
}

test('spike replay', async () => {
	const values = { producers: 2, consumers: 2, capacity: 1 }
	const found = search({ scene, values, seed: 1 }, unhurried)
	for (let i = 0; i < 20; i++) {
		const play = new Play(scene, { values })
		await play.run.prepareInHands()
		const { refused, stood } = await play.run.hands.play(found.turns ?? [])
		expect(refused).toBeNull()
		expect(stood).toEqual(found.stood)
		expect(play.run.hands.isStuck).toBe(true)
		play.run.endIfStuck()
		expect(play.ending).toEqual({ kind: 'deadlocked' })
		await play.end()
	}
})
