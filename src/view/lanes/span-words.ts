/** A span in words: who, what for how long, since when, and who ended a wait. */
import type { Moment } from '../../model/moment.ts'
import type { Recording } from '../../model/recording.ts'
import type { Span } from '../../model/timeline.ts'
import { awaited, durationInWords, nameOf } from '../layout/words.ts'
import type { Pointed } from './hit.ts'
import { turnsIn } from './turns.ts'

export interface SpanWords {
	readonly name: string
	readonly state: string
	/** "43 ms from 10.123 s". */
	readonly time: string
	/** Why, when there is more to say than the state does: "woken by C4", "in a turn of cart-3". */
	readonly cause: string | null
}

/** "10.232 s", fine enough for the lanes. */
export function secondsInWords(us: number): string {
	return `${(us / 1_000_000).toFixed(3)} s`
}

const rests: Readonly<Record<string, string>> = {
	poll: 'until the next poll',
	arrival: 'until the next request',
}

function stateOf({ state, reason }: Span): string {
	if (reason === null) return state
	if (state === 'waiting') return `waiting: ${awaited(reason)}`
	if (state === 'sleeping') return `sleeping ${rests[reason] ?? reason}`
	if (state === 'woken') return `woken, waited for ${awaited(reason)}`
	if (state === 'working') return reason === 'making' ? 'making an item' : reason
	return `${state}: ${reason}`
}

/** Who notified the thread when this span began. */
function wokenBy(recording: Recording, moment: Moment, { thread, span }: Pointed): string | null {
	if (span.state !== 'woken') return null
	const wake = recording
		.wakes(span.fromUs, span.fromUs)
		.find(({ to, atUs }) => to === thread && atUs === span.fromUs)
	if (wake === undefined) return 'woken by nobody: its time was up'
	const how = wake.isAll ? ', with all the others' : ''
	return `woken by ${nameOf(moment, wake.from)}${how}`
}

/** Whose turn it is where the span begins. */
function turnOf(recording: Recording, { thread, span }: Pointed): string | null {
	const turns = turnsIn(recording, thread, span.fromUs, span.fromUs)
	const turn = turns.findLast(({ fromUs, toUs }) => fromUs <= span.fromUs && toUs > span.fromUs)
	return turn === undefined ? null : `in a turn of ${turn.name}`
}

export function spanInWords(recording: Recording, moment: Moment, pointed: Pointed): SpanWords {
	const { thread, span } = pointed
	const isOpen = span.toUs >= recording.endUs
	const length = durationInWords(span.toUs - span.fromUs)
	return {
		name: nameOf(moment, thread),
		state: stateOf(span),
		time: `${length}${isOpen ? ' so far' : ''}, from ${secondsInWords(span.fromUs)}`,
		cause: wokenBy(recording, moment, pointed) ?? turnOf(recording, pointed),
	}
}

/** The same as one sentence. */
export function spanSentence({ name, state, time, cause }: SpanWords): string {
	return [`${name} ${state}`, time, cause].filter((part) => part !== null).join(', ')
}
