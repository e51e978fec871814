import { range } from 'd3'
import { expect, test } from 'vitest'
import { KnobCells } from '../sync/knob-cells.ts'
import { SharedMemory } from '../sync/shared-memory.ts'
import { Arrivals, type Due } from './arrivals.ts'
import { changingPhases, Ticks } from './ticks.ts'
import { UnluckyFirst, unluckyItems } from './unlucky.ts'

const handler = 2
const poller = 3
const seed = 7

class Unlucky extends UnluckyFirst {
	dues(count: number): Due[] {
		let due = this.first(handler)
		return range(count).map(() => {
			const one = due
			due = this.after(due, handler)
			return one
		})
	}

	fiveMsBefore(due: Due): Due {
		return this.still(due, handler, due.atUs - 5000)
	}
}

class ByChance extends Arrivals {
	following(due: Due): Due {
		return this.after(due, handler)
	}

	begin(): Due {
		return this.first(handler)
	}
}

function knobsOf(poll: number, rate = 5): KnobCells {
	const knobs = new KnobCells(new SharedMemory(new Int32Array(256)), [
		...['poll', 'workers', 'rate'].map((name) => ({ name })),
		{ name: 'phase', options: changingPhases },
	])
	knobs.set('poll', poll)
	knobs.set('workers', 1)
	knobs.set('rate', rate)
	knobs.set('phase', 'random')
	return knobs
}

test.each([10, 100, 2000])(
	'poll %i ms: the first three come a millisecond after a tick, each when the one before is long gone',
	(poll) => {
		const knobs = knobsOf(poll)
		const ticks = new Ticks(knobs, seed)
		const dues = new Unlucky(knobs, seed, ticks).dues(unluckyItems)
		dues.forEach(({ atUs }, i) => {
			const tick = atUs - 1000
			expect(ticks.tickAfter(poller, tick - 1)).toBe(tick)
			// What came before was taken at a tick before this one.
			expect(tick - (dues[i - 1]?.atUs ?? 0)).toBeGreaterThanOrEqual(poll * 1000)
		})
	},
)

test('where a millisecond is the whole period, it is a moment all the same', () => {
	const knobs = knobsOf(1)
	const [due] = new Unlucky(knobs, seed, new Ticks(knobs, seed)).dues(1)
	const next = new Ticks(knobs, seed).tickAfter(poller, due?.atUs ?? 0)
	expect(next - (due?.atUs ?? 0)).toBe(900)
})

test('all others come by chance, as long after the one before as without the unlucky ones', () => {
	const knobs = knobsOf(100)
	const dues = new Unlucky(knobs, seed, new Ticks(knobs, seed)).dues(20)
	const plain = new ByChance(knobs, seed)
	let due = plain.begin()
	const gaps = range(19).map(() => {
		const next = plain.following(due)
		const gap = next.atUs - due.atUs
		due = next
		return gap
	})
	const behind = dues.slice(1).map(({ atUs }, i) => atUs - (dues[i]?.atUs ?? 0))
	expect(behind.slice(unluckyItems - 1)).toEqual(gaps.slice(unluckyItems - 1))
})

test('turning the rate does not make an unlucky one luckier', () => {
	const knobs = knobsOf(100)
	const source = new Unlucky(knobs, seed, new Ticks(knobs, seed))
	const [first] = source.dues(1)
	knobs.set('rate', 20)
	if (!first) {
		throw new RangeError('one')
	}
	expect(source.fiveMsBefore(first)).toEqual(first)
})
