/** A record in words, for the log: "takes 527 from queue, 6 left". Null for those that only measure. */
import type { Cast } from '../trace/cast.ts'
import { Activity, Kind, Loss, Refusal, Rest, type TraceEvent, Waking } from '../trace/event.ts'
import { verdicts } from './actor-moment.ts'
import { turnedTo } from './fold-page.ts'
import { threadName } from './fold-state.ts'
import { storeInWords } from './job-words.ts'
import { textOf } from './message-text.ts'

function objectName(cast: Cast, id: number): string {
	return cast.objects.find((object) => object.id === id)?.name ?? `object ${String(id)}`
}

function wokenInWords(name: string, how: number): string {
	if (how === Waking.timedOut) return `stops waiting for ${name}: its time is up`
	if (how === Waking.interrupted) return `stops waiting for ${name}: interrupted`
	if (how === Waking.spurious) return `runs again without a notify of ${name}`
	return `runs again, was notified of ${name}`
}

function refusalInWords(name: string, how: number): string {
	if (how === Refusal.timedOut) return `is refused by ${name} after its time was up`
	if (how === Refusal.thrown) return `is refused by an exception of ${name}`
	if (how === Refusal.limited) return `is refused by the rate limit of ${name}`
	return `is refused at once by ${name}`
}

function lossInWords(name: string, { a, b, c }: TraceEvent): string {
	const left = `${String(b)} left`
	if (c === Loss.expired) return `drops ${String(a)} from ${name}, too old, ${left}`
	if (c === Loss.deadLettered) return `lays ${String(a)} from ${name} aside, ${left}`
	return `drops ${String(a)} from ${name}, ${left}`
}

function sleepInWords({ b, c }: TraceEvent): string {
	const time = `${String(b / 1000)} ms`
	if (c === Rest.poll) return `sleeps for ${time} before it looks again`
	return c === Rest.arrival ? `has nothing to do for ${time}` : `sleeps for ${time}`
}

function workInWords({ a, c }: TraceEvent): string {
	if (c === Activity.making) return 'makes an item'
	if (c === Activity.attempting) return `attempts ${String(a)}`
	return c === Activity.passing ? `works on ${String(a)}, to pass it on` : `handles ${String(a)}`
}

function notifyInWords(cast: Cast, { object, a, c }: TraceEvent): string {
	const name = objectName(cast, object)
	if (a === 0) return `notifies ${name}: nobody waits`
	const all = c > 1 ? `, one of ${String(c)}` : ''
	return `notifies ${name} and wakes ${threadName(cast, a)}${all}`
}

function turnedInWords(cast: Cast, { a, b }: TraceEvent): string {
	const knob = turnedTo(cast, a, b)
	if (knob === null) return 'turns a knob'
	const { name, value } = knob
	if (typeof value === 'boolean') return `turns ${name} ${value ? 'on' : 'off'}`
	return `turns ${name} to ${String(value)}`
}

/** What needs no more than a word or two. */
const plainWords: ReadonlyMap<Kind, string> = new Map([
	[Kind.start, 'begins'],
	[Kind.finish, 'is finished'],
	[Kind.awake, 'is awake again'],
	[Kind.spin, 'spins'],
	[Kind.held, 'is held'],
	[Kind.freed, 'is let go'],
	[Kind.stuck, 'nobody can go any more'],
])

function putInWords(cast: Cast, name: string, { a, b, d }: TraceEvent): string {
	const from = d >>> 24
	const isBack = from !== 0 && cast.objects.some(({ kind }) => kind === 'jobs')
	if (isBack) {
		return `puts ${String(a)} of ${threadName(cast, from)} back into ${name}, ${String(b)} inside`
	}
	if (from !== 0) return `accepts ${String(a)} of ${threadName(cast, from)} through ${name}`
	if (b === 0) return `hands ${String(a)} over through ${name}`
	return `puts ${String(a)} into ${name}, ${String(b)} inside`
}

function takeInWords(cast: Cast, name: string, { a, b, d: to }: TraceEvent): string {
	if (to !== 0) return `gives ${String(a)} to ${threadName(cast, to)} through ${name}`
	return `takes ${String(a)} from ${name}, ${String(b)} left`
}

function workedInWords({ a, c }: TraceEvent): string {
	if (a === 0) return 'has made an item'
	if (c === Activity.attempting) return `ends its attempt at ${String(a)}`
	return c === Activity.passing ? `has done its part of ${String(a)}` : `is done with ${String(a)}`
}

function arrivedInWords({ a, b }: TraceEvent): string {
	const what = b === 0 ? 'item' : `${b === 1 ? 'first' : `${String(b)}.`} retry`
	if (a === 1) return b === 0 ? 'an item has come' : `a client asks again: ${what}`
	return b === 0 ? `${String(a)} items have come` : `${String(a)} clients ask again: ${what}`
}

/** What happens to items and their queues; null for all other records. */
function itemInWords(cast: Cast, event: TraceEvent): string | null {
	const { kind, object, a, b } = event
	const name = objectName(cast, object)
	switch (kind) {
		case Kind.put:
			return putInWords(cast, name, event)
		case Kind.take:
			return takeInWords(cast, name, event)
		case Kind.reject:
			return refusalInWords(name, b)
		case Kind.drop:
			return lossInWords(name, event)
		case Kind.close:
			return `closes ${name}`
		case Kind.capacity:
			return `gives ${name} capacity ${String(a)}`
		case Kind.work:
			return workInWords(event)
		case Kind.worked:
			return workedInWords(event)
		case Kind.arrive:
			return arrivedInWords(event)
		case Kind.serve:
			return `begins with ${String(a)}, which came just now`
		case Kind.look:
			return `looks into ${name} and finds nothing`
		default:
			return null
	}
}

/** What happens between threads, and to one alone; null for all other records. */
function threadInWords(cast: Cast, event: TraceEvent): string | null {
	const { kind, object, a, b } = event
	const name = objectName(cast, object)
	switch (kind) {
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
		case Kind.interrupt:
			return `interrupts ${threadName(cast, a)}`
		case Kind.sleep:
			return sleepInWords(event)
		case Kind.fail:
			return b === 1 ? 'dies, and the run goes on' : 'fails'
		case Kind.gap:
			return `${String(a)} records were lost`
		case Kind.created:
			return `creates ${threadName(cast, a)}`
		case Kind.turned:
			return turnedInWords(cast, event)
		default:
			return null
	}
}

function turnEndInWords(name: string, { a, b, d }: TraceEvent): string {
	const handled = a === 1 ? '1 message' : `${String(a)} messages`
	const more = d === 0 ? '' : ', there is more mail'
	return `ends the turn of ${name} after ${handled}, its state is ${String(b)}${more}`
}

/** What happens to actors, their letters, and numbers that threads share; null for all other records. */
function actorInWords(cast: Cast, event: TraceEvent): string | null {
	const { kind, object, a, b } = event
	const name = objectName(cast, object)
	switch (kind) {
		case Kind.turn:
			return `begins a turn of ${name}, ${String(b)} messages at most, ${String(a)} in line`
		case Kind.turnEnd:
			return turnEndInWords(name, event)
		case Kind.ready:
			return `puts ${name} in line for a turn, ${String(a)} in line`
		case Kind.deadLetter:
			return `sends ${String(a)} to ${name}, which is full or closed: a dead letter`
		case Kind.stored:
			return `writes ${String(a)} into ${name}, having read ${String(b)}`
		case Kind.failure:
			return `fails at ${String(a)}: ${name} is ${verdicts[b] ?? 'stopped'}`
		case Kind.says:
			return `says “${textOf(event)}”`
		default:
			return null
	}
}

/** What the thread does in the record; its name comes first in a sentence. Null for samples. */
function deedInWords(cast: Cast, event: TraceEvent): string | null {
	const plain = plainWords.get(event.kind)
	if (plain !== undefined) return plain
	const said = threadInWords(cast, event) ?? itemInWords(cast, event) ?? actorInWords(cast, event)
	return said ?? storeInWords(cast, objectName(cast, event.object), event)
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
