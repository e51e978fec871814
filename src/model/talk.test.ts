import { expect, test } from 'vitest'
import type { Cast, CastObject } from '../trace/cast.ts'
import { Activity, Kind, Verdict, Waking } from '../trace/event.ts'
import { actorsCast } from './fixture-actors.ts'
import { idsOf } from './fixture-dispatch.ts'
import { type Line, momentOfLines, recordingOfLines } from './fixture-lines.ts'

const [sender, other, first, second] = [2, 3, 4, 5]
const [cart1, cart2] = [idsOf(1), idsOf(2)]
const [boxLock, answered, box] = [101, 102, 103]

const answerBox = (asker: string): readonly CastObject[] => [
	{ id: boxLock, kind: 'lock', name: `question of ${asker} lock` },
	{
		...{ id: answered, kind: 'condition', name: `${asker} answered`, reason: 'no answer' },
		lock: boxLock,
	},
	{
		...{ id: box, kind: 'queue', name: `answers to ${asker}`, lock: boxLock, capacity: 1 },
		...{ order: 'FIFO', gap: 0, isBackward: false, owner: `question of ${asker}` },
	},
]

function castOf(asker: string): Cast {
	const whole = actorsCast(2, 2, 9)
	const actors = whole.objects.map((one) => {
		return one.kind === 'actor' && one.name === 'cart-1' ? { ...one, parent: 'cart-2' } : one
	})
	return { ...whole, objects: [...actors, ...answerBox(asker)] }
}

const cast = castOf('cart-1')
const after = (lines: readonly Line[], among = cast) => momentOfLines(among, lines)
const law = (lines: readonly Line[], among = cast) =>
	after(lines, among).laws.find(({ name }) => name === 'every ask is answered')

const put = (item: number, mailbox: number, depth: number, producer = sender) =>
	({ object: mailbox, a: item, b: depth, c: 1, d: producer }) as const

test('an actor has heard from each sender once, in the order of their first messages, dead letters included', () => {
	const { actors } = after([
		[10, Kind.put, other, put(1, cart1.mailbox, 1, other)],
		[11, Kind.put, sender, put(3, cart1.mailbox, 2)],
		[12, Kind.put, other, put(5, cart1.mailbox, 3, other)],
		[13, Kind.turn, first, { object: cart1.id, b: 5 }],
		[14, Kind.deadLetter, first, put(2, cart2.mailbox, 0, first)],
	])
	expect(actors.map(({ heardFrom }) => heardFrom)).toEqual([[-other, -sender], [cart1.id]])
})

/** The first thread takes two messages for cart-1, fails at the second, and ends its turn. */
const failing = (b: number, c = 0): readonly Line[] => [
	[0, Kind.start, first],
	[10, Kind.put, sender, put(1, cart1.mailbox, 1)],
	[11, Kind.put, sender, put(3, cart1.mailbox, 2)],
	[12, Kind.put, sender, put(5, cart1.mailbox, 3)],
	[20, Kind.turn, first, { object: cart1.id, b: 5 }],
	[21, Kind.take, first, { object: cart1.mailbox, a: 1, b: 2 }],
	[22, Kind.work, first, { a: 1, b: 3, c: Activity.handling }],
	[25, Kind.worked, first, { a: 1 }],
	[26, Kind.take, first, { object: cart1.mailbox, a: 3, b: 1 }],
	[27, Kind.work, first, { a: 3, b: 3, c: Activity.passing }],
	[30, Kind.worked, first, { a: 3 }],
	[31, Kind.failure, first, { object: cart1.id, a: 3, b, c, d: (10 << 16) | 7 }],
	[40, Kind.turnEnd, first, { object: cart1.id, a: 1, b: 0, c: 1, d: 1 }],
]

test('a message at which its actor failed has failed, and is neither done nor lost otherwise', () => {
	const moment = after(failing(Verdict.restarted, 2))
	expect(moment.counts).toMatchObject({ completed: 1, failed: 1, queued: 1, inService: 0 })
	expect(moment.counts).toMatchObject({ accepted: 3, dropped: 0, deadLettered: 0 })
	expect(moment.laws.filter(({ holds }) => !holds)).toEqual([])
	// Without the record nobody can tell: the end of the turn would have lost it.
	const untold = failing(Verdict.restarted).filter(([, kind]) => kind !== Kind.failure)
	expect(after(untold).counts).toMatchObject({ failed: 0, dropped: 1 })
})

test('what became of the actor stands beside it: the verdict, the restarts that count, what was in its mailbox', () => {
	const [actor, above] = after(failing(Verdict.restarted, 2)).actors
	expect(actor).toMatchObject({ parent: 'cart-2', failed: 1, handled: 1 })
	expect(actor?.failure).toEqual({
		...{ atUs: 31, item: 3, kind: 0, verdict: 'restarted' },
		...{ restarts: 2, most: 10, withinS: 7, queued: 1 },
	})
	expect(above).toMatchObject({ parent: '', failed: 0, failure: null })
	const verdictOf = (b: number) => after(failing(b)).actors[0]?.failure?.verdict
	expect(verdictOf(Verdict.stopped)).toBe('stopped')
	expect(verdictOf(Verdict.resumed)).toBe('resumed')
})

test('within the turn a message that failed is not handled either', () => {
	const inTurn = failing(Verdict.resumed).slice(0, -1)
	expect(after(inTurn).actors[0]).toMatchObject({ takenThisTurn: 2, handledThisTurn: 1, failed: 1 })
})

test('a failure is as long ago as it was, and not yet there before it', () => {
	const recording = recordingOfLines(cast, failing(Verdict.restarted, 1))
	expect(recording.momentAt(30).actors[0]?.failure).toBeNull()
	expect(recording.momentAt(31).actors[0]?.failure?.atUs).toBe(31)
})

/** The first thread has cart-1 ask cart-2 and wait for the answer. */
const asking: readonly Line[] = [
	[10, Kind.turn, first, { object: cart1.id, b: 5 }],
	[20, Kind.put, first, put(1, cart2.mailbox, 1, first)],
	[21, Kind.acquire, first, { object: boxLock, ticket: 1 }],
	[22, Kind.wait, first, { object: answered, a: 1, b: 1, d: boxLock, ticket: 1 }],
]
const answering: readonly Line[] = [
	[30, Kind.turn, second, { object: cart2.id, b: 5 }],
	[31, Kind.acquire, second, { object: boxLock, ticket: 2 }],
	[32, Kind.put, second, put(7, box, 1, second)],
	[33, Kind.release, second, { object: boxLock, ticket: 2 }],
]
const timedOut: readonly Line[] = [
	[40, Kind.woken, first, { object: answered, a: 1, b: Waking.timedOut }],
	[41, Kind.acquire, first, { object: boxLock, ticket: 3 }],
]

test('who waits for an answer waits for that of whom it has sent to last', () => {
	const [asker, asked] = after(asking).actors
	expect(asker?.ask).toEqual({ of: cart2.id, sinceUs: 22 })
	expect(asked?.ask).toBeNull()
	const taken: Line = [43, Kind.take, first, { object: box, a: 7, b: 0 }]
	const woken: Line = [40, Kind.woken, first, { object: answered, a: 1, b: Waking.notified }]
	const moment = after([...asking, ...answering, woken, ...timedOut.slice(1), taken])
	expect(moment.actors[0]).toMatchObject({ ask: null, expired: 0 })
	expect(law([...asking, ...answering, woken])?.holds).toBe(true)
})

test('an ask that nobody has answered when its time is up has expired, and breaks the law', () => {
	const [asker] = after([...asking, ...timedOut]).actors
	expect(asker).toMatchObject({ ask: null, expired: 1 })
	const broken = law([...asking, ...timedOut])
	expect(broken?.holds).toBe(false)
	expect(broken?.detail).toContain('cart-1 gave up waiting for the answer of cart-2')
})

test('an answer that came in the last moment is an answer', () => {
	const lines: readonly Line[] = [...asking, ...timedOut.slice(0, 1)]
	const late = [...lines, ...answering.map(([us, ...rest]): Line => [us + 10, ...rest])]
	const taken: Line = [55, Kind.take, first, { object: box, a: 7, b: 0 }]
	const looks: Line = [50, Kind.acquire, first, { object: boxLock, ticket: 3 }]
	const moment = after([...late, looks, taken])
	expect(moment.actors[0]).toMatchObject({ ask: null, expired: 0 })
	expect(law([...late, looks, taken])?.holds).toBe(true)
})

test('an answer that comes too late is counted with whoever gave it, and breaks the law where nobody waits', () => {
	const late: readonly Line[] = [
		[30, Kind.turn, second, { object: cart2.id, b: 5 }],
		[32, Kind.deadLetter, second, put(7, box, 0, second)],
	]
	const among = castOf('nobody')
	expect(after(late, among).actors.map((actor) => actor.late)).toEqual([0, 1])
	expect(law(late, among)).toMatchObject({ holds: false })
	expect(law([], among)).toMatchObject({ holds: true })
	expect(law([], actorsCast(2, 2, 2))).toBeUndefined()
})

test('threads that have written a shared number are named once, in the order of their first writes', () => {
	const stored = (us: number, by: number, a: number): Line => {
		return [us, Kind.stored, by, { object: 3, a, b: a - 1 }]
	}
	const [number] = after([stored(1, other, 1), stored(2, sender, 2), stored(3, other, 3)]).numbers
	expect(number?.writers).toEqual([other, sender])
})
