/** One condition for different amounts: which sizes strand somebody when a notify wakes one, and that waking all never does. */
import { expect, test } from 'vitest'
import { lookThrough } from '../../../tools/explore-checks/look.ts'
import type { FixedValues } from '../scene.ts'
import { coveringCondition } from './scene.ts'

const found = (values: FixedValues, open = {}) =>
	lookThrough({ scene: coveringCondition, values, seed: 1 }, open)

test('the scene, as it begins, strands the small one in five sections', () => {
	const { verdict, law, detail, sections } = found({})
	expect({ verdict, law, sections }).toEqual({
		verdict: 'violation',
		law: 'no stuck waiter',
		sections: 5,
	})
	expect(detail).toContain('The last notify, by F1, went to L1.')
})

test.each([
	{},
	{ large: 140, freed: 50 },
	{ small: 50 },
	{ freed: 100 },
])('notifyAll strands nobody: %o', (values) => {
	expect(found({ ...values, notify: 'all' })).toMatchObject({
		verdict: 'safe',
		race: null,
	})
})

test('one is enough exactly when what is freed at once is enough for the large one', () => {
	const larges = [10, 40, 50, 60, 100]
	const laws = larges.map((large) => found({ large }).law)
	expect(laws.map((law) => law !== null)).toEqual(
		larges.map((large) => large > 50),
	)
})
