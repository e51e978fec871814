/** A recording's spans as comma-separated values, one span per line. */
import type { Recording } from './recording.ts'

/** Quoted where needed; a text that a spreadsheet would take for a formula is marked as text. */
function cell(text: string): string {
	const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
	return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

export function recordingToCsv(recording: Recording): string {
	const lines = ['thread,state,reason,from_ms,to_ms,item']
	for (const { id, name } of recording.cast.threads) {
		for (const span of recording.spans(id, recording.startUs, recording.endUs)) {
			const times = [span.fromUs, span.toUs].map((us) => (us / 1000).toFixed(3))
			const item = span.item === 0 ? '' : String(span.item)
			const texts = [name, span.state, span.reason ?? ''].map(cell)
			lines.push([...texts, ...times, item].join(','))
		}
	}
	return `${lines.join('\r\n')}\r\n`
}
