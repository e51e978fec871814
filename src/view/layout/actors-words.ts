/** What a scene with actors says about its actors and letters, and the whole of it in sentences. */
import type { ActorMoment } from '../../model/actor-moment.ts'
import type { Item, Moment, QueueMoment } from '../../model/moment.ts'
import { depthInWords, durationInWords, grouped, nameOf } from './words.ts'

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
	if (!actor.isReady) return 'no turn, nothing to do'
	return actor.place === 0 ? 'ready, next' : `ready, number ${(actor.place + 1).toString()} in line`
}

/** What stands at the place of the thread that an actor has not: longest form first. */
export function absenceInWords(actor: ActorMoment, depth: number): readonly string[] {
	if (actor.isReady) {
		const place = (actor.place + 1).toString()
		return actor.place === 0
			? ['ready, next for a thread', 'ready, next', 'next']
			: [`ready, number ${place} in line`, `ready, ${place}`, place]
	}
	return depth === 0 ? ['idle, nothing to do', 'nothing to do', 'idle'] : ['no turn']
}

export function mailboxOf(moment: Moment, actor: ActorMoment): QueueMoment | undefined {
	return moment.queues.find(({ id }) => id === actor.mailbox)
}

export function depthOf({ depth, capacity, isClosed }: QueueMoment): string {
	return depthInWords(depth, capacity, isClosed)
}

/** The accessible name of an actor. */
export function actorSentence(moment: Moment, actor: ActorMoment): string {
	const queue = mailboxOf(moment, actor)
	const parts = [
		`actor ${actor.name}`,
		stateInWords(actor),
		turnInWords(moment, actor),
		queue === undefined ? '' : `mailbox ${depthOf(queue)}`,
		queue === undefined ? '' : (nextInWords(moment, queue)[0] ?? ''),
	]
	return parts.filter((part) => part !== '').join(', ')
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
