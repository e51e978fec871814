/** Hires fresh threads for one measurement and dismisses them after it. */
import { releaseProxy, transfer, wrap, type Remote } from 'comlink'
import { sum } from 'd3'
import address from './bench.worker.ts?worker&url'
import { crowdThreads } from '../../tools/real-threads/crowd-plan.ts'
import { areCrowdsIntact, messageCount, prepareCrowds } from './actor-crowd.ts'
import { postedCount, preparePosts } from './posted-crowd.ts'
import type { Shape } from './contestant.ts'
import { contestants } from './contestants.ts'
import { prepareHandOff } from './hand-off.ts'
import type { BenchThread, Entry, HandOffs, Lap } from './protocol.ts'

const firstItems = 1000
const pairs = 4
const pairMs = 60
/** A contestant that spins can starve itself when both threads share a core. */
const longestMs = 8000

export class TooSlow extends Error {}

/** Calls `work` with `count` fresh threads; rejects with `TooSlow` when it takes too long. */
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
	const late = new Promise<never>((_, reject) => {
		setTimeout(() => {
			reject(new TooSlow())
		}, longestMs)
	})
	const threads = workers.map((worker) => wrap<BenchThread>(worker))
	try {
		return await Promise.race([work(threads), broken, late])
	} finally {
		for (const thread of threads) thread[releaseProxy]()
		for (const worker of workers) worker.terminate()
	}
}

/** Items per second; `isIntact` when the sums at both ends agree. */
export interface Flow {
	readonly perSecond: number
	readonly isIntact: boolean
}

/** How the last of several laps through `entry` went, each aiming at its milliseconds; the others warm up. */
export function throughput(entry: Entry, lapsMs: readonly number[]): Promise<Flow> {
	return withEntry(entry, async (run) => {
		let flow = await run(firstItems)
		for (const ms of lapsMs) {
			const next = await run((flow.perSecond * ms) / 1000)
			flow = { ...next, isIntact: next.isIntact && flow.isIntact }
		}
		return flow
	})
}

/** Time of the second ÷ time of the first of two that play by turns, lap by lap in the same threads. */
export function ratiosByTurns(
	contestant: 'tracedByTurns' | 'gatedByTurns',
	shape: Shape,
	lapsMs: readonly number[],
): Promise<number[]> {
	return withEntry({ contestant, shape }, async (run) => {
		const ratios: number[] = []
		let items = firstItems
		for (const ms of [...lapsMs.slice(0, -1), ...Array.from({ length: pairs }, () => pairMs)]) {
			const off = await run(items)
			const on = await run(items)
			if (!off.isIntact || !on.isIntact) throw new Error('what was taken is not what was put')
			ratios.push(off.perSecond / on.perSecond)
			items = (off.perSecond * ms) / 1000
		}
		return ratios.slice(-pairs)
	})
}

/** Gives `work` the means to have `entry` run laps of about so many items, in fresh threads. */
function withEntry<T>(entry: Entry, work: (run: (items: number) => Promise<Flow>) => Promise<T>) {
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
		return work((items) => lap(entry.shape, threads, Math.max(firstItems, items)))
	})
}

async function lap(
	{ producers, consumers }: Shape,
	threads: readonly Remote<BenchThread>[],
	items: number,
): Promise<Flow> {
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
	return {
		perSecond: rateOf(each * all, laps),
		isIntact: total(laps.slice(0, producers)) === total(laps.slice(producers)),
	}
}

/** Messages per second between the actors of a crowd; intact when none was lost, and those of each sender came in order. */
export function crowdFlow(): Promise<Flow> {
	return withThreads(crowdThreads, async (threads) => {
		const worlds = prepareCrowds()
		const gate = new SharedArrayBuffer(8)
		const laps = await Promise.all(threads.map((thread, part) => thread.crowds(part, worlds, gate)))
		return { perSecond: rateOf(messageCount, laps), isIntact: areCrowdsIntact(worlds) }
	})
}

/** The same where each of them is a message of a MessageChannel. */
export function postedFlow(): Promise<Flow> {
	const ends = preparePosts()
	return withThreads(crowdThreads, async (threads) => {
		const laps = await Promise.all(
			threads.map((thread, part) => {
				const { into = [], out = [] } = ends[part] ?? {}
				return thread.posts(part, transfer(into, into), transfer(out, out))
			}),
		)
		return {
			perSecond: rateOf(postedCount, laps),
			isIntact: laps.every(({ isIntact }) => isIntact),
		}
	})
}

/** So many in the time from when the first began to when the last was done, per second. */
function rateOf(count: number, laps: readonly Pick<Lap, 'fromMs' | 'toMs'>[]): number {
	const fromMs = Math.min(...laps.map((one) => one.fromMs))
	const toMs = Math.max(...laps.map((one) => one.toMs))
	return (count * 1000) / (toMs - fromMs)
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
