/** When a pool waits for itself, searched through: exactly what the rule of the scene says. */
import { expect, test, vi } from 'vitest'
import {
	lookThrough,
	nothingOpen,
	upTo,
} from '../../../tools/explore-checks/look.ts'
import { everyState } from '../../../tools/explore-checks/other-explorers.ts'
import { poolStarvation } from './scene.ts'

vi.setConfig({ testTimeout: 60_000 })

interface Size {
	readonly workers: number
	readonly parents: number
}

const sizes: readonly Size[] = upTo(3).flatMap((workers) =>
	upTo(4).map((parents) => ({ workers, parents })),
)

const planOf = (values: object) => ({
	scene: poolStarvation,
	values: { ...values },
	seed: 1,
})

const search = (values: object) => lookThrough(planOf(values))

const isTooMuch = ({ workers, parents }: Size) => parents >= workers

/** The parents come in, each thread takes one, submits its child and waits for it, and so does the client. */
const sectionsOf = ({ workers }: Size) => 1 + 3 * workers + 1

test('it can stand still for ever if and only if there are as many parents as threads, and no sooner', () => {
	const said = sizes.map((size) => {
		const { law, sections } = search(size)
		return [size, law, sections ?? null]
	})
	expect(said).toEqual(
		sizes.map((size) =>
			isTooMuch(size)
				? [size, 'no stuck waiter', sectionsOf(size)]
				: [size, null, null],
		),
	)
	expect(said).toHaveLength(12)
	expect(sizes.filter(isTooMuch)).toHaveLength(9)
})

test('what was found says who waits for whose child', () => {
	const found = search({ workers: 3, parents: 3 })
	expect(found).toMatchObject({
		verdict: 'violation',
		law: 'no stuck waiter',
		sections: 11,
		race: null,
	})
	for (const who of ['C1 on “parent 1 done”', 'T3 on “child 3 done”']) {
		expect(found.detail).toContain(who)
	}
})

test.each([
	{ cure: 'second pool', workers: 1, parents: 2 },
	{ cure: 'second pool', workers: 2, parents: 1 },
	{ cure: 'parent itself', workers: 1, parents: 4 },
	{ cure: 'parent itself', workers: 2, parents: 3 },
])(
	'children that are done by others, or by the parent: %o never stands still',
	(values) => {
		expect(search(values)).toMatchObject({
			verdict: 'safe',
			law: null,
			race: null,
		})
	},
)

test.each([
	{ workers: 1, parents: 1 },
	{ workers: 2, parents: 2 },
	{ workers: 2, parents: 3 },
])(
	'%o: what was found is as short as in a walk through all states',
	(values) => {
		const { worst } = everyState(planOf(values), nothingOpen, (run) =>
			run.key(nothingOpen),
		)
		const { sections, steps } = search(values)
		expect({ sections, gates: steps }).toEqual(worst)
	},
)
