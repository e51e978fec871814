/** The verdict of the history checkers on what a play recorded. */
import { decideHistory, type ExactVerdict } from '../../src/model/history-exact.ts'
import { type Bounds, HistoryReader, type Operation } from '../../src/model/history.ts'
import { HistoryCheck, type QueueVerdict } from '../../src/model/history-verdict.ts'
import { windowOf } from '../../src/model/history-window.ts'
import type { Play } from './play.ts'

/** Records of one frame of a page, about. */
const perFrame = 1000

/** What of a play is checked. */
export type Played = Pick<Play, 'run' | 'events' | 'lost'>

/** Checks the first queue of the play, frame by frame, as a page would. */
export function checkHistoryOf({ run, events, lost }: Played, bounds: Bounds): QueueVerdict {
	const check = new HistoryCheck(run.cast, bounds)
	for (let at = 0; at < events.length; at += perFrame) {
		check.append(events.slice(at, at + perFrame))
	}
	if (lost > 0) check.append([], lost)
	check.finish()
	const [verdict] = check.verdicts()
	if (!verdict) throw new RangeError(`the scene ${run.cast.scene} has no queue`)
	return verdict
}

/** Decides windows of `count` operations exactly, `windows` of them spread over the whole play. */
export function decideWindowsOf(play: Played, bounds: Bounds, count: number, windows: number) {
	const { cast } = play.run
	const queue = cast.objects.find((object) => object.kind === 'queue')
	if (!queue) throw new RangeError(`the scene ${cast.scene} has no queue`)
	const reader = new HistoryReader(cast, queue, bounds)
	const operations: Operation[] = [...reader.read(play.events), ...reader.rest()]
	const apart = Math.floor(Math.max(0, operations.length - count) / Math.max(1, windows - 1))
	return Array.from({ length: windows }, (_, index): ExactVerdict => {
		const window = windowOf(operations, index * apart, count, queue.capacity)
		return decideHistory(window.operations, { capacity: window.capacity })
	})
}
