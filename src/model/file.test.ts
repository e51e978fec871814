import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Kind, Loss, Refusal } from '../trace/event.ts'
import { RecordingRefused } from './file-check.ts'
import { recordingFromJson, recordingToJson } from './file.ts'
import { actorsFixture } from './fixture-actors.ts'
import { type Line, recordingOfLines } from './fixture-lines.ts'
import { playBlockingQueue } from './fixture-run.ts'
import { blockingQueueFixture } from './fixture.ts'
import { Recording } from './recording.ts'

const recording = blockingQueueFixture({ endUs: 300_000, changes: [[100_000, 2]] })
const text = recordingToJson(recording)

function refusal(broken: string): string {
	try {
		recordingFromJson(broken)
	} catch (error) {
		if (error instanceof RecordingRefused) return error.message
		throw error
	}
	return 'accepted'
}

/** The file with its body changed and its sum made right again: made by hand, with intent. */
function forged(change: (body: Record<string, unknown>) => void): string {
	const file = JSON.parse(text) as { body: Record<string, unknown> }
	change(file.body)
	return resealed(JSON.stringify(file.body))
}

function resealed(body: string, version = 3): string {
	let sum = 0x811c9dc5
	for (const letter of body) sum = Math.imul(sum ^ letter.charCodeAt(0), 0x01000193)
	const hex = (sum >>> 0).toString(16).padStart(8, '0')
	return `{"format":"handoff-recording","version":${String(version)},"sum":"${hex}","body":${body}}`
}

test('a recording read back shows the same moments and writes the same text', () => {
	const again = recordingFromJson(text)
	expect(again.endUs).toBe(recording.endUs)
	for (let us = 0; us <= recording.endUs; us += 9999) {
		expect(JSON.stringify(again.momentAt(us))).toBe(JSON.stringify(recording.momentAt(us)))
	}
	expect(recordingToJson(again)).toBe(text)
})

test('a recording without its early records says so when read back', () => {
	const { cast, events, endUs } = playBlockingQueue({})
	const long = new Recording(cast, { maxEvents: 200, keyframeEvery: 50 })
	long.append(events, endUs)
	const again = recordingFromJson(recordingToJson(long))
	expect(again.startUs).toBe(long.startUs)
	const { counts, laws } = again.momentAt(endUs)
	expect(counts.recordsLost).toBe(long.letGo)
	expect(laws[0]?.detail).toBe(`not checked since ${long.letGo} records were lost`)
})

test('a file cut off anywhere is refused', () => {
	for (let length = 0; length < text.length; length += length < 300 ? 1 : 101) {
		expect(refusal(text.slice(0, length))).toMatch(/^This recording is refused: .+\.$/)
	}
})

test('a file with any one bit flipped is refused', () => {
	const place = fc.nat({ max: text.length - 1 })
	fc.assert(
		fc.property(place, fc.nat({ max: 6 }), (at, bit) => {
			const letter = String.fromCharCode(text.charCodeAt(at) ^ (1 << bit))
			expect(refusal(text.slice(0, at) + letter + text.slice(at + 1))).not.toBe('accepted')
		}),
		{ numRuns: 400 },
	)
})

test('another version, another format and no file at all are refused by name', () => {
	expect(refusal(text.replace('"version":4', '"version":5'))).toContain('its version is 5')
	expect(refusal(text.replace('handoff-', 'other-'))).toContain('it does not say')
	for (const nothing of ['', '[]', 'null', '7', '{}', '"x"']) {
		expect(refusal(nothing)).not.toBe('accepted')
	}
	expect(refusal('x'.repeat(32 * 1024 * 1024 + 1))).toContain('32 MiB')
})

test('a file that reaches for a prototype is refused or harmless', () => {
	const knobs = '"knobs":{"__proto__":{"polluted":1},'
	const body = JSON.stringify((JSON.parse(text) as { body: unknown }).body)
	expect(refusal(resealed(body.replace('"knobs":{', knobs)))).toContain('__proto__')
	const deep = resealed(body.replace('{', '{"__proto__":{"polluted":1},'))
	expect(refusal(deep)).toBe('accepted')
	expect(({} as Record<string, unknown>)['polluted']).toBeUndefined()
	expect(Object.getPrototypeOf(recordingFromJson(deep).cast.knobs)).toBe(Object.prototype)
})

test.each<[string, (body: Record<string, unknown>) => void]>([
	['its cast is missing', (body) => delete body['cast']],
	['the list of threads', (body) => Object.assign(body['cast'] as object, { threads: 5 })],
	['its end', (body) => (body['endUs'] = -1)],
	['outside its own time', (body) => (body['endUs'] = 5)],
	['its count of lost records', (body) => (body['lost'] = 0.5)],
	['impossible kind', (body) => ((body['events'] as { kind: number[] }).kind[3] = 99)],
	['impossible a', (body) => ((body['events'] as { a: unknown[] }).a[3] = '7')],
	['impossible thread', (body) => ((body['events'] as { thread: number[] }).thread[3] = 60)],
	['impossible gapsUs', (body) => ((body['events'] as { gapsUs: number[] }).gapsUs[3] = -1)],
	['not equally long', (body) => (body['events'] as { d: number[] }).d.pop()],
	['the column b is missing', (body) => delete (body['events'] as { b?: unknown }).b],
])('a forged file is refused: %s', (reason, change) => {
	expect(refusal(forged(change))).toContain(reason)
})

test('a recording of the first version is read: sides by role, one sort of items, no memory', () => {
	const file = JSON.parse(text) as { body: { cast: Record<string, unknown> } }
	const { kinds, limitBytes, threads, ...cast } = file.body.cast
	expect([kinds, limitBytes]).toEqual([['e-mail', 'photo', 'report'], null])
	const withoutSide = (threads as Record<string, unknown>[]).map(({ side, ...thread }) => {
		expect(side).toMatch(/^(producers|consumers)$/)
		return thread
	})
	const body = { ...file.body, cast: { ...cast, threads: withoutSide } }
	const old = recordingFromJson(resealed(JSON.stringify(body), 1))
	expect(old.cast).toEqual({ ...recording.cast, kinds: ['item'] })
	expect(old.momentAt(old.endUs).counts).toEqual(recording.momentAt(recording.endUs).counts)
})

test.each([
	['a side that is none', { side: 'left' }],
	['a side that is no word', { side: 3 }],
])('%s is refused', (_, change) => {
	const broken = forged((body) => {
		const { threads } = body['cast'] as { threads: object[] }
		Object.assign(threads[0] ?? {}, change)
	})
	expect(refusal(broken)).toContain('neither producers nor consumers')
})

test('sorts and limits that are impossible are refused', () => {
	const withCast = (change: object) =>
		refusal(forged((body) => Object.assign(body['cast'] as object, change)))
	expect(withCast({ kinds: 'photo' })).toContain('the list of sorts is not a list')
	expect(withCast({ kinds: [7] })).toContain('the name of a sort is not a short text')
	expect(withCast({ limitBytes: -1 })).toContain('the limit of memory is not a whole number')
	expect(withCast({ limitBytes: 1024 })).toBe('accepted')
})

test('a recording of the second version is read: columns by side, one order, no gaps', () => {
	const file = JSON.parse(text) as { body: { cast: { threads: object[]; objects: object[] } } }
	const { cast } = file.body
	const without = (names: readonly string[]) => (one: object) =>
		Object.fromEntries(Object.entries(one).filter(([name]) => !names.includes(name)))
	const threads = cast.threads.map(without(['column']))
	const objects = cast.objects.map(without(['order', 'gap', 'isBackward']))
	expect([threads, objects]).not.toEqual([cast.threads, cast.objects])
	const body = { ...file.body, cast: { ...cast, threads, objects } }
	const old = recordingFromJson(resealed(JSON.stringify(body), 2))
	expect(old.cast).toEqual(recording.cast)
})

test.each([
	['column', 'threads', 0, { column: 9 }],
	['order', 'objects', 3, { order: 'random' }],
	['gap', 'objects', 3, { gap: -1 }],
	['backward', 'objects', 3, { isBackward: 1 }],
	['lock of a condition', 'objects', 1, { lock: -1 }],
] as const)('an impossible %s is refused with a sentence', (word, list, place, change) => {
	const broken = forged((body) => {
		const entries = (body['cast'] as Record<string, object[]>)[list]
		Object.assign(entries?.[place] ?? {}, change)
	})
	expect(refusal(broken)).toContain(word)
})

test('conditions without a lock, several queues of every order, and their records come back whole', () => {
	const [lock, full, empty, queue] = recording.cast.objects
	if (lock === undefined || full?.kind !== 'condition' || queue?.kind !== 'queue') {
		throw new Error('the fixture has a lock, a condition and a queue')
	}
	const second = { ...queue, id: 5, name: 'replies', order: 'LIFO', isBackward: true } as const
	const third = { ...queue, id: 6, name: 'urgent', order: 'priority', gap: 1 } as const
	const loose = { ...full, lock: 0 }
	const objects = [lock, loose, ...(empty === undefined ? [] : [empty]), queue, second, third]
	const lines: readonly Line[] = [
		[1, Kind.put, 2, { object: 5, a: 1, b: 1, d: 2 }],
		[2, Kind.drop, 2, { object: 5, a: 1, b: 0, c: Loss.expired }],
		[3, Kind.wait, 2, { object: full.id }],
		[4, Kind.interrupt, 4, { a: 2 }],
		[5, Kind.reject, 4, { object: 6, b: Refusal.timedOut }],
	]
	const several = recordingOfLines({ ...recording.cast, objects }, lines, 9)
	const again = recordingFromJson(recordingToJson(several))
	expect(again.cast).toEqual(several.cast)
	expect(JSON.stringify(again.momentAt(9))).toBe(JSON.stringify(several.momentAt(9)))
	expect(again.momentAt(9).counts).toMatchObject({ expired: 1, rejected: 1 })
})

test('actors, numbers, their records and what messages say come back whole; an odd actor is refused', () => {
	const actors = actorsFixture()
	const text = recordingToJson(actors)
	const again = recordingFromJson(text)
	expect(again.cast).toEqual(actors.cast)
	const [one, other] = [again, actors].map((each) => {
		return JSON.stringify({ ...each.momentAt(900_000), cast: null })
	})
	expect(one).toBe(other)
	const { body } = JSON.parse(text) as { body: { cast: Record<string, unknown> } }
	const refusalOf = (change: object) => {
		const objects = actors.cast.objects.map((each) => {
			return each.kind === 'actor' ? { ...each, ...change } : each
		})
		const odd = { ...body, cast: { ...body.cast, objects } }
		return refusal(resealed(JSON.stringify(odd), 3))
	}
	expect(refusalOf({ isPinned: 1 })).toContain('an actor does not say whether it is pinned')
	expect(refusalOf({ mailbox: -1 })).toContain('the mailbox of an actor')
	expect(refusalOf({ kind: 'ghost' })).toContain('none that is known')
})
