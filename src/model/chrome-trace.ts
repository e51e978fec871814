/**
 * A recording as Chrome Trace Event JSON, which Perfetto and DevTools open: one track per thread with its spans, and one
 * with the turns that it gives to actors, counters for queues, memory and the canary, an arrow from the put of every item
 * to its take, through every queue that it passes, and a mark for every look that found nothing, refusal, loss, interrupt,
 * arrival and step of a job.
 */
import { Kind, type TraceEvent } from '../trace/event.ts'
import { statusOf } from './jobs-fold.ts'
import type { Recording } from './recording.ts'

const pid = 1

interface ChromeEvent {
	readonly ph: 'M' | 'X' | 'C' | 's' | 't' | 'f' | 'i'
	readonly name: string
	readonly pid: number
	readonly tid: number
	readonly ts?: number
	readonly dur?: number
	readonly cat?: string
	readonly id?: string
	readonly bp?: 'e'
	/** Scope of a mark: its thread. */
	readonly s?: 't'
	readonly args?: Readonly<Record<string, string | number | null>>
}

function names(recording: Recording): readonly ChromeEvent[] {
	const { scene, threads } = recording.cast
	const titles = threads.flatMap(({ id: tid, name }): readonly ChromeEvent[] => [
		{ ph: 'M', name: 'thread_name', pid, tid, args: { name } },
		{ ph: 'M', name: 'thread_sort_index', pid, tid, args: { sort_index: tid } },
	])
	return [{ ph: 'M', name: 'process_name', pid, tid: 0, args: { name: scene } }, ...titles]
}

function spans(recording: Recording): readonly ChromeEvent[] {
	return recording.cast.threads.flatMap(({ id: tid }) =>
		recording.spans(tid, recording.startUs, recording.endUs).map((span): ChromeEvent => {
			const { state, reason, fromUs: ts, toUs, item } = span
			const name = reason === null ? state : `${state}: ${reason}`
			const args = { state, reason, item }
			return { ph: 'X', name, cat: state, pid, tid, ts, dur: toUs - ts, args }
		}),
	)
}

/** Turns do not begin and end with spans: they have a track of their own, under the number of the thread and this. */
const turnTracks = 100

/** A slice per turn, named by the actor. */
function turns(recording: Recording): readonly ChromeEvent[] {
	const { cast, startUs, endUs } = recording
	const actors = new Map(cast.objects.map(({ id, name }) => [id, name]))
	return cast.threads.flatMap(({ id, name: thread }): readonly ChromeEvent[] => {
		const tid = turnTracks + id
		const slices = recording.turns(id, startUs, endUs).map((turn): ChromeEvent => {
			const { actor, fromUs: ts, toUs } = turn
			const name = actors.get(actor) ?? 'turn'
			return { ph: 'X', name, cat: 'turn', pid, tid, ts, dur: toUs - ts }
		})
		if (slices.length === 0) return []
		const args = { name: `${thread} turns` }
		const order = { sort_index: id }
		return [
			{ ph: 'M', name: 'thread_name', pid, tid, args },
			{ ph: 'M', name: 'thread_sort_index', pid, tid, args: order },
			...slices,
		]
	})
}

function depths(recording: Recording): readonly ChromeEvent[] {
	return recording.cast.objects.flatMap((object) => {
		if (object.kind !== 'queue') return []
		const steps = recording.depths(object.id, recording.startUs, recording.endUs)
		return steps.map(({ atUs: ts, depth, capacity }): ChromeEvent => {
			return { ph: 'C', name: object.name, pid, tid: 0, ts, args: { depth, capacity } }
		})
	})
}

/** The thread whose hand a record is about, where one acts for another. */
function handOf({ kind, thread, d }: TraceEvent): number {
	return (kind === Kind.put ? d >>> 24 : d) || thread
}

/** By item: the puts and takes of its way, of which the put is still in the recording. */
function ways(recording: Recording): ReadonlyMap<number, readonly TraceEvent[]> {
	const inside = new Set<string>()
	const ways = new Map<number, TraceEvent[]>()
	for (const event of recording.events()) {
		const id = `${String(event.object)}:${String(event.a)}`
		if (event.kind === Kind.put) inside.add(id)
		else if (event.kind !== Kind.take || !inside.delete(id)) continue
		const way = ways.get(event.a)
		if (way === undefined) ways.set(event.a, [event])
		else way.push(event)
	}
	return ways
}

/** An item that was put and never taken has none; else it ends where the item was put or taken last. */
function arrows(recording: Recording): readonly ChromeEvent[] {
	return [...ways(recording)].flatMap(([item, way]) => {
		if (way.length < 2) return []
		return way.map((event, place): ChromeEvent => {
			const ph = place === 0 ? 's' : place < way.length - 1 ? 't' : 'f'
			const at = { pid, tid: handOf(event), ts: event.atUs }
			const step = { ph, name: 'item', cat: 'item', ...at, id: String(item) } as const
			return ph === 'f' ? { ...step, bp: 'e' } : step
		})
	})
}

function memory(recording: Recording): readonly ChromeEvent[] {
	const { startUs, endUs } = recording
	const steps = recording.memorySteps(startUs, endUs)
	return steps.map(({ atUs: ts, usedBytes, grownBytes }): ChromeEvent => {
		return { ph: 'C', name: 'memory', pid, tid: 0, ts, args: { usedBytes, grownBytes } }
	})
}

function canary(recording: Recording): readonly ChromeEvent[] {
	const steps = recording.canarySteps(recording.startUs, recording.endUs)
	return steps.map(({ atUs: ts, share }): ChromeEvent => {
		return { ph: 'C', name: 'canary', pid, tid: 0, ts, args: { share } }
	})
}

const markWords = new Map<Kind, { readonly name: string; readonly cat: string }>([
	[Kind.look, { name: 'found nothing', cat: 'poll' }],
	[Kind.reject, { name: 'refused', cat: 'refusal' }],
	[Kind.drop, { name: 'dropped', cat: 'loss' }],
	[Kind.interrupt, { name: 'interrupts', cat: 'interrupt' }],
	[Kind.deadLetter, { name: 'dead letter', cat: 'loss' }],
	[Kind.failure, { name: 'fails', cat: 'failure' }],
	[Kind.wanted, { name: 'sends for threads', cat: 'threads' }],
])

function marks(recording: Recording): readonly ChromeEvent[] {
	const drawn: ChromeEvent[] = []
	for (const event of recording.events()) {
		const { kind, thread: tid, atUs: ts, a: items, b: status, c: attempt } = event
		const word = markWords.get(kind)
		const at = { ph: 'i', pid, tid, ts, s: 't' } as const
		if (word !== undefined) drawn.push({ ...at, ...word })
		if (kind === Kind.job) {
			const args = { job: items, attempt }
			drawn.push({ ...at, name: `job ${statusOf(status) ?? ''}`, cat: 'job', args })
		}
		if (kind === Kind.arrive) drawn.push({ ...at, name: 'came', cat: 'arrival', args: { items } })
	}
	return drawn
}

/** Names stand first, then everything in order of time: what is at one time, slices before what lies on them. */
export function recordingToChrome(recording: Recording): string {
	const parts = [names, turns, spans, depths, memory, canary, arrows, marks]
	const traceEvents = parts
		.flatMap((part) => part(recording))
		.toSorted((one, other) => (one.ts ?? -1) - (other.ts ?? -1))
	return JSON.stringify({ displayTimeUnit: 'ms', traceEvents })
}
