/** Published results, reproduced: which sizes of the bounded buffer can deadlock, and in how few sections. */
import { expect, test } from 'vitest'
import { lookThrough, planOf, type Size, sizesUpTo } from '../../tools/explore-checks/look.ts'
import { type ModelOptions, sectionsToDeadlock } from '../../tools/explore-checks/section-model.ts'

/** Three times what the slowest takes on two cores. */
const limitMs = 15_000

const all = sizesUpTo(4, 3)
const most = sizesUpTo(3, 3)

const single: Omit<ModelOptions, keyof Size> = {
	conditions: 1,
	wakes: 'one',
	isAnyVictim: false,
	isFair: false,
}

/** Fewest sections to a deadlock, by size; null where there is none. */
type Table = Record<string, number | null>

function tableOf(sizes: readonly Size[], sections: (size: Size) => number | null): Table {
	return Object.fromEntries(
		sizes.map((size) => [
			`P${size.producers} C${size.consumers} B${size.capacity}`,
			sections(size),
		]),
	)
}

/** The same from the search, with the switches `values`. */
function searched(sizes: readonly Size[], values: object, victim = false): Table {
	return tableOf(sizes, (size) => {
		const found = lookThrough(planOf('single-condition-deadlock', { ...size, ...values }), {
			victim,
		})
		if (found.law !== null) expect(found.law).toBe('no stuck waiter')
		return found.sections ?? null
	})
}

const modelled = (sizes: readonly Size[], options: Partial<ModelOptions>): Table =>
	tableOf(sizes, (size) => sectionsToDeadlock({ ...single, ...options, ...size }))

test('the model deadlocks in as few sections as was published', () => {
	expect(modelled(all, {})).toMatchObject({
		'P1 C1 B1': null,
		'P1 C2 B1': 7,
		'P2 C1 B1': 8,
		'P2 C2 B1': 8,
		'P2 C2 B2': null,
		'P3 C2 B2': 23,
		'P3 C4 B3': 43,
		'P4 C3 B3': 46,
	})
})

test(
	'one condition deadlocks if and only if there are more threads than twice the capacity, on all 48 sizes',
	() => {
		const table = searched(all, {})
		const canDeadlock = Object.fromEntries(Object.entries(table).map(([k, v]) => [k, v !== null]))
		const rule = all.map((size) => size.producers + size.consumers > 2 * size.capacity)
		expect(Object.values(canDeadlock)).toEqual(rule)
		expect(rule).toHaveLength(48)
		expect(rule.filter(Boolean)).toHaveLength(28)
		expect(table).toEqual(modelled(all, {}))
	},
	limitMs,
)

test(
	'whom a notify wakes changes neither which sizes deadlock nor how soon',
	() => {
		const chosen = modelled(all, { isAnyVictim: true })
		expect(chosen).toEqual(modelled(all, {}))
		expect(searched(most, {}, true)).toEqual(modelled(most, { isAnyVictim: true }))
		const largest = all.filter(({ producers, consumers }) => producers + consumers === 7)
		expect(searched(largest, {}, true)).toEqual(modelled(largest, { isAnyVictim: true }))
	},
	limitMs,
)

test(
	'two conditions never deadlock, on all 48 sizes',
	() => {
		const none = modelled(all, { conditions: 2 })
		expect(new Set(Object.values(none))).toEqual(new Set([null]))
		expect(searched(all, { cvs: 2 })).toEqual(none)
	},
	limitMs,
)

test(
	'waking everybody never deadlocks, on all 48 sizes',
	() => {
		const none = modelled(all, { wakes: 'all' })
		expect(new Set(Object.values(none))).toEqual(new Set([null]))
		expect(searched(all, { notify: 'all' })).toEqual(none)
	},
	limitMs,
)

test('a FIFO-fair lock has a table of its own: among others, one thread against two is safe', () => {
	const table = modelled(all, { isFair: true })
	const deadlocks = Object.entries(table).filter(([, sections]) => sections !== null)
	expect(Object.fromEntries(deadlocks)).toEqual({
		'P2 C2 B1': 10,
		'P2 C3 B1': 11,
		'P2 C4 B1': 12,
		'P3 C2 B1': 11,
		'P3 C3 B1': 12,
		'P3 C4 B1': 13,
		'P3 C4 B2': 27,
		'P4 C2 B1': 12,
		'P4 C3 B1': 13,
		'P4 C3 B2': 29,
		'P4 C4 B1': 14,
		'P4 C4 B2': 20,
	})
	const small = [...sizesUpTo(2, 3), { producers: 3, consumers: 2, capacity: 1 }]
	expect(searched(small, { lock: 'FIFO-fair' })).toEqual(modelled(small, { isFair: true }))
})
