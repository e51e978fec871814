/** Why nobody will be woken where there are several queues: who would have to do what. */
import type { Moment, QueueMoment, ThreadMoment } from '../model/moment.ts'

interface Need {
	readonly act: 'takes from' | 'puts into'
	readonly queue: QueueMoment
}

/** "Only S1 takes from requests, only C1 takes from replies: …" Empty when nobody waits for a queue. */
export function eachOther(moment: Moment, waiting: readonly ThreadMoment[]): string {
	const needs = needsOf(moment, waiting)
	if (needs.length === 0) return ''
	const doers = needs.map((need) => doersOf(moment, need))
	const clauses = needs.map(({ act, queue }, index) => {
		const names = doers[index] ?? []
		const verb = names.length === 1 ? act : act.replace('s ', ' ')
		return `only ${listed(names)} ${verb} ${queue.name}`
	})
	const waits = waiting.map(({ name }) => name)
	const isRound = doers.flat().every((name) => waits.includes(name))
	const end = isRound ? ': whoever could wake them waits, too' : ''
	return `O${clauses.join(', ').slice(1)}${end}.`
}

/** What would have to be done, each once. */
function needsOf(moment: Moment, waiting: readonly ThreadMoment[]): Need[] {
	const needs = new Map<string, Need>()
	for (const thread of waiting) {
		const queue = queueOf(moment, thread)
		if (queue === null) continue
		const act = thread.reason === 'full' ? 'takes from' : 'puts into'
		needs.set(`${act} ${queue.name}`, { act, queue })
	}
	return [...needs.values()]
}

/** The queue that what the thread waits for belongs to: they have their lock in common. */
function queueOf({ cast, queues }: Moment, { at }: ThreadMoment): QueueMoment | null {
	const condition = cast.objects.find(({ id }) => id === at)
	if (condition?.kind !== 'condition') return null
	return queues.find(({ lock }) => lock === condition.lock) ?? null
}

/** Names of those who could do it. Who takes stands on the side that items go to. */
function doersOf({ threads }: Moment, { act, queue }: Need): string[] {
	const isRight = (act === 'takes from') !== queue.isBackward
	const column = isRight ? queue.gap + 1 : queue.gap
	return threads.filter((thread) => thread.column === column).map(({ name }) => name)
}

export function listed(names: readonly string[]): string {
	if (names.length < 2) return names.join('')
	return `${names.slice(0, -1).join(', ')} and ${names.at(-1) ?? ''}`
}
