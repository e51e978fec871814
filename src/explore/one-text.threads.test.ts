/** One text, two runtimes: what threads make and handle is decided by the seed, not by who runs the program. */
import { expect, test } from 'vitest'
import { Chance } from '../../tools/explore-checks/chance.ts'
import { nothingOpen } from '../../tools/explore-checks/look.ts'
import { Play } from '../../tools/real-threads/play.ts'
import type { KnobValues } from '../engine/layout.ts'
import { sceneOf } from '../programs/scenes.ts'
import { Activity, Kind } from '../trace/event.ts'
import { VirtualRun } from './virtual-run.ts'

const items = 1000
const scene = sceneOf('blocking-queue')
const values: KnobValues = {
	producers: 1,
	consumers: 1,
	rate: 500,
	service: 2,
	capacity: 2,
	dist: 'exponential',
}

/** What happened to each item, by number: how long it took to make and to handle, and so what it carried. */
interface Handed {
	readonly made: readonly number[]
	readonly handled: readonly (readonly [item: number, us: number])[]
}

async function onRealThreads(seed: number): Promise<Handed> {
	const play = new Play(scene, { seed, values })
	await play.begin()
	await play.until(() => play.count(Kind.worked, 'C1') >= items)
	await play.run.pause()
	play.look()
	const worked = (name: string) => play.of(name, Kind.worked).slice(0, items)
	return {
		made: worked('P1').map(({ b }) => b),
		handled: worked('C1')
			.filter(({ c }) => c === Activity.handling)
			.map(({ a, b }) => [a, b] as const),
	}
}

/** The same programs in the search's own run, `lot` deciding who goes. */
function inTheSearch(seed: number, lot: number): Handed & { order: string } {
	const run = new VirtualRun({ scene, values, seed })
	const chance = new Chance(lot)
	const [producer, consumer] = run.threads.map(({ id }) => id)
	let order = ''
	for (let looked = 0, handled = 0; handled < items; looked = run.records.length) {
		const move = chance.oneOf(run.moves(nothingOpen))
		run.go(move)
		order += String(move.thread)
		const fresh = run.records.slice(looked)
		handled += fresh.filter(
			({ thread, kind }) => thread === consumer && kind === Kind.worked,
		).length
	}
	const worked = run.records.filter(({ kind }) => kind === Kind.worked)
	const of = (thread: number | undefined) =>
		worked.filter((one) => one.thread === thread).slice(0, items)
	return {
		order,
		made: of(producer).map(({ b }) => b),
		handled: of(consumer).map(({ a, b }) => [a, b] as const),
	}
}

test.each([1, 7, 2026])(
	'with seed %i the same items arrive in the same order on real threads and in the search',
	async (seed) => {
		const real = await onRealThreads(seed)
		expect(real.handled.map(([item]) => item)).toEqual(
			Array.from({ length: items }, (_, i) => i + 1),
		)
		const orders = [11, 222, 3333].map((lot) => {
			const { order, ...handed } = inTheSearch(seed, lot)
			expect(handed).toEqual(real)
			return order
		})
		expect(new Set(orders).size).toBe(orders.length)
	},
)

test('other seeds make other items, and the comparison tells', () => {
	const [seven, eight] = [7, 8].map((seed) => inTheSearch(seed, 11))
	expect(seven?.made).not.toEqual(eight?.made)
	expect(seven?.handled).not.toEqual(eight?.handled)
})
