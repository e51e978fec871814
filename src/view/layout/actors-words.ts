/** What a scene with actors says about its actors and letters, and the whole of it in sentences. */
import type { ActorMoment, AskMoment, NumberMoment, VerdictName } from '../../model/actor-moment.ts'
import type { Item, Moment, QueueMoment, ThreadMoment } from '../../model/moment.ts'
import { mailboxOf } from './actors-found.ts'
import { awaitedBy, depthInWords, durationInWords, grouped, nameOf } from './words.ts'

export function senderOf({ from, producer }: Item): string {
	return from ?? producer
}

/** The sort of a letter. */
export function kindOf({ cast }: Moment, { kind }: Item): string {
	return cast.kinds[kind] ?? 'letter'
}

/** How long it has been in its mailbox, in steps that can be read. */
export function ageOf({ atUs }: Moment, { putUs }: Item, stepUs: number): string {
	const us = Math.max(0, Math.floor((atUs - putUs) / stepUs) * stepUs)
	return us === 0 && stepUs > 1 ? `under ${durationInWords(stepUs)}` : durationInWords(us)
}

/** "next: S3, add one, 43 ms", longest form first; empty where nothing is in it. */
export function nextInWords(moment: Moment, queue: QueueMoment, stepUs = 1): readonly string[] {
	const [head] = queue.items
	if (head === undefined) return []
	const [sender, kind] = [senderOf(head), kindOf(moment, head)]
	const age = ageOf(moment, head, stepUs)
	const said = head.text === undefined ? [] : [`next: ${sender}, ${kind} “${head.text}”, ${age}`]
	return [...said, `next: ${sender}, ${kind}, ${age}`, `next: ${sender}, ${kind}`, sender]
}

/** "count 31"; empty for an actor that shows nothing. */
export function stateInWords({ shows, state }: ActorMoment): string {
	return shows === '' ? '' : `${shows} ${grouped(state)}`
}

/** Who runs it, or why nobody does. */
export function turnInWords(moment: Moment, actor: ActorMoment): string {
	if (actor.runner !== 0) {
		const { takenThisTurn, perTurn } = actor
		const turn = `message ${takenThisTurn.toString()} of ${perTurn.toString()}`
		return `run by ${nameOf(moment, actor.runner)}, ${takenThisTurn === 0 ? 'begins its turn' : turn}`
	}
	if (isStopped(actor)) return 'stopped, gets no turn'
	if (!actor.isReady) return 'no turn, nothing to do'
	return actor.place === 0 ? 'ready, next' : `ready, number ${(actor.place + 1).toString()} in line`
}

/** What stands at the place of the thread that an actor has not: longest form first. */
export function absenceInWords(actor: ActorMoment, depth: number): readonly string[] {
	if (isStopped(actor)) return ['stopped, gets no turn', 'stopped']
	if (actor.isReady) {
		const place = (actor.place + 1).toString()
		return actor.place === 0
			? ['ready, next for a thread', 'ready, next', 'next']
			: [`ready, number ${place} in line`, `ready, ${place}`, place]
	}
	return depth === 0 ? ['idle, nothing to do', 'nothing to do', 'idle'] : ['no turn']
}

export function isStopped({ failure, runner }: ActorMoment): boolean {
	return failure?.verdict === 'stopped' && runner === 0
}

export function actorNamed(
	actors: readonly ActorMoment[],
	wanted: string,
): ActorMoment | undefined {
	return wanted === '' ? undefined : actors.find(({ name }) => name === wanted)
}

/** "restarted, 2 of 10 in 10 s, at 3.21 s", longest form first; empty while it has not failed. */
export function failureInWords({ failure, failed }: ActorMoment): readonly string[] {
	if (failure === null) return []
	const { verdict, restarts, most, withinS, atUs } = failure
	const when = `at ${(atUs / 1e6).toFixed(2)} s`
	const limit = `${restarts.toString()} of ${most.toString()} in ${withinS.toString()} s`
	const counted =
		verdict === 'restarted'
			? `restarted, ${limit}`
			: verdict === 'resumed'
				? `resumed, ${grouped(failed)} failures so far`
				: restarts === 0
					? 'stopped'
					: `stopped, restarts used up: ${limit}`
	return [`${counted}, ${when}`, counted, verdict]
}

/** What was lost by a failure and what was not, longest form first. */
export function keptInWords({ cast }: Moment, { failure }: ActorMoment): readonly string[] {
	if (failure === null) return []
	const kind = cast.kinds[failure.kind] ?? 'message'
	const lost = `${kind} ${failure.item.toString()} lost`
	const kept = `mailbox kept, ${grouped(failure.queued)} in it`
	const rest: Readonly<Record<VerdictName, readonly string[]>> = {
		restarted: [`${kept}, state begins anew`, 'mailbox kept, state anew', 'state anew'],
		resumed: [`${kept}, state kept`, 'mailbox and state kept', 'state kept'],
		stopped: ['its mailbox is dead letters from now on', 'its mailbox, too'],
	}
	return [...rest[failure.verdict].map((words) => `${lost}, ${words}`), lost]
}

/** Who can reach what an actor keeps, longest form first. Who that is now, its picture says. */
export function touchedInWords({ shows }: ActorMoment): readonly string[] {
	const who = 'only the thread that has its turn can touch it'
	return [`${shows}: ${who}`, who, 'one thread at a time']
}

/** Everybody whose messages have come to its mailbox, by name. */
export function heardFromInWords(moment: Moment, { heardFrom }: ActorMoment): string {
	const names = heardFrom.map((id) => {
		if (id < 0) return nameOf(moment, -id)
		return moment.actors.find((actor) => actor.id === id)?.name ?? 'somebody'
	})
	return names.length === 0 ? 'nobody' : names.join(', ')
}

/** Who can write a number that nobody owns, and who did, longest form first. */
export function writtenInWords(moment: Moment, { name, writers }: NumberMoment): readonly string[] {
	const names = writers.toSorted((one, other) => one - other).map((id) => nameOf(moment, id))
	const did = names.length === 0 ? '' : `; ${names.join(', ')} did`
	const who = 'every thread can touch it'
	return [`${name}: ${who} at any time${did}`, `${who}${did}`, who, 'every thread']
}

/** What a thread waits for that waits. */
export function awaitsInWords(moment: Moment, thread: ThreadMoment): string {
	const { ask = null } = moment.actors.find(({ runner }) => runner === thread.id) ?? {}
	if (ask !== null) return `for ${askedOf(moment, ask)}’s answer`
	return thread.reason === 'no mail' ? 'for mail' : `for ${awaitedBy(thread)}`
}

function askedOf({ actors }: Moment, { of }: AskMoment): string {
	return actors.find(({ id }) => id === of)?.name ?? 'somebody'
}

/** Whose answer it waits for, and for how much of its time, longest form first. */
export function askInWords(moment: Moment, { ask }: ActorMoment, stepUs = 1): readonly string[] {
	if (ask === null) return ['for an answer, nothing is asked', 'nothing is asked']
	const of = askedOf(moment, ask)
	const agoUs = Math.floor((moment.atUs - ask.sinceUs) / stepUs) * stepUs
	const { askwait } = moment.knobs
	const most = typeof askwait === 'number' ? ` of ${durationInWords(askwait * 1000)}` : ''
	const plain = `waits for ${of}’s answer`
	return [`${plain}, ${durationInWords(agoUs)}${most}`, plain, `waits for ${of}`]
}

/** Questions and answers that came to nothing, longest form first; empty while there are none. */
export function answersInWords({ expired, late }: ActorMoment): readonly string[] {
	if (expired + late === 0) return []
	const asks = `${grouped(expired)} ${expired === 1 ? 'ask' : 'asks'} expired`
	const answers = `${grouped(late)} ${late === 1 ? 'answer' : 'answers'} too late`
	return [`${asks}, ${answers}`, `${grouped(expired)} expired, ${grouped(late)} late`, asks]
}

export function depthOf({ depth, capacity, isClosed }: QueueMoment): string {
	return depthInWords(depth, capacity, isClosed)
}

/** The accessible name of an actor. */
export function actorSentence(moment: Moment, actor: ActorMoment): string {
	const queue = mailboxOf(moment, actor)
	const stash = stashOf(moment, actor)
	const parts = [
		`actor ${actor.name}`,
		stateInWords(actor),
		turnInWords(moment, actor),
		queue === undefined ? '' : `mailbox ${depthOf(queue)}`,
		queue === undefined ? '' : (nextInWords(moment, queue)[0] ?? ''),
		stash === undefined ? '' : (stashInWords(moment, stash)[0] ?? ''),
		actor.ask === null ? '' : (askInWords(moment, actor)[0] ?? ''),
		answersInWords(actor)[0] ?? '',
		failureInWords(actor)[0] ?? '',
	]
	return parts.filter((part) => part !== '').join(', ')
}

/** Where its messages lie that it postponed; undefined where it postpones none. */
export function stashOf(moment: Moment, { name }: ActorMoment): QueueMoment | undefined {
	return moment.queues.find((queue) => queue.name === `stash of ${name}`)
}

/** "stash: 2 of 8, next S1 wish", longest form first. */
export function stashInWords(moment: Moment, stash: QueueMoment): readonly string[] {
	const [head] = stash.items
	const depth = `stash: ${depthOf(stash)}`
	if (head === undefined) return [`${depth}, nothing is postponed`, depth]
	return [`${depth}, next ${senderOf(head)} ${kindOf(moment, head)}`, depth]
}

/** What happened to the last dead letter: longest form first. */
export function lastDeadInWords(moment: Moment): readonly string[] {
	const last = moment.deadLetters.at(-1)
	if (last === undefined) return []
	const sender = last.sender === '' ? senderOf(last.item) : last.sender
	const receiver = moment.actors.find(({ mailbox }) => mailbox === last.mailbox)?.name ?? 'nobody'
	const said = last.text === '' ? '' : ` “${last.text}”`
	const pair = `last: ${sender} to ${receiver}`
	return [
		`${pair}, ${kindOf(moment, last.item)}${said}`,
		`${pair}, ${kindOf(moment, last.item)}`,
		pair,
	]
}

const mostSpoken = 8

/** The whole stage in a few sentences, for those who do not see it. */
export function actorsInWords(moment: Moment): string {
	const { actors, numbers, counts } = moment
	const deepest = actors.toSorted((a, b) => depthAt(moment, b) - depthAt(moment, a))
	const spoken = actors.length > mostSpoken ? deepest.slice(0, mostSpoken) : actors
	const inAll =
		actors.length > mostSpoken
			? [`${grouped(actors.length)} actors; the fullest mailboxes are these.`]
			: []
	return [
		...inAll,
		...spoken.map((actor) => `${capitalised(actorSentence(moment, actor))}.`),
		...numbers.map(({ name, value, lost }) => {
			return `Shared number ${name}: ${grouped(value)}, updates lost ${grouped(lost)}.`
		}),
		`Dead letters: ${grouped(counts.deadLettered)}.`,
	].join(' ')
}

function depthAt(moment: Moment, actor: ActorMoment): number {
	return mailboxOf(moment, actor)?.depth ?? 0
}

function capitalised(words: string): string {
	return words.charAt(0).toUpperCase() + words.slice(1)
}
