/** What a search came to, in plain words with its bounds. */
import type { Found } from '../explore/search.ts'
import type { KnobValue } from '../programs/knob.ts'
import type { Scheduling, SearchView } from '../view/session.ts'

type Values = Readonly<Record<string, KnobValue>>

/** Null: it was cancelled. */
export function searchInWords(
	found: Found | null,
	values: Values,
	open: Scheduling['open'],
): SearchView {
	if (!found) {
		const sentence = 'The search was cancelled: nothing is known.'
		return { isSearching: false, states: 0, ms: 0, verdict: 'cancelled', sentence }
	}
	const { verdict, states, ms } = found
	return { isSearching: false, states, ms, verdict, sentence: sentenceOf(found, values, open) }
}

function sentenceOf(found: Found, values: Values, open: Scheduling['open']): string {
	const { verdict, states, ms, race } = found
	const counted = `${states.toLocaleString('en')} states in ${(ms / 1000).toFixed(1)} s`
	const raced = race === null ? '' : ` ${race}`
	if (verdict === 'violation') {
		const { sections = 0, steps = 0, law } = found
		const way = sections > 0 ? `${sections} sections, ${steps} steps` : `${steps} steps`
		return `It breaks “${law ?? ''}” in ${way}. ${counted}.${raced}`
	}
	if (verdict === 'limit') {
		return `The search ran out of budget after ${counted}. Nothing was found so far, which proves nothing.${raced}`
	}
	return `It cannot break: every state was looked at, ${counted}, ${boundsInWords(values, open)}.${raced}`
}

function boundsInWords(values: Values, open: Scheduling['open']): string {
	const counts = boundNames
		.filter((name) => name in values)
		.map((name) => `${name} ${String(values[name])}`)
	const order = open.victim ? 'any waiter may be woken' : 'the oldest waiter is woken'
	const spurious = open.spurious ? 'spurious wake-ups included' : 'no spurious wake-ups'
	const rest = `${order}, ${spurious}, threads switch at synchronisation only`
	return counts.length > 0 ? `with ${counts.join(', ')}; ${rest}` : rest
}

/** Knobs that say how large what was searched is. */
const boundNames = [
	...['producers', 'consumers', 'workers', 'capacity', 'capacity1', 'capacity2'],
	...['requests', 'replies', 'ahead', 'jobs', 'retries', 'parents'],
	...['actors', 'threads', 'senders', 'messages', 'mailbox'],
]
