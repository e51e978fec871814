/** Records about actors that talk: who has sent to whom, who waits for whose answer, and what became of those that failed. */
import { Kind, type TraceEvent, Waking } from '../trace/event.ts'
import { type ActorsFold, isAnswerBox } from './actor-fold.ts'
import { verdicts } from './actor-moment.ts'
import type { FoldState, Handler } from './fold-state.ts'
import { failItem } from './hands.ts'

/** What somebody waits for who has asked. */
const noAnswer = 'no answer'

const failure: Handler = (state, event, thread) => {
	const actor = state.actors?.byId.get(event.object)
	if (actor === undefined) return
	const { atUs, a: item, c: restarts, d } = event
	const failed = thread === null ? null : failItem(state, thread, item, atUs)
	actor.failed += 1
	actor.failedNow += 1
	actor.failure = {
		...{ atUs, item, kind: failed?.kind ?? 0, verdict: verdicts[event.b] ?? 'stopped' },
		...{ restarts, most: d >>> 16, withinS: d & 0xffff },
		queued: state.queues.get(actor.cast.mailbox)?.depth ?? 0,
	}
}

export const talkHandlers: readonly (readonly [Kind, Handler])[] = [[Kind.failure, failure]]

type Talk = (state: FoldState, actors: ActorsFold, event: TraceEvent) => void

function noteSender(_state: FoldState, actors: ActorsFold, { object, thread }: TraceEvent): void {
	const to = actors.byMailbox.get(object)
	if (to === undefined) return
	const from = actors.turns.get(thread)?.cast.id ?? -thread
	if (!to.heardFrom.includes(from)) to.heardFrom = [...to.heardFrom, from]
}

/** Whom it asked is whom it has sent to last. */
function beginAsk(state: FoldState, actors: ActorsFold, event: TraceEvent): void {
	if (state.conditions.get(event.object)?.cast.reason !== noAnswer) return
	const asker = actors.turns.get(event.thread)
	if (asker?.ask !== null) return
	const asked = actors.byMailbox.get(actors.told.get(event.thread)?.queue ?? 0)
	asker.ask = { of: asked?.cast.id ?? 0, sinceUs: event.atUs }
}

function endAsk(_state: FoldState, actors: ActorsFold, { thread }: TraceEvent): void {
	const asker = actors.turns.get(thread)
	if (asker !== undefined) asker.ask = null
}

/** Its time is up; but the answer may have come meanwhile. */
function giveUp(state: FoldState, actors: ActorsFold, event: TraceEvent): void {
	if (event.b !== Waking.timedOut) return
	const condition = state.conditions.get(event.object)?.cast
	if (condition?.reason === noAnswer) actors.overdue.set(event.thread, condition.lock)
}

function lookOnceMore(state: FoldState, actors: ActorsFold, event: TraceEvent): void {
	if (actors.overdue.get(event.thread) !== event.object) return
	actors.overdue.delete(event.thread)
	const asker = actors.turns.get(event.thread)
	const boxes = [...state.queues.values()].filter(({ cast }) => cast.lock === event.object)
	if (asker === undefined || boxes.some(({ depth }) => depth > 0)) return
	const { ask } = asker
	asker.expired += 1
	asker.ask = null
	const asked = actors.byId.get(ask?.of ?? 0)?.cast.name ?? 'somebody'
	breakLaw(state, event, `${asker.cast.name} gave up waiting for the answer of ${asked}`)
}

/** An answer that nobody waits for any more. Where nobody ever does, that is how its question expires. */
function noteLate(state: FoldState, actors: ActorsFold, event: TraceEvent): void {
	const box = state.queues.get(event.object)?.cast
	const by = actors.turns.get(event.thread)
	if (box === undefined || by === undefined || !isAnswerBox(box)) return
	by.late += 1
	breakLaw(state, event, `an answer of ${by.cast.name} came too late`)
}

function breakLaw(state: FoldState, { atUs }: TraceEvent, detail: string): void {
	state.laws.break('every ask is answered', atUs, detail)
}

const talk: ReadonlyMap<Kind, readonly Talk[]> = new Map([
	[Kind.put, [noteSender]],
	[Kind.deadLetter, [noteSender, noteLate]],
	[Kind.wait, [beginAsk]],
	[Kind.woken, [giveUp]],
	[Kind.acquire, [lookOnceMore]],
	[Kind.take, [endAsk]],
	[Kind.turnEnd, [endAsk]],
])

/** What a record means for those who talk, after it has been folded. */
export function foldTalk(state: FoldState, actors: ActorsFold, event: TraceEvent): void {
	for (const hear of talk.get(event.kind) ?? []) hear(state, actors, event)
}
