import { expect, test } from 'vitest'
import { Play } from '../../tools/real-threads/play.ts'
import { drive, TwinThread, type Gates } from '../../tools/real-threads/twin-thread.ts'
import { blockingQueue } from '../programs/blocking-queue/scene.ts'
import { KnobCells } from '../sync/knob-cells.ts'
import { measure, SharedMemory } from '../sync/shared-memory.ts'
import { Activity, Kind } from '../trace/event.ts'
import type { KnobValues } from './run.ts'

const items = 1000
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
	const play = new Play(blockingQueue, { seed, values })
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

/** The broken twin: tells nobody. */
class MuteThread extends TwinThread {
	override *notify(): Gates<void> {
		yield* []
	}
}

type Program = (me: TwinThread, queue: unknown, work: unknown) => Gates<void>
type Make = new (...parts: unknown[]) => Record<string, (...args: unknown[]) => Gates<unknown>>

/** The twins that the build derives; nobody has written their types. */
async function twins() {
	const [produce, consume, queue, work] = (await Promise.all([
		import('../programs/blocking-queue/produce.ts?twin'),
		import('../programs/blocking-queue/consume.ts?twin'),
		import('../sync/blocking-queue.ts?twin'),
		import('../programs/work.ts?twin'),
	])) as unknown as [
		{ produce: Program },
		{ consume: Program },
		{ BlockingQueue: Make },
		{ Work: Make },
	]
	return { ...produce, ...consume, ...queue, ...work }
}

/** The same programs as generators, one gate at a time, `lot` deciding who goes. */
async function asGenerators(seed: number, lot: number, Twin = TwinThread): Promise<Handed> {
	const { produce, consume, BlockingQueue, Work } = await twins()
	const clock = { nowUs: 0 }
	const bind = (memory: SharedMemory) => {
		const knobs = new KnobCells(memory, blockingQueue.knobs)
		const queue = new BlockingQueue(memory, 2000)
		// Thread ids as in a real run: producers first, then consumers.
		const producer = new Twin(2, memory, clock)
		const consumer = new Twin(10, memory, clock)
		return { knobs, queue, producer, consumer }
	}
	const cells = measure((memory) => void bind(memory))
	const memory = new SharedMemory(new Int32Array(new SharedArrayBuffer(cells * 4)))
	const { knobs, queue, producer, consumer } = bind(memory)
	for (const knob of blockingQueue.knobs) {
		knobs.set(knob.name, values[knob.name] ?? knob.default)
	}
	queue['resizeWhilePaused']?.(producer, 2).next()
	const work = new Work(knobs, seed)
	const all = [
		{ thread: producer, play: produce(producer, queue, work) },
		{ thread: consumer, play: consume(consumer, queue, work) },
	]
	let state = lot | 1
	const chance = (below: number): number => {
		state = Math.imul(state ^ (state >>> 15), 0x2c1b3c6d) + 0x9e3779b9
		return (state >>> 8) % below
	}
	drive(all, memory, clock, chance, () => consumer.works.length > items)
	return {
		made: producer.works.slice(0, items).map(({ us }) => us),
		handled: consumer.works.slice(0, items).map(({ item, us }) => [item, us] as const),
	}
}

test.each([1, 7, 2026])(
	'one text, two runtimes: with seed %i the same items arrive in the same order',
	async (seed) => {
		const real = await onRealThreads(seed)
		expect(real.handled.map(([item]) => item)).toEqual(
			Array.from({ length: items }, (_, i) => i + 1),
		)
		for (const lot of [11, 222, 3333]) expect(await asGenerators(seed, lot)).toEqual(real)
	},
)

test('other seeds make other items, and the comparison tells', async () => {
	expect(await asGenerators(7, 11)).not.toEqual(await asGenerators(8, 11))
})

test('twin of the twin: without notifies the generators are stuck, and the driver says so', async () => {
	await expect(asGenerators(7, 11, MuteThread)).rejects.toThrow('deadlocked')
})
