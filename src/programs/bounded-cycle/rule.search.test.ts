/** Who can wait for whom for ever, searched through: exactly what the rule of the scene says. */
import { expect, test } from 'vitest'
import {
	lookThrough,
	nothingOpen,
	upTo,
} from '../../../tools/explore-checks/look.ts'
import { everyState } from '../../../tools/explore-checks/other-explorers.ts'
import { boundedCycle } from './scene.ts'

/** Three times what the slowest takes on two cores. */
const limitMs = 15_000

interface Size {
	readonly requests: number
	readonly replies: number
	readonly ahead: number
}

const sizes: readonly Size[] = upTo(2).flatMap((requests) =>
	upTo(2).flatMap((replies) =>
		upTo(6).map((ahead) => ({ requests, replies, ahead })),
	),
)

const search = (values: object) =>
	lookThrough({ scene: boundedCycle, values: { ...values }, seed: 1 })

/** The server holds one in its hand. */
const isTooMuch = ({ requests, replies, ahead }: Size) =>
	ahead > requests + replies + 1

/**
 * All puts that fit, takes to make room for them, replies that fit, and the two puts that wait: R + S + 1, S + 1, S, 2.
 */
const sectionsOf = ({ requests, replies }: Size) =>
	requests + 3 * replies + 4

test(
	'it can hang if and only if more are sent ahead than both queues and the server hold, and no sooner',
	() => {
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
		expect(said).toHaveLength(24)
		expect(sizes.filter(isTooMuch)).toHaveLength(8)
	},
	limitMs,
)

test('as the scene begins it can hang, and what was found says who waits for which queue', () => {
	expect(search({})).toMatchObject({
		verdict: 'violation',
		law: 'no stuck waiter',
		sections: 12,
		race: null,
	})
	expect(search({}).detail).toMatch(
		/C1 on “requests not full”, S1 on “replies not full”/,
	)
})

test('a request more fits wherever there is one place more', () => {
	expect(search({ requests: 3 }).verdict).toBe('safe')
	expect(search({ replies: 3 }).verdict).toBe('safe')
	expect(search({ requests: 3, ahead: 7 }).verdict).toBe('violation')
})

test.each([
	{ requests: 1, replies: 1, ahead: 4 },
	{ requests: 2, replies: 2, ahead: 6 },
])(
	'%o: what was found is as short as in a walk through all states',
	(values) => {
		const plan = { scene: boundedCycle, values, seed: 1 }
		const { worst } = everyState(plan, nothingOpen, (run) =>
			run.key(nothingOpen),
		)
		const { sections, steps } = search(values)
		expect({ sections, gates: steps }).toEqual(worst)
	},
	limitMs,
)
