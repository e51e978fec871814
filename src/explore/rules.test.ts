/** The rules of the course about `if`, spurious wake-ups and lost ones: what breaks which buffer, and what does not. */
import { expect, test } from 'vitest'
import {
	lookThrough,
	nothingOpen,
	planOf,
	type Size,
	sizesUpTo,
} from '../../tools/explore-checks/look.ts'
import { everyState } from '../../tools/explore-checks/other-explorers.ts'
import type { KnobValues } from '../engine/layout.ts'
import { scenes } from '../programs/scenes.ts'
import type { OpenChoices } from './virtual-run.ts'

const sizes = sizesUpTo(3, 2)
const small = sizesUpTo(2, 2)

/** Laws that the buffer with these switches breaks, by size; null where it breaks none. */
function broken(
	some: readonly Size[],
	values: KnobValues,
	open: Partial<OpenChoices> = {},
): (string | null)[] {
	return some.map((size) => lookThrough(planOf('wait-notify', { ...size, ...values }), open).law)
}

const isBroken = (laws: readonly (string | null)[]) => laws.map((law) => law !== null)

const stuck = 'no stuck waiter'

const lonely = { producers: 1, consumers: 1, capacity: 1 }

test('an if takes from an empty queue with two consumers, overfills with two producers', () => {
	const v1 = { cvs: 1, guard: 'if' }
	const [stolen] = broken([{ producers: 1, consumers: 2, capacity: 1 }], v1)
	const [overfull] = broken([{ producers: 2, consumers: 1, capacity: 1 }], v1)
	expect([stolen, overfull]).toEqual(['no duplicate', 'capacity'])
})

test('the scenes break the law that their stories tell, as they begin', () => {
	const laws = scenes
		.filter(({ chapter }) => chapter === 'wait-notify')
		.map((scene) => [scene.id, lookThrough({ scene, values: {}, seed: 1 }).law])
	expect(Object.fromEntries(laws)).toEqual({
		'wait-notify': null,
		'lost-wakeup': 'no stuck waiter',
		'stolen-item': 'no duplicate',
		overfull: 'capacity',
		'single-condition-deadlock': 'no stuck waiter',
		'safe-by-one': null,
		stampede: null,
		'spurious-wakeup': null,
		'covering-condition': 'no stuck waiter',
	})
})

test('an if fails exactly where a side has two threads, with one condition or two, waking one or all', () => {
	const rule = sizes.map(({ producers, consumers }) => producers > 1 || consumers > 1)
	expect(isBroken(broken(sizes, { cvs: 1, guard: 'if' }))).toEqual(rule)
	expect(isBroken(broken(sizes, { cvs: 2, guard: 'if' }))).toEqual(rule)
	expect(isBroken(broken(sizes, { cvs: 1, guard: 'if', notify: 'all' }))).toEqual(rule)
	expect(isBroken(broken(sizes, { cvs: 2, guard: 'if', notify: 'all' }))).toEqual(rule)
})

test('a spurious wake-up breaks an if between one and one, and never a while', () => {
	const one = small.filter(({ producers, consumers }) => producers === 1 && consumers === 1)
	expect(isBroken(broken(one, { cvs: 2, guard: 'if' }))).toEqual([false, false])
	expect(isBroken(broken(one, { cvs: 2, guard: 'if' }, { spurious: true }))).toEqual([true, true])
	expect(new Set(broken(sizes, { cvs: 2 }, { spurious: true }))).toEqual(new Set([null]))
	expect(new Set(broken(small, { notify: 'all' }, { spurious: true }))).toEqual(new Set([null]))
})

test('that a wake-up may be spurious is no comfort: what deadlocks without still deadlocks', () => {
	const laws = broken(small, { cvs: 1 }, { spurious: true })
	expect(isBroken(laws)).toEqual(
		small.map(({ producers, consumers, capacity }) => producers + consumers > 2 * capacity),
	)
	expect(new Set(laws)).toEqual(new Set([null, stuck]))
})

test('joining the wait set after the unlock loses a wake-up, at every size and with either number of conditions', () => {
	const lawsOf = (join: string, cvs: number) =>
		small.map(
			(size) => lookThrough(planOf('lost-wakeup', { ...size, lock: 'barging', cvs, join })).law,
		)
	for (const cvs of [1, 2]) expect(new Set(lawsOf('after', cvs))).toEqual(new Set([stuck]))
	expect(new Set(lawsOf('before', 2))).toEqual(new Set([null]))
})

test('without the lock a wake-up is lost even between one and one', () => {
	expect(broken([lonely], { lock: 'none' })).toEqual([stuck])
})

test('without the lock any gate counts: what is found is as short as in a walk through all states', () => {
	for (const capacity of [1, 2]) {
		for (const think of [0, 5]) {
			const plan = planOf('lost-wakeup', { ...lonely, capacity, think, lock: 'none' })
			const all = everyState(plan, nothingOpen, (run) => run.key(nothingOpen))
			const { steps, sections } = lookThrough(plan)
			expect({ sections, gates: steps }).toEqual(all.worst)
		}
	}
})

test('pauses between the operations change no verdict and no number of sections', () => {
	for (const size of small) {
		const values = { ...size, cvs: 1 }
		const [hasty, slow] = [0, 5].map((think) =>
			lookThrough(planOf('wait-notify', { ...values, think })),
		)
		expect(slow?.sections).toBe(hasty?.sections)
		expect(slow?.law).toBe(hasty?.law)
	}
})
