/** Records about jobs, tokens and threads that are sent for, in words. */
import type { Cast } from '../trace/cast.ts'
import { JobStatus, Kind, type TraceEvent } from '../trace/event.ts'

function jobInWords(name: string, { a, b, c, d }: TraceEvent): string {
	const why = d === 1 ? ', the attempt before failed' : d === 2 ? ', its lease ran out' : ''
	const of = `job ${String(a)} of ${name}`
	switch (b) {
		case JobStatus.running:
			return `begins attempt ${String(c)} at ${of}${why}`
		case JobStatus.done:
			return `marks ${of} done`
		case JobStatus.failed:
			return `marks ${of} failed`
		case JobStatus.dead:
			return `gives ${of} up after attempt ${String(c)}`
		default:
			return c === 0 ? `saves ${of}` : `marks ${of} pending${why}`
	}
}

function tokenInWords(name: string, { a, b }: TraceEvent): string {
	const left = `${(a / 1000).toFixed(1)} left`
	return b === 1 ? `gets a token of ${name}, ${left}` : `gets no token of ${name}, ${left}`
}

function wantedInWords({ threads }: Cast, { a, b, c, atUs }: TraceEvent): string {
	const role = threads.find(({ column }) => column === b)?.role ?? 'thread'
	const inMs = Math.max(0, ((c - atUs) | 0) / 1000)
	return `wants ${String(a)} threads as ${role} in ${inMs.toFixed(0)} ms`
}

/** Null for all other records. */
export function storeInWords(cast: Cast, name: string, event: TraceEvent): string | null {
	const { kind, a, b } = event
	switch (kind) {
		case Kind.job:
			return jobInWords(name, event)
		case Kind.effect: {
			const what = `what job ${String(a)} does to the world`
			return b === 0 ? `finds ${what} done already` : `does ${what}`
		}
		case Kind.token:
			return tokenInWords(name, event)
		case Kind.wanted:
			return wantedInWords(cast, event)
		default:
			return null
	}
}
