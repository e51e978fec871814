/**
 * A recording as text of our own, versioned format, and back. Reading trusts nothing: every field
 * is checked and copied by name, and a sum over the whole text finds what was changed on the way.
 */
import type { TraceEvent } from '../trace/event.ts'
import { RecordingRefused, checkedCast, columnsOf, wholeNumber } from './file-check.ts'
import { Recording } from './recording.ts'

const recordingFormat = 'handoff-recording'
/**
 * Version 1 has no sorts, sides, arrivals, polls or samples, version 2 no columns, orders, gaps, losses, interrupts or actors,
 * version 3 no jobs, buckets or failures of actors; they are read as what they are without them.
 */
const recordingVersion = 4
const knownVersions: readonly unknown[] = [1, 2, 3, recordingVersion]

/** Longest text that is read or written, in characters: a recording of some 500 000 records. */
const longestFile = 32 * 1024 * 1024

/** What is drawn of a run is counted in bins of time: a file may not claim more of it than a day. */
const longestUs = 24 * 3600 * 1e6

const wordNames = ['kind', 'thread', 'object', 'site', 'ticket', 'a', 'b', 'c', 'd'] as const

/** FNV-1a over the UTF-16 words: one changed letter always changes it. */
function sumOf(text: string): string {
	let sum = 0x811c9dc5
	for (let index = 0; index < text.length; index++) {
		sum = Math.imul(sum ^ text.charCodeAt(index), 0x01000193)
	}
	return (sum >>> 0).toString(16).padStart(8, '0')
}

/**
 * The recording as text, its kept records included. Records that were let go are counted as lost:
 * read back, what happened before `startUs` is unknown.
 *
 * @throws RecordingRefused when the text or the run would be too long to be read again.
 */
export function recordingToJson(recording: Recording): string {
	if (recording.endUs > longestUs) throw new RecordingRefused('it is of more than 24 hours')
	const gapsUs: number[] = []
	const words = wordNames.map((): number[] => [])
	let lastUs = 0
	for (const event of recording.events()) {
		gapsUs.push(event.atUs - lastUs)
		lastUs = event.atUs
		for (const [index, name] of wordNames.entries()) words[index]?.push(event[name])
	}
	const events = {
		gapsUs,
		...Object.fromEntries(wordNames.map((name, index) => [name, words[index] ?? []])),
	}
	const body = JSON.stringify({
		cast: recording.cast,
		startUs: recording.startUs,
		endUs: recording.endUs,
		lost: recording.letGo,
		events,
	})
	const head = { format: recordingFormat, version: recordingVersion, sum: sumOf(body) }
	const text = `${JSON.stringify(head).slice(0, -1)},"body":${body}}`
	if (text.length <= longestFile) return text
	throw new RecordingRefused('it is too long to be saved as one file')
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
	return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function parsed(text: string): Readonly<Record<string, unknown>> {
	if (text.length > longestFile) throw new RecordingRefused('it is longer than 32 MiB')
	let file: unknown
	try {
		file = JSON.parse(text)
	} catch {
		throw new RecordingRefused('its text is cut off or is not JSON')
	}
	if (!isObject(file) || file['format'] !== recordingFormat) {
		throw new RecordingRefused(`it does not say "${recordingFormat}"`)
	}
	if (!knownVersions.includes(file['version'])) {
		const version = typeof file['version'] === 'number' ? String(file['version']) : 'unknown'
		const known = `only versions 1 to ${String(recordingVersion)} are known here`
		throw new RecordingRefused(`its version is ${version}, ${known}`)
	}
	const { body } = file
	if (!isObject(body)) throw new RecordingRefused('it has no body')
	if (file['sum'] !== sumOf(JSON.stringify(body))) {
		throw new RecordingRefused('its content was changed after it was saved')
	}
	return body
}

function eventsOf(columns: Readonly<Record<string, readonly number[]>>): readonly TraceEvent[] {
	let atUs = 0
	return (columns['gapsUs'] ?? []).map((gapUs, index) => {
		atUs += gapUs
		const word = (name: string) => columns[name]?.[index] ?? 0
		return {
			atUs,
			// The check has refused every number that is no kind.
			kind: word('kind') as TraceEvent['kind'],
			thread: word('thread'),
			object: word('object'),
			site: word('site'),
			ticket: word('ticket'),
			a: word('a'),
			b: word('b'),
			c: word('c'),
			d: word('d'),
		}
	})
}

/**
 * The recording that a text stands for.
 *
 * @throws RecordingRefused with one sentence for the person, when anything about it is wrong.
 */
export function recordingFromJson(text: string): Recording {
	const body = parsed(text)
	const cast = checkedCast(body['cast'])
	const startUs = wholeNumber(body['startUs'], 'its start', 0, Number.MAX_SAFE_INTEGER)
	const endUs = wholeNumber(body['endUs'], 'its end', startUs, Number.MAX_SAFE_INTEGER)
	if (endUs > longestUs) throw new RecordingRefused('it is of more than 24 hours')
	const lost = wholeNumber(body['lost'], 'its count of lost records', 0, 2 ** 31 - 1)
	const events = eventsOf(columnsOf(body['events'], cast, wordNames))
	const firstUs = events[0]?.atUs ?? startUs
	const lastUs = events[events.length - 1]?.atUs ?? endUs
	if (firstUs < startUs || lastUs > endUs) {
		throw new RecordingRefused('it has records outside its own time')
	}
	const recording = new Recording(cast, { startUs, maxEvents: Math.max(400_000, events.length) })
	recording.append(events, endUs, lost)
	return recording
}
