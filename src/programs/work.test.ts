import { expect, test } from 'vitest'
import { alone } from '../../tools/real-threads/alone.ts'
import { KnobCells } from '../sync/knob-cells.ts'
import type { Thread } from '../sync/thread.ts'
import { blockingQueue } from './blocking-queue/scene.ts'
import { overfull } from './wait-notify/scene.ts'
import { Think, Work } from './work.ts'

/** A thread that only notes what it was told to work. */
class Noting {
	readonly id: number
	readonly works: [us: number, item: number, isComputing: boolean][] = []

	constructor(id: number) {
		this.id = id
	}

	work(us: number, item: number, isComputing: boolean): void {
		this.works.push([us, item, isComputing])
	}

	nowUs(): number {
		return 17
	}

	get asThread(): Thread {
		return this as unknown as Thread
	}
}

function workOf(values: Readonly<Record<string, string | number>>, seed = 7) {
	const knobs = alone((memory) => new KnobCells(memory, blockingQueue.knobs)).built
	for (const knob of blockingQueue.knobs) {
		knobs.set(knob.name, values[knob.name] ?? knob.default)
	}
	return { knobs, work: new Work(knobs, seed) }
}

function makeTimes(dist: string, thread: number, count: number): number[] {
	const { work } = workOf({ producers: 2, rate: 60, dist })
	const me = new Noting(thread)
	for (let i = 0; i < count; i++) {
		work.make(me.asThread)
	}
	return me.works.map(([us]) => us)
}

test.each([
	[2, [2845, 31135, 110333, 21, 66975, 13029, 103537, 6289, 50191, 91211, 15006, 12539]],
	[3, [28085, 18817, 59901, 20842, 19204, 73490, 22598, 5286, 40058, 6895, 4801, 9971]],
])('with seed 7 producer %i takes these times to make its items', (thread, expected) => {
	expect(makeTimes('exponential', thread, 12)).toEqual(expected)
	expect(makeTimes('deterministic', thread, 12)).toEqual(expected.map(() => 33_333))
})

test('together the producers make as many items a second as the rate says', () => {
	for (const producers of [1, 3, 8]) {
		const { work } = workOf({ producers, rate: 40 })
		const me = new Noting(2)
		work.make(me.asThread)
		expect(me.works).toEqual([[Math.round((producers / 40) * 1e6), 0, false]])
	}
})

test('how long handling takes was decided when the item was made, whoever handles it', () => {
	const { work } = workOf({ dist: 'exponential', service: 80 })
	const item = { ...work.make(new Noting(2).asThread), id: 5 }
	const [one, other] = [new Noting(10), new Noting(11)]
	work.handle(one.asThread, item)
	workOf({ dist: 'exponential', service: 80 }, 99).work.handle(other.asThread, item)
	expect(other.works).toEqual(one.works)
	expect(one.works[0]?.[1]).toBe(5)
})

test('a knob counts from the next item on', () => {
	const { work, knobs } = workOf({ service: 80, kind: 'I/O wait' })
	const me = new Noting(10)
	const item = work.make(new Noting(2).asThread)
	work.handle(me.asThread, item)
	knobs.set('service', 5)
	knobs.set('kind', 'CPU spin')
	work.handle(me.asThread, item)
	expect(me.works).toEqual([
		[80_000, 0, false],
		[5000, 0, true],
	])
})

function thinkOf(think: number, seed = 7) {
	const knobs = alone((memory) => new KnobCells(memory, overfull.knobs)).built
	knobs.set('think', think)
	return { knobs, work: new Think(knobs, seed) }
}

function pauses(think: number, seed: number, count: number): number[] {
	const { work } = thinkOf(think, seed)
	const me = new Noting(2)
	for (let i = 0; i < count; i++) {
		work.handle(me.asThread, { ...work.make(me.asThread), id: 5 })
	}
	expect(me.works.map(([, item]) => item)).toEqual(me.works.map((_, i) => (i % 2 === 0 ? 0 : 5)))
	return me.works.map(([us]) => us)
}

test('a pause before each operation is as long as think says on average, and never even', () => {
	const all = pauses(20, 7, 2000)
	const meanUs = all.reduce((sum, us) => sum + us, 0) / all.length
	expect(meanUs).toBeGreaterThan(18_500)
	expect(meanUs).toBeLessThan(21_500)
	expect(new Set(all).size).toBeGreaterThan(all.length * 0.9)
	expect(pauses(20, 7, 5)).toEqual(all.slice(0, 10))
	expect(pauses(20, 8, 5)).not.toEqual(all.slice(0, 10))
})

test('without think time nobody is told to work', () => {
	expect(pauses(0, 7, 10)).toEqual([])
})
