/** Recordings for tests and for the gallery: never imported by the application. */
import { type FixtureOptions, playBlockingQueue } from './fixture-run.ts'
import { type TimelineOptions, parseTimeline } from './fixture-timeline.ts'
import { Recording } from './recording.ts'

/**
 * A run at a blocking queue: unless told otherwise 2 producers, 3 consumers, capacity 6, 2.4 s,
 * with the queue empty at first and mostly full later, and capacity 4 between 1.5 s and 1.9 s.
 */
export function blockingQueueFixture(options: FixtureOptions = {}): Recording {
	const changes = options.changes ?? [
		[1_500_000, 4],
		[1_900_000, 6],
	]
	const { cast, events, endUs } = playBlockingQueue({ ...options, changes })
	const recording = new Recording(cast)
	recording.append(events, endUs)
	return recording
}

/** The recording that a picture in text stands for; the alphabet is in fixture-timeline.ts. */
export function recordingOf(text: string, options: TimelineOptions = {}): Recording {
	const { cast, events, endUs } = parseTimeline(text, options)
	const recording = new Recording(cast)
	recording.append(events, endUs)
	return recording
}
