/** Records about actors: turns, the line for them, letters that say something or are dead, and numbers that threads share. */
import { Kind, type TraceEvent } from '../trace/event.ts'
import type { DeadLetter } from './actor-moment.ts'
import type { ActorFold, ActorsFold } from './actor-fold.ts'
import { type FoldState, type Handler, threadName } from './fold-state.ts'
import { settleHand } from './hands.ts'
import { textOf } from './message-text.ts'
import { recentLength } from './moment.ts'
import { type Arrived, countsOrders } from './orders-seen.ts'
import type { TracedItem } from './queue-fold.ts'

const oneAtATime = 'one message at a time'

/** Out of its line, wherever it stands. */
function leaveLine(state: FoldState, { cast }: ActorFold): void {
	const lines = state.actors?.lines
	const line = lines?.get(cast.dispatcher)
	if (line?.includes(cast.id) !== true) return
	lines?.set(
		cast.dispatcher,
		line.filter((id) => id !== cast.id),
	)
}

const ready: Handler = (state, { object }) => {
	const actor = state.actors?.byId.get(object)
	if (actor === undefined || state.actors === null) return
	const { dispatcher, id } = actor.cast
	leaveLine(state, actor)
	state.actors.lines.set(dispatcher, [...(state.actors.lines.get(dispatcher) ?? []), id])
}

const turn: Handler = (state, event, writer) => {
	const actor = state.actors?.byId.get(event.object)
	if (actor === undefined) return
	const { thread, atUs } = event
	if (actor.runner !== 0) {
		const both = `${threadName(state.cast, actor.runner)} and ${threadName(state.cast, thread)}`
		state.laws.break(oneAtATime, atUs, `${both} have a turn of ${actor.cast.name} at once`)
		state.actors?.turns.delete(actor.runner)
	}
	leaveLine(state, actor)
	if (writer !== null) writer.wokenFrom = 0
	actor.runner = thread
	actor.turns += 1
	actor.taken = 0
	actor.perTurn = event.b
	state.actors?.turns.set(thread, actor)
	state.notes?.turn(thread, atUs, event.object)
}

/** Whatever the thread still has in hand is done with the turn. */
const turnEnd: Handler = (state, event, thread) => {
	const actor = state.actors?.byId.get(event.object)
	if (actor === undefined) return
	const { name } = actor.cast
	if (thread !== null) settleHand(state, thread, event.atUs)
	if (event.c > 1) {
		const detail = `${name} has handled ${String(event.c)} messages at once`
		state.laws.break(oneAtATime, event.atUs, detail)
	}
	if (actor.runner !== event.thread) {
		const who = threadName(state.cast, event.thread)
		state.laws.break(oneAtATime, event.atUs, `${who} ends a turn of ${name} that it has not`)
	}
	actor.handled += event.a
	actor.taken = 0
	actor.failedNow = 0
	actor.state = event.b
	actor.runner = 0
	state.actors?.turns.delete(event.thread)
	state.notes?.turnEnd(event.thread, event.atUs)
}

const stored: Handler = (state, { object, a: now, b: read, thread, atUs }) => {
	const number = state.actors?.numbers.get(object)
	if (number === undefined) return
	if (!number.writers.includes(thread)) number.writers = [...number.writers, thread]
	const was = number.value
	if (!number.store(now, read, atUs, state.tally.recordsLost)) return
	const who = threadName(state.cast, thread)
	const what = `wrote ${String(now)} into ${number.cast.name}, having read ${String(read)}`
	state.laws.break('no lost update', atUs, `${who} ${what}, over ${String(was)}`)
}

const says: Handler = (state, event) => {
	const { actors } = state
	const told = actors?.told.get(event.thread)
	if (actors === null || told === undefined) return
	const text = textOf(event)
	if (told.queue === 0) {
		actors.deadLetters = actors.deadLetters.map((letter) => {
			const isIt = letter.item.id === told.item && letter.thread === event.thread
			return isIt ? { ...letter, text, item: { ...letter.item, text } } : letter
		})
		return
	}
	const queue = state.queues.get(told.queue)
	const { newest = null } = queue ?? {}
	if (newest?.id !== told.item) return
	const item = { ...newest, text }
	queue?.retell(item)
	state.moves = state.moves.map((move) => (move.item === newest ? { ...move, item } : move))
}

export const actorHandlers: readonly (readonly [Kind, Handler])[] = [
	[Kind.ready, ready],
	[Kind.turn, turn],
	[Kind.turnEnd, turnEnd],
	[Kind.stored, stored],
	[Kind.says, says],
]

/** What is known of a message beside what its record says: who sends it, and as the how manieth. */
export function sendingOf(state: FoldState, thread: number, passed: TracedItem | null) {
	const { actors } = state
	if (actors === null) return null
	const sender = actors.turns.get(thread)
	const from = passed === null ? sender?.cast.name : passed.from
	actors.sent += 1
	const sent = { sender: sender?.cast.id ?? -thread, sent: actors.sent }
	return from === undefined ? sent : { ...sent, from }
}

/** A message left its mailbox: for whoever has the turn of its actor, and behind all that its sender sent there before. */
export function receive(
	state: FoldState,
	event: TraceEvent,
	item: TracedItem,
	thread: number,
): void {
	const { actors } = state
	const actor = actors?.byMailbox.get(event.object)
	if (actors === null || actor === undefined) return
	const { name } = actor.cast
	const { atUs } = event
	if (actor.runner !== thread) {
		const who = threadName(state.cast, thread)
		state.laws.break(oneAtATime, atUs, `${who} took from the mailbox of ${name} without its turn`)
	}
	actor.taken += 1
	actors.taken += 1
	actor.waited(atUs - item.putUs)
	const { sender, sent } = item
	if (sender === undefined || sent === undefined) return
	if (countsOrders(actor.cast)) actors.orders?.note(arrivedOf(actors, item, sender))
	const last = actor.lastSent.get(sender)
	if (last === undefined) actors.pairs += 1
	else if (sent < last) {
		const who = item.from ?? item.producer
		const detail = `item ${String(item.id)} of ${who} reached ${name} behind one sent later`
		state.laws.break('order per pair', atUs, detail)
	}
	actor.lastSent.set(sender, Math.max(last ?? 0, sent))
}

/** Whoever put it in last is not who wrote it, where it was passed on. */
function arrivedOf(actors: ActorsFold, item: TracedItem, sender: number): Arrived {
	const { from = item.producer } = item
	return { from, isPassedOn: (actors.byId.get(sender)?.cast.name ?? from) !== from }
}

/** Nobody will ever handle `item`. */
export function noteDeadLetter(state: FoldState, event: TraceEvent, item: TracedItem): void {
	const { actors } = state
	if (actors === null) return
	const { atUs, thread, object: mailbox } = event
	const { from: sender = '', text = '' } = item
	const letter: DeadLetter = { atUs, thread, sender, mailbox, item, text }
	actors.deadLetters = [...actors.deadLetters.slice(1 - recentLength), letter]
	state.notes?.marked(thread, atUs, 'dead letter')
}
