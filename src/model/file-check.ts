/** Checks of what a recording file says, field by field. What passes was copied, never merged. */
import {
	type Cast,
	type CastObject,
	type CastThread,
	type QueueOrder,
	queueOrders,
} from '../trace/cast.ts'
import { Kind, pageThread } from '../trace/event.ts'

/** Says in one sentence why a recording cannot be opened or saved. */
export class RecordingRefused extends Error {
	constructor(reason: string) {
		super(`This recording is refused: ${reason}.`)
		this.name = 'RecordingRefused'
	}
}

type Fields = Readonly<Record<string, unknown>>

const longestWord = 200
const mostEntries = 1000
const forbiddenNames = new Set(['__proto__', 'constructor', 'prototype'])
const kinds = new Set<number>(Object.values(Kind))

function fieldsOf(value: unknown, what: string): Fields {
	if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Fields
	throw new RecordingRefused(`${what} is missing`)
}

function listOf(value: unknown, what: string): readonly unknown[] {
	if (!Array.isArray(value)) throw new RecordingRefused(`${what} is not a list`)
	if (value.length > mostEntries) throw new RecordingRefused(`${what} is too long`)
	return value
}

function wordOf(value: unknown, what: string): string {
	if (typeof value === 'string' && value.length <= longestWord) return value
	throw new RecordingRefused(`${what} is not a short text`)
}

export function wholeNumber(value: unknown, what: string, least: number, most: number): number {
	const isWhole = typeof value === 'number' && Number.isSafeInteger(value)
	if (isWhole && value >= least && value <= most) return value
	throw new RecordingRefused(
		`${what} is not a whole number from ${String(least)} to ${String(most)}`,
	)
}

function refuseTwice(values: readonly (number | string)[], what: string): void {
	if (new Set(values).size !== values.length) throw new RecordingRefused(`${what} occurs twice`)
}

/** Recordings of the first version leave it out: then only who makes items hands over. */
function sideOf(value: unknown, role: string): CastThread['side'] {
	if (value === undefined) return role === 'producer' ? 'producers' : 'consumers'
	if (value === 'producers' || value === 'consumers') return value
	throw new RecordingRefused('the side of a thread is neither producers nor consumers')
}

function threadOf(value: unknown): CastThread {
	const thread = fieldsOf(value, 'a thread')
	const role = wordOf(thread['role'], 'the role of a thread')
	const side = sideOf(thread['side'], role)
	return {
		id: wholeNumber(thread['id'], 'the id of a thread', pageThread + 1, 64),
		name: wordOf(thread['name'], 'the name of a thread'),
		role,
		side,
		column: wholeNumber(
			thread['column'] ?? Number(side === 'consumers'),
			'the column of a thread',
			0,
			8,
		),
		program: wordOf(thread['program'], 'the program of a thread'),
	}
}

/** Recordings of earlier versions know one order only. */
function orderOf(value: unknown): QueueOrder {
	const order = queueOrders.find((one) => one === (value ?? 'FIFO'))
	if (order === undefined) throw new RecordingRefused('the order of a queue is none that is known')
	return order
}

function objectOf(value: unknown): CastObject {
	const object = fieldsOf(value, 'a lock, condition, queue, actor, number, store or bucket')
	const id = wholeNumber(object['id'], 'the id of an object', 1, 2 ** 31 - 1)
	const name = wordOf(object['name'], 'the name of an object')
	const most = 2 ** 31 - 1
	switch (object['kind']) {
		case 'lock':
			return { id, kind: 'lock', name }
		case 'condition': {
			const reason = wordOf(object['reason'], 'the reason of a condition')
			const lock = wholeNumber(object['lock'], 'the lock of a condition', 0, most)
			return { id, kind: 'condition', name, reason, lock }
		}
		case 'queue': {
			const lock = wholeNumber(object['lock'], 'the lock of a queue', 0, most)
			const capacity = wholeNumber(object['capacity'], 'the capacity of a queue', 0, most)
			const order = orderOf(object['order'])
			const gap = wholeNumber(object['gap'] ?? 0, 'the gap of a queue', 0, 8)
			const isBackward = object['isBackward'] ?? false
			if (typeof isBackward !== 'boolean') {
				throw new RecordingRefused('a queue does not say whether it goes backward')
			}
			const queue = { id, kind: 'queue', name, lock, capacity, order, gap, isBackward } as const
			if (object['owner'] === undefined) return queue
			return { ...queue, owner: wordOf(object['owner'], 'the owner of a mailbox') }
		}
		case 'actor': {
			const mailbox = wholeNumber(object['mailbox'], 'the mailbox of an actor', 0, most)
			const dispatcher = wordOf(object['dispatcher'], 'the dispatcher of an actor')
			const shows = wordOf(object['shows'], 'what an actor shows')
			const isPinned = object['isPinned']
			if (typeof isPinned !== 'boolean') {
				throw new RecordingRefused('an actor does not say whether it is pinned')
			}
			const actor = { id, kind: 'actor', name, mailbox, dispatcher, isPinned, shows } as const
			if (object['parent'] === undefined) return actor
			return { ...actor, parent: wordOf(object['parent'], 'the parent of an actor') }
		}
		case 'number':
			return { id, kind: 'number', name }
		case 'jobs':
			return { id, kind: 'jobs', name }
		case 'bucket': {
			const size = object['size']
			if (typeof size !== 'number' || !(size >= 0 && size <= most)) {
				throw new RecordingRefused('the size of a bucket is not a number of tokens')
			}
			return { id, kind: 'bucket', name, size }
		}
		default:
			throw new RecordingRefused('it has an object that is none that is known')
	}
}

function knobsOf(value: unknown): Cast['knobs'] {
	const entries = Object.entries(fieldsOf(value, 'the list of knobs'))
	if (entries.length > mostEntries) throw new RecordingRefused('the list of knobs is too long')
	const checked = entries.map(([name, knob]) => {
		wordOf(name, 'the name of a knob')
		if (forbiddenNames.has(name)) throw new RecordingRefused(`no knob may be called ${name}`)
		const isNumber = typeof knob === 'number' && Number.isFinite(knob)
		if (isNumber || typeof knob === 'boolean') return [name, knob] as const
		return [name, wordOf(knob, `the knob ${name}`)] as const
	})
	return Object.fromEntries<number | string | boolean>(checked)
}

/** Recordings of the first version know one sort of items and no memory. */
function kindsOf(value: unknown): Cast['kinds'] {
	if (value === undefined) return ['item']
	return listOf(value, 'the list of sorts').map((kind) => wordOf(kind, 'the name of a sort'))
}

function optionsOf(value: unknown): Cast['options'] {
	if (value === undefined) return {}
	const options = Object.entries(fieldsOf(value, 'the options of its knobs'))
	return Object.fromEntries(
		options.map(([name, all]) => [
			name,
			listOf(all, 'the options of a knob').map((one) => wordOf(one, 'an option')),
		]),
	)
}

function limitOf(value: unknown): number | null {
	if (value === undefined || value === null) return null
	return wholeNumber(value, 'the limit of memory', 0, Number.MAX_SAFE_INTEGER)
}

/** The cast, copied field by field. */
export function checkedCast(value: unknown): Cast {
	const cast = fieldsOf(value, 'its cast')
	const threads = listOf(cast['threads'], 'the list of threads').map(threadOf)
	const objects = listOf(cast['objects'], 'the list of objects').map(objectOf)
	refuseTwice(
		threads.map(({ id }) => id),
		'the id of a thread',
	)
	refuseTwice(
		threads.map(({ name }) => name),
		'the name of a thread',
	)
	refuseTwice(
		objects.map(({ id }) => id),
		'the id of an object',
	)
	return {
		scene: wordOf(cast['scene'], 'the name of the scene'),
		seed: wholeNumber(cast['seed'], 'the seed', -(2 ** 53) + 1, 2 ** 53 - 1),
		knobs: knobsOf(cast['knobs']),
		options: optionsOf(cast['options']),
		threads,
		objects,
		kinds: kindsOf(cast['kinds']),
		limitBytes: limitOf(cast['limitBytes']),
		files: listOf(cast['files'], 'the list of files').map((file) => wordOf(file, 'a file')),
	}
}

/** What a number of this column may be, beside whole. */
function testOf(name: string, cast: Cast): (value: number) => boolean {
	const threads = new Set([0, pageThread, ...cast.threads.map(({ id }) => id)])
	if (name === 'gapsUs') return (value) => value >= 0
	if (name === 'kind') return (value) => kinds.has(value)
	if (name === 'thread') return (value) => threads.has(value)
	return (value) => value === (value | 0)
}

/** The columns of records: equally long, each number possible. */
export function columnsOf(
	value: unknown,
	cast: Cast,
	words: readonly string[],
): Readonly<Record<string, readonly number[]>> {
	const events = fieldsOf(value, 'its list of records')
	const columns = ['gapsUs', ...words].map((name) => {
		const column = events[name]
		if (!Array.isArray(column)) throw new RecordingRefused(`the column ${name} is missing`)
		const isPossible = testOf(name, cast)
		const numbers = column.map((entry: unknown, index) => {
			if (typeof entry === 'number' && Number.isSafeInteger(entry) && isPossible(entry)) {
				return entry
			}
			throw new RecordingRefused(`record ${String(index + 1)} has an impossible ${name}`)
		})
		return [name, numbers] as const
	})
	const lengths = new Set(columns.map(([, numbers]) => numbers.length))
	if (lengths.size > 1) throw new RecordingRefused('its columns are not equally long')
	return Object.fromEntries(columns)
}
