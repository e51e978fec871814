/** A recording's spans as comma-separated values, one span per line; of a run with actors also whose turn it was. */
import type { Recording } from './recording.ts'

/** Quoted where needed; a text that a spreadsheet would take for a formula is marked as text. */
export function cell(text: string): string {
	const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
	return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

export function recordingToCsv(recording: Recording): string {
	const { cast, startUs, endUs } = recording
	const hasActors = cast.objects.some(({ kind }) => kind === 'actor')
	const names = new Map(cast.objects.map(({ id, name }) => [id, name]))
	const lines = [`thread,state,reason,from_ms,to_ms,item${hasActors ? ',actor' : ''}`]
	for (const { id, name } of cast.threads) {
		const turns = hasActors ? recording.turns(id, startUs, endUs) : []
		let next = 0
		for (const span of recording.spans(id, startUs, endUs)) {
			const times = [span.fromUs, span.toUs].map((us) => (us / 1000).toFixed(3))
			const item = span.item === 0 ? '' : String(span.item)
			const texts = [name, span.state, span.reason ?? ''].map(cell)
			// The turn in the middle of it: a turn may begin and end within a span.
			const middleUs = (span.fromUs + span.toUs) / 2
			while ((turns[next]?.toUs ?? Infinity) <= middleUs) next += 1
			const turn = turns[next]
			const isInTurn = turn !== undefined && turn.fromUs <= middleUs
			const actor = hasActors ? [cell(isInTurn ? (names.get(turn.actor) ?? '') : '')] : []
			lines.push([...texts, ...times, item, ...actor].join(','))
		}
	}
	return `${lines.join('\r\n')}\r\n`
}
