/** What the page writes: knobs that were turned, and samples of what no thread can tell. */
import { Kind, type TraceEvent } from '../trace/event.ts'
import type { FoldState, Handler } from './fold-state.ts'
import type { Cast } from './moment.ts'

/** The value that a record tells, in the type of the value that the knob began with. */
export function turnedTo({ knobs, options }: Cast, place: number, word: number) {
	const [name, first] = Object.entries(knobs)[place] ?? [null, null]
	if (name === null) return null
	if (typeof first === 'boolean') return { name, value: word !== 0 }
	return { name, value: typeof first === 'number' ? word / 1000 : (options[name]?.[word] ?? first) }
}

/** What is measured from here on is measured anew. */
const turned: Handler = (state, event) => {
	const knob = turnedTo(state.cast, event.a, event.b)
	if (knob === null) return
	state.knobs = { ...state.knobs, [knob.name]: knob.value }
	state.stretch.begin(event.atUs, state.tally)
	for (const queue of state.queues.values()) queue.beginStay(event.atUs)
	for (const bucket of state.buckets.values()) bucket.beginAnew()
}

export const pageHandlers: readonly (readonly [Kind, Handler])[] = [[Kind.turned, turned]]

/** Samples are no records: nothing happened, somebody looked. True when the event was one. */
export function foldSample(state: FoldState, event: TraceEvent): boolean {
	if (event.kind === Kind.gauge) foldGauge(state, event)
	else if (event.kind === Kind.memory) {
		state.memory = { usedBytes: event.a * 1024, grownBytes: event.b * 1024 }
		state.notes?.memory(event.atUs, event.a * 1024, event.b * 1024)
	} else if (event.kind === Kind.canary) {
		state.canary = { share: event.a / 1000, cores: event.b / 1000 }
		state.notes?.canary(event.atUs, event.a / 1000)
	} else return false
	return true
}

function foldGauge(state: FoldState, event: TraceEvent): void {
	const thread = state.threads.get(event.thread)
	if (thread === undefined) return
	thread.spins = event.a >>> 0
	if (event.site !== 0) thread.site = event.site
	if (thread.work !== null && event.b >= 0) thread.work.progress = event.b / 1000
}
