/** The schedule that freezes both, as real threads play it. */
import { expect, test } from 'vitest'
import { lookThrough } from '../../../tools/explore-checks/look.ts'
import { RealRuns } from '../../../tools/explore-checks/real-runs.ts'
import { mutualAsk } from './scene.ts'

test('the freeze that was found comes in 10 of 10 runs', async () => {
	const values = { requests: 1 }
	const plan = { scene: mutualAsk, values, seed: 1 }
	const { turns = [], stood } = lookThrough(plan)
	const real = new RealRuns()
	for (let i = 0; i < 10; i++) {
		const course = await real.play(plan, turns)
		expect(course).toMatchObject({ refused: null, stood })
	}
})
