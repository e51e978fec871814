/** A run of producers and consumers at a bounded queue, made by the model of fixture-monitor.ts. */
import type { Cast } from '../trace/cast.ts'
import {
	Activity,
	Kind,
	type TraceEvent,
	packInner,
	packProgramLine,
	pageThread,
} from '../trace/event.ts'
import { Monitor, lockId, notEmptyId, notFullId, queueId } from './fixture-monitor.ts'
import type { Steps } from './fixture-threads.ts'

export interface FixtureOptions {
	readonly seed?: number
	readonly producers?: number
	readonly consumers?: number
	readonly capacity?: number
	readonly endUs?: number
	/** Mean µs to make and to handle an item. */
	readonly makingUs?: number
	readonly handlingUs?: number
	/** Runs after which a producer ends; for ever when absent. */
	readonly itemsEach?: number
	/** Capacity changes by the page, as pairs of time and capacity. */
	readonly changes?: readonly (readonly [number, number])[]
}

/** Numbers in 0…1, the same for the same seed. */
function randomOf(seed: number): () => number {
	let word = (seed >>> 0) + 0x9e3779b9
	return () => {
		word = (Math.imul(word, 1664525) + 1013904223) >>> 0
		const mixed = Math.imul(word ^ (word >>> 15), 0x2c1b3c6d) >>> 0
		return ((mixed ^ (mixed >>> 12)) >>> 0) / 2 ** 32
	}
}

function site(program: number, file: number, line: number): number {
	return packProgramLine(program) | (line === 0 ? 0 : packInner(file, line))
}

interface Part {
	readonly monitor: Monitor
	readonly thread: number
	readonly meanUs: number
	readonly random: () => number
	readonly items: number
}

/** Exponential around the mean, kept in what a picture can show. */
function durationUs(part: Part): number {
	const factor = Math.min(3, Math.max(0.15, -Math.log(1 - part.random())))
	return Math.round(part.meanUs * factor)
}

function* produce(part: Part): Steps {
	const { monitor, thread } = part
	monitor.write(Kind.start, thread, { site: site(3, 0, 0) })
	for (let made = 0; made < part.items; made++) {
		const making = durationUs(part)
		const activity = { b: making, c: Activity.making }
		monitor.write(Kind.work, thread, { site: site(6, 0, 0), ...activity })
		yield making
		monitor.write(Kind.worked, thread, { site: site(6, 0, 0) })
		const madeUs = monitor.nowUs
		yield* monitor.acquire(thread, site(7, 0, 18))
		yield 1500
		while (monitor.depth >= monitor.capacity) {
			yield* monitor.wait(thread, notFullId, site(7, 0, 20))
			yield 200
		}
		monitor.put(thread, madeUs, made % 3, site(7, 0, 22))
		yield 1100
		monitor.notify(thread, notEmptyId, site(7, 0, 24))
		yield 700
		monitor.release(thread, site(7, 0, 25))
	}
	monitor.write(Kind.finish, thread, { site: site(9, 0, 0) })
}

function* consume(part: Part): Steps {
	const { monitor, thread } = part
	monitor.write(Kind.start, thread, { site: site(3, 0, 0) })
	for (;;) {
		yield* monitor.acquire(thread, site(5, 0, 32))
		yield 1500
		while (monitor.depth === 0) {
			yield* monitor.wait(thread, notEmptyId, site(5, 0, 34))
			yield 200
		}
		const item = monitor.take(thread, site(5, 0, 36))
		yield 1100
		monitor.notify(thread, notFullId, site(5, 0, 38))
		yield 700
		monitor.release(thread, site(5, 0, 39))
		const handling = durationUs(part)
		const activity = { a: item, b: handling, c: Activity.handling }
		monitor.write(Kind.work, thread, { site: site(6, 0, 0), ...activity })
		yield handling
		monitor.write(Kind.worked, thread, { site: site(6, 0, 0), a: item })
	}
}

/** The cast of a blocking queue: producers get the ids from 2, consumers the ids after them. */
export function blockingQueueCast(producers: number, consumers: number, capacity: number): Cast {
	const roles = [
		...Array.from({ length: producers }, (_, index) => ['producer', `P${String(index + 1)}`]),
		...Array.from({ length: consumers }, (_, index) => ['consumer', `C${String(index + 1)}`]),
	]
	return {
		scene: 'blocking-queue',
		seed: 7,
		knobs: { producers, consumers, capacity },
		options: {},
		threads: roles.map(([role = '', name = ''], index) => ({
			id: pageThread + 1 + index,
			name,
			role,
			side: role === 'producer' ? ('producers' as const) : ('consumers' as const),
			column: role === 'producer' ? 0 : 1,
			program: `blocking-queue/${role === 'producer' ? 'produce' : 'consume'}.ts`,
		})),
		objects: [
			{ id: lockId, kind: 'lock', name: 'lock' },
			{ id: notFullId, kind: 'condition', name: 'not full', reason: 'full', lock: lockId },
			{ id: notEmptyId, kind: 'condition', name: 'not empty', reason: 'empty', lock: lockId },
			{
				...{ id: queueId, kind: 'queue', name: 'queue', lock: lockId, capacity },
				...{ order: 'FIFO', gap: 0, isBackward: false },
			},
		],
		kinds: ['e-mail', 'photo', 'report'],
		limitBytes: null,
		files: ['blocking-queue.ts', 'lock.ts', 'condition.ts'],
	}
}

/** Plays the run and returns its cast and records; equal options give equal records. */
export function playBlockingQueue(options: FixtureOptions): {
	readonly cast: Cast
	readonly events: readonly TraceEvent[]
	readonly endUs: number
} {
	const { producers = 2, consumers = 3, capacity = 6, endUs = 2_400_000 } = options
	const monitor = new Monitor(capacity)
	const cast = blockingQueueCast(producers, consumers, capacity)
	const random = randomOf(options.seed ?? 7)
	const items = options.itemsEach ?? Infinity
	for (const { id: thread, role } of cast.threads) {
		const isProducer = role === 'producer'
		const meanUs = isProducer ? (options.makingUs ?? 52_000) : (options.handlingUs ?? 96_000)
		const part = { monitor, thread, meanUs, random, items }
		monitor.begin(thread, isProducer ? produce(part) : consume(part), thread * 150)
	}
	for (const [atUs, changed] of options.changes ?? []) {
		monitor.runTo(atUs)
		monitor.begin(pageThread, monitor.setCapacity(changed), atUs)
	}
	monitor.runTo(endUs)
	return { cast, events: monitor.events, endUs }
}
