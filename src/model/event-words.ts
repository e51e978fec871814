/** A record in words, for the log: "takes 527 from queue, 6 left". Null for those that only measure. */
import type { Cast } from '../trace/cast.ts'
import { Activity, Kind, type TraceEvent, Waking } from '../trace/event.ts'
import { threadName } from './fold-state.ts'

function objectName(cast: Cast, id: number): string {
	return cast.objects.find((object) => object.id === id)?.name ?? `object ${String(id)}`
}

function wokenInWords(name: string, how: number): string {
	if (how === Waking.timedOut) return `stops waiting for ${name}: its time is up`
	if (how === Waking.interrupted) return `stops waiting for ${name}: interrupted`
	if (how === Waking.spurious) return `runs again without a notify of ${name}`
	return `runs again, was notified of ${name}`
}

function workInWords({ a, c }: TraceEvent): string {
	return c === Activity.making ? 'makes an item' : `handles ${String(a)}`
}

function notifyInWords(cast: Cast, { object, a, c }: TraceEvent): string {
	const name = objectName(cast, object)
	if (a === 0) return `notifies ${name}: nobody waits`
	const all = c > 1 ? `, one of ${String(c)}` : ''
	return `notifies ${name} and wakes ${threadName(cast, a)}${all}`
}

/** What the thread does in the record; its name comes first in a sentence. */
function deedInWords(cast: Cast, event: TraceEvent): string | null {
	const { kind, object, a, b } = event
	const name = objectName(cast, object)
	switch (kind) {
		case Kind.start:
			return 'begins'
		case Kind.finish:
			return 'is finished'
		case Kind.fail:
			return 'fails'
		case Kind.blocked:
			return a === 0 ? `stands at ${name}` : `stands at ${name}, held by ${threadName(cast, a)}`
		case Kind.acquire:
			return `acquires ${name}`
		case Kind.release:
			return `releases ${name}`
		case Kind.wait:
			return `waits for ${name}`
		case Kind.notify:
			return notifyInWords(cast, event)
		case Kind.woken:
			return wokenInWords(name, b)
		case Kind.put:
			return `puts ${String(a)} into ${name}, ${String(b)} inside`
		case Kind.take:
			return `takes ${String(a)} from ${name}, ${String(b)} left`
		case Kind.reject:
			return `is refused by ${name}`
		case Kind.close:
			return `closes ${name}`
		case Kind.capacity:
			return `gives ${name} capacity ${String(a)}`
		case Kind.work:
			return workInWords(event)
		case Kind.worked:
			return a === 0 ? 'has made an item' : `is done with ${String(a)}`
		case Kind.sleep:
			return `sleeps for ${String(b / 1000)} ms`
		case Kind.awake:
			return 'is awake again'
		case Kind.spin:
			return 'spins'
		case Kind.held:
			return 'is held'
		case Kind.freed:
			return 'is let go'
		case Kind.gap:
			return `${String(a)} records were lost`
		case Kind.stuck:
			return 'nobody can go any more'
		case Kind.created:
			return `creates ${threadName(cast, a)}`
		case Kind.gauge:
			return null
	}
}

export interface Deed {
	readonly atUs: number
	/** "C2", "you", or empty when no thread did it. */
	readonly who: string
	readonly what: string
}

export function deedOf(cast: Cast, event: TraceEvent): Deed | null {
	const what = deedInWords(cast, event)
	if (what === null) return null
	const who = event.thread === 0 ? '' : threadName(cast, event.thread)
	return { atUs: event.atUs, who, what }
}
