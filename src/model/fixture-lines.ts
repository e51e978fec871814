/** Recordings written record by record: for tests of what single records mean. */
import type { Cast } from '../trace/cast.ts'
import type { Kind, TraceEvent } from '../trace/event.ts'
import type { Moment } from './moment.ts'
import { Recording } from './recording.ts'

/** Time, kind, thread and the words that are not 0. */
export type Line = readonly [number, Kind, number, Partial<TraceEvent>?]

export function eventsOfLines(lines: readonly Line[]): readonly TraceEvent[] {
	const blank = { object: 0, site: 0, ticket: 0, a: 0, b: 0, c: 0, d: 0 }
	return lines.map(([atUs, kind, thread, words]) => ({ atUs, kind, thread, ...blank, ...words }))
}

/** The recording ends with its last line unless told otherwise. */
export function recordingOfLines(cast: Cast, lines: readonly Line[], endUs?: number): Recording {
	const recording = new Recording(cast)
	recording.append(eventsOfLines(lines), endUs ?? lines.at(-1)?.[0] ?? 0)
	return recording
}

export function momentOfLines(cast: Cast, lines: readonly Line[], endUs?: number): Moment {
	const recording = recordingOfLines(cast, lines, endUs)
	return recording.momentAt(recording.endUs)
}
