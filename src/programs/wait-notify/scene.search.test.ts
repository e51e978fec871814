/** What a search says of the two scenes in which somebody wakes who has nothing to do: futile, and harmless, unless an if stands there. */
import { expect, test } from 'vitest'
import { lookThrough } from '../../../tools/explore-checks/look.ts'
import type { FixedValues, Scene } from '../scene.ts'
import { spuriousWakeup, stampede } from './scene.ts'

const found = (scene: Scene, values: FixedValues = {}) =>
	lookThrough({ scene, values, seed: 1 })

test('waking all is safe, with one condition for everybody or two, for a few consumers and for all fifteen', () => {
	for (const consumers of [1, 4, 15]) {
		for (const cvs of [1, 2]) {
			const values = { consumers, cvs }
			expect(found(stampede, values).verdict).toBe('safe')
		}
	}
})

test('waking one of a herd in one condition leaves all asleep, in two it does not', () => {
	const herd = { consumers: 4, notify: 'one' }
	expect(found(stampede, { ...herd, cvs: 1 }).law).toBe(
		'no stuck waiter',
	)
	expect(found(stampede, { ...herd, cvs: 2 }).verdict).toBe('safe')
})

test('where spurious wake-ups are injected, the search counts on them: an if breaks, a while does not', () => {
	expect(found(spuriousWakeup).verdict).toBe('safe')
	expect(found(spuriousWakeup, { guard: 'if' })).toMatchObject({
		verdict: 'violation',
		law: 'no duplicate',
		sections: 2,
	})
})

test('without them, an if between one and one never breaks', () => {
	const values = { guard: 'if', spurious: 0 }
	expect(found(spuriousWakeup, values).verdict).toBe('safe')
})

test('more threads break the if without any help', () => {
	const values = { guard: 'if', spurious: 0, consumers: 2 }
	expect(found(spuriousWakeup, values).law).toBe('no duplicate')
})
