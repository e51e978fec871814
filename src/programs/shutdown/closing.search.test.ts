/** Who stays, and what is left behind, in every schedule of a small shop that closes. */
import { expect, test, vi } from 'vitest'
import {
	lookThrough,
	nothingOpen,
	planOf,
} from '../../../tools/explore-checks/look.ts'
import { everyState } from '../../../tools/explore-checks/other-explorers.ts'
import type { KnobValue } from '../knob.ts'

vi.setConfig({ testTimeout: 60_000 })

type Values = Readonly<Record<string, KnobValue>>

const small = { producers: 1, consumers: 2, capacity: 1 }

/** Law that some schedule breaks; null for none. */
const broken = (values: Values) =>
	lookThrough(planOf('shutdown', { ...small, ...values })).law

/** Of every way in which a run can end: consumers that stay, and what is in the queue. */
function endings(values: Values): { stay: number; left: number }[] {
	const plan = planOf('shutdown', { ...small, ...values })
	const { all } = everyState(plan, nothingOpen, (run) =>
		run.key(nothingOpen),
	)
	return [...all].map((ending) => {
		const [threads = '', cells = ''] = ending.split(' : ')
		const consumers = threads.split(' | ').at(-1)?.split(',') ?? []
		const stay = consumers.filter((one) => one !== 'done').length
		// What the queue decides by comes first: how much is inside.
		return { stay, left: Number(cells.split(',')[0]) }
	})
}

const stay = (values: Values) =>
	new Set(endings(values).map(({ stay: count }) => count))
const left = (values: Values) =>
	new Set(endings(values).map(({ left: count }) => count))

test('one pill too few leaves exactly one consumer, whatever the schedule', () => {
	expect(stay({ pills: 1 })).toEqual(new Set([1]))
	expect(broken({ pills: 1 })).toBe('no stuck waiter')
	expect(broken({ consumers: 3, pills: 2 })).toBe('no stuck waiter')
})

test('as many pills as consumers, after the last producer: nobody stays, and nothing is left', () => {
	const ends = endings({ pills: 2 })
	expect(ends.length).toBeGreaterThan(0)
	expect(new Set(ends.map((end) => `${end.stay} ${end.left}`))).toEqual(
		new Set(['0 0']),
	)
	for (const size of [
		{ consumers: 1, pills: 1 },
		{ consumers: 3, pills: 3 },
		{ producers: 2, pills: 2 },
		{ producers: 2, capacity: 2, pills: 2 },
	]) {
		expect(broken(size)).toBeNull()
	}
})

test('pills at once: something may be left, and a producer may stay, too', () => {
	const values = { consumers: 1, pills: 1, sender: 'at once' }
	expect(left(values)).toEqual(new Set([0, 1]))
	expect(broken({ producers: 2, pills: 2, sender: 'at once' })).toBe(
		'no stuck waiter',
	)
})

test('a pill from each producer: enough only where there are as many as consumers', () => {
	const each = { sender: 'by each producer' }
	expect(broken(each)).toBe('no stuck waiter')
	expect(broken({ ...each, producers: 2 })).toBeNull()
})

test('polls and a flag: nobody stays, and nothing is left', () => {
	const ends = endings({ consumers: 1, stop: 'poll+flag' })
	expect(new Set(ends.map((end) => `${end.stay} ${end.left}`))).toEqual(
		new Set(['0 0']),
	)
	expect(broken({ stop: 'poll+flag' })).toBeNull()
})

test('an interrupt, or now: nobody stays; only the one leaves something in the queue', () => {
	const one = { consumers: 1 }
	expect(left({ ...one, stop: 'interrupt' })).toEqual(new Set([0, 1]))
	expect(left({ ...one, stop: 'now' })).toEqual(new Set([0]))
	expect(broken({ stop: 'interrupt' })).toBeNull()
	expect(broken({ ...one, stop: 'now' })).toBeNull()
})
