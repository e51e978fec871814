import { expect, test } from 'vitest'
import type { Cast, CastObject } from '../trace/cast.ts'
import { Activity, Kind, Loss } from '../trace/event.ts'
import { actorsCast } from './fixture-actors.ts'
import { idsOf } from './fixture-dispatch.ts'
import { type Line, momentOfLines, recordingOfLines } from './fixture-lines.ts'

const [sender, other, first, second] = [2, 3, 4, 5]
const [cart1, cart2] = [idsOf(1), idsOf(2)]

const isNumber = ({ kind }: CastObject) => kind === 'number'
const whole = actorsCast(2, 2, 2)
/** Two actors on two threads, two senders, and no number that they share. */
const cast: Cast = { ...whole, objects: whole.objects.filter((one) => !isNumber(one)) }

const after = (lines: readonly Line[], endUs?: number) => momentOfLines(cast, lines, endUs)
const broken = (lines: readonly Line[], among = cast) =>
	momentOfLines(among, lines).laws.flatMap((law) => (law.holds ? [] : [law.name]))

const put = (item: number, depth: number, mailbox = cart1.mailbox, producer = sender) =>
	({ object: mailbox, a: item, b: depth, c: 1, d: producer }) as const
const take = (item: number, depth: number) =>
	({ object: cart1.mailbox, a: item, b: depth }) as const

/** A letter to cart-1, its turn by the first thread, and the letter done in it. */
const served: readonly Line[] = [
	[0, Kind.start, first],
	[10, Kind.put, sender, put(1, 1)],
	[11, Kind.ready, sender, { object: cart1.id, a: 1 }],
	[20, Kind.turn, first, { object: cart1.id, a: 0, b: 5 }],
	[30, Kind.take, first, take(1, 0)],
	[31, Kind.work, first, { a: 1, b: 19, c: Activity.handling }],
	[50, Kind.worked, first, { a: 1 }],
	[60, Kind.turnEnd, first, { object: cart1.id, a: 1, b: 7, c: 1 }],
]

test('an actor waits for a turn, has it, and has had it', () => {
	const [inLine] = after(served.slice(0, 3)).actors
	expect(inLine).toMatchObject({ name: 'cart-1', isReady: true, place: 0, runner: 0, turns: 0 })
	const [atWork, idle] = after(served.slice(0, 6)).actors
	expect(atWork).toMatchObject({ isReady: false, place: -1, runner: first, perTurn: 5 })
	expect(atWork).toMatchObject({ turns: 1, takenThisTurn: 1, handledThisTurn: 0, handled: 0 })
	expect(idle).toMatchObject({ name: 'cart-2', isReady: false, runner: 0, handled: 0, state: 0 })
	const [between] = after(served.slice(0, 7)).actors
	expect(between).toMatchObject({ takenThisTurn: 1, handledThisTurn: 1, handled: 1, state: 0 })
	const [done] = after(served).actors
	expect(done).toMatchObject({ runner: 0, takenThisTurn: 0, handled: 1, turns: 1, state: 7 })
	expect(done?.wait.summary()).toMatchObject({ count: 1, max: 20 })
	expect(broken(served)).toEqual([])
})

test('actors stand in line in the order in which they became ready', () => {
	const ready = (object: number): Line => [5, Kind.ready, sender, { object }]
	const places = (lines: readonly Line[]) => after(lines).actors.map(({ place }) => place)
	expect(places([ready(cart2.id), ready(cart1.id)])).toEqual([1, 0])
	const turn: Line = [6, Kind.turn, first, { object: cart2.id, b: 5 }]
	expect(places([ready(cart2.id), ready(cart1.id), turn])).toEqual([0, -1])
})

test('a thread in a turn says whose turn it is, and at which message it is', () => {
	const reasons = [4, 6, 8].map((count) => {
		const thread = after(served.slice(0, count)).threads.find(({ id }) => id === first)
		return [thread?.actor, thread?.reason, thread?.turn?.taken]
	})
	expect(reasons).toEqual([
		['cart-1', 'cart-1, begins its turn', 0],
		['cart-1', 'cart-1, message 1 of 5', 1],
		[null, null, undefined],
	])
})

test('the end of a turn settles a message whose handling took no work', () => {
	const told = served.filter(([, kind]) => kind !== Kind.work && kind !== Kind.worked)
	expect(after(told.slice(0, -1)).counts).toMatchObject({ completed: 0, inService: 1 })
	expect(after(told).counts).toMatchObject({ completed: 1, inService: 0 })
	expect(broken(told)).toEqual([])
})

test('a turn is a stretch of its thread, for its lane', () => {
	const recording = recordingOfLines(cast, served, 90)
	expect(recording.turns(first, 0, 90)).toEqual([{ fromUs: 20, toUs: 60, actor: cart1.id }])
	expect(recording.turns(first, 61, 90)).toEqual([])
	const open = recordingOfLines(cast, served.slice(0, -1), 90)
	expect(open.turns(first, 0, 90)).toEqual([{ fromUs: 20, toUs: 90, actor: cart1.id }])
})

const dead: readonly Line[] = [
	[10, Kind.put, sender, put(1, 1)],
	[11, Kind.put, sender, put(3, 2)],
	[12, Kind.deadLetter, sender, put(5, 2)],
	[12, Kind.says, sender, { a: 4, b: 0x6c6c6568, c: 0x6f }],
]

test('a dead letter is accepted and lost, in no mailbox and in no hand', () => {
	const moment = after(dead)
	expect(moment.counts).toMatchObject({ offered: 3, accepted: 3, deadLettered: 1, rejected: 0 })
	expect(moment.counts).toMatchObject({ queued: 2, inService: 0, dropped: 0 })
	expect(moment.deadLetters).toMatchObject([
		{ atUs: 12, thread: sender, sender: '', mailbox: cart1.mailbox, text: 'hello 4' },
	])
	expect(moment.deadLetters[0]?.item).toMatchObject({ id: 5, producer: 'S1', text: 'hello 4' })
	expect(moment.laws.find(({ name }) => name === 'capacity')?.detail).toBe('2 puts found room')
	expect(broken(dead)).toEqual([])
	const marks = recordingOfLines(cast, dead).marks(0, 100)
	expect(marks).toEqual([{ atUs: 12, thread: sender, what: 'dead letter' }])
	const misread = dead.map(([us, kind, by, words]): Line => {
		return [us, kind, by, kind === Kind.deadLetter ? { ...words, b: 3 } : { ...words }]
	})
	expect(broken(misread)).toEqual(['conservation'])
})

test('letters inside a mailbox that is closed for good become dead letters, one thrown out for room does not', () => {
	const dropped = (c: number): Line => [20, Kind.drop, first, { ...take(1, 1), c }]
	const closed = after([...dead, dropped(Loss.deadLettered)])
	expect(closed.counts).toMatchObject({ deadLettered: 2, queued: 1, dropped: 0 })
	expect(closed.deadLetters.map(({ item }) => item.id)).toEqual([5, 1])
	const thrown = after([...dead, dropped(Loss.dropped)])
	expect(thrown.counts).toMatchObject({ deadLettered: 1, queued: 1, dropped: 1 })
	expect(thrown.deadLetters).toHaveLength(1)
})

test('what a message says lies in the mailbox, and is only the last put of its thread', () => {
	const says: Line = [13, Kind.says, sender, { b: 0x6b6f }]
	const { queues, moves } = after([
		[10, Kind.put, sender, put(1, 1)],
		[11, Kind.put, other, put(2, 1, cart2.mailbox, other)],
		[12, Kind.put, sender, put(3, 2)],
		says,
	])
	expect(queues.map(({ items }) => items.map(({ text }) => text))).toEqual([
		[undefined, 'ok'],
		[undefined],
	])
	expect(moves.map(({ item }) => item.text)).toEqual([undefined, undefined, 'ok'])
})

test('an actor sends in its own name, a thread outside in none; what is passed on keeps the name of its sender', () => {
	const sending: Line = [40, Kind.put, first, put(2, 1, cart2.mailbox, first)]
	const sent = after([...served.slice(0, 5), sending])
	expect(sent.queues[1]?.items).toMatchObject([{ id: 2, from: 'cart-1' }])
	expect(after(served.slice(0, 2)).queues[0]?.items[0]).not.toHaveProperty('from')
	const passed: readonly Line[] = [
		[45, Kind.turn, second, { object: cart2.id, b: 5 }],
		[46, Kind.take, second, { object: cart2.mailbox, a: 2, b: 0 }],
		[47, Kind.put, second, put(2, 1, cart1.mailbox, first)],
	]
	const moment = after([...served.slice(0, 5), sending, ...passed])
	expect(moment.queues[0]?.items).toMatchObject([{ id: 2, from: 'cart-1' }])
	expect(moment.counts).toMatchObject({ accepted: 2, offered: 2 })
})
