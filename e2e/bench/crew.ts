/** Hires fresh threads for one measurement and dismisses them after it. */
import { releaseProxy, transfer, wrap, type Remote } from 'comlink'
import { sum } from 'd3'
import address from './bench.worker.ts?worker&url'
import { contestants } from './contestants.ts'
import { prepareHandOff } from './hand-off.ts'
import type { BenchThread, Entry, HandOffs, Lap } from './protocol.ts'

/** Aim of the two warm-ups and of the measured lap. */
const lapMs = [150, 350, 150] as const
const firstItems = 1000

/** Calls `work` with `count` fresh threads. */
async function withThreads<T>(
	count: number,
	work: (threads: readonly Remote<BenchThread>[]) => Promise<T>,
): Promise<T> {
	const workers = Array.from({ length: count }, () => new Worker(address, { type: 'module' }))
	const broken = new Promise<never>((_, reject) => {
		for (const worker of workers) {
			worker.onerror = (event) => {
				reject(new Error(event.message || 'a thread of the benchmark broke'))
			}
		}
	})
	const threads = workers.map((worker) => wrap<BenchThread>(worker))
	try {
		return await Promise.race([work(threads), broken])
	} finally {
		for (const thread of threads) thread[releaseProxy]()
		for (const worker of workers) worker.terminate()
	}
}

/** Items per second through `entry`, every item checked by the sums at both ends. */
export function throughput(entry: Entry): Promise<number> {
	const { producers, consumers } = entry.shape
	return withThreads(producers + consumers, async (threads) => {
		const gate = new SharedArrayBuffer(8)
		const tickets = contestants[entry.contestant].prepare(entry.shape)
		await Promise.all(
			threads.map((thread, part) => {
				const ticket = tickets[part]
				if (!ticket) throw new Error('fewer tickets than threads')
				return thread.enter(entry, transfer(ticket, [...ticket.ports]), part, gate)
			}),
		)
		let rate = await lap(entry, threads, firstItems)
		for (const ms of lapMs) rate = await lap(entry, threads, Math.max(firstItems, (rate * ms) / 1000))
		return rate
	})
}

/** One lap of about `items` items; answers with items per second. */
async function lap(
	{ contestant, shape: { producers, consumers } }: Entry,
	threads: readonly Remote<BenchThread>[],
	items: number,
): Promise<number> {
	const all = producers * consumers
	const each = Math.ceil(items / all)
	const laps = await Promise.all(
		threads.map((thread, part) =>
			part < producers
				? thread.lap(part * each * consumers, each * consumers)
				: thread.lap(0, each * producers),
		),
	)
	const total = (some: Lap[]) => sum(some, (one) => one.sum) | 0
	if (total(laps.slice(0, producers)) !== total(laps.slice(producers))) {
		throw new Error(`${contestant}: what was taken is not what was put`)
	}
	const fromMs = Math.min(...laps.map((one) => one.fromMs))
	const toMs = Math.max(...laps.map((one) => one.toMs))
	return (each * all * 1000) / (toMs - fromMs)
}

export function gateCosts(): Promise<{ gateNs: number; markerNs: number }> {
	return withThreads(1, ([thread]) => only(thread).gates())
}

export function soloCost(isTraced: boolean): Promise<number> {
	return withThreads(1, ([thread]) => only(thread).solo(isTraced))
}

export function handOffs(): Promise<HandOffs> {
	return withThreads(2, async ([first, second]) => {
		const { world, bare } = prepareHandOff()
		const [timed] = await Promise.all([
			only(first).handOff(0, world, bare),
			only(second).handOff(1, world, bare),
		])
		return timed
	})
}

function only(thread: Remote<BenchThread> | undefined): Remote<BenchThread> {
	if (!thread) throw new Error('no thread')
	return thread
}
