/** Threads that were let take every core are capped again by themselves: whoever cannot find the button need not. */
import type { Limit } from '../engine/casting.ts'

/** Real time that they get. */
export const uncappedMs = 60_000

/** Between two frames no more is counted: the run was paused, or nobody looked. */
const longestFrameMs = 1000

export const uncappedNotice = `For ${uncappedMs / 1000} seconds these threads had every core, the page’s own included. They are capped again.`

export class Uncapped {
	#soFarMs = 0
	#lastMs = -Infinity

	/**
	 * To be asked at every frame while threads run; true once their time is up, and then not again until as much has passed.
	 * `nowMs`: real time.
	 */
	isOver(limits: readonly Limit[], nowMs: number): boolean {
		const passedMs = Math.min(longestFrameMs, nowMs - this.#lastMs)
		this.#lastMs = nowMs
		const isUncapped = limits.some(({ running, capped }) => running > capped)
		this.#soFarMs = isUncapped ? this.#soFarMs + passedMs : 0
		if (this.#soFarMs < uncappedMs) return false
		this.#soFarMs = 0
		return true
	}
}

/** What became of a wish for more threads than leave a core for the page; null when all that were asked for run. */
export function limitInWords(limits: readonly Limit[]): string | null {
	const [limit] = limits.filter(({ asked, running }) => asked > running)
	if (!limit) return null
	const { role, asked, running } = limit
	const are = running === 1 ? 'is' : 'are'
	const doing = role === 'spinner' ? 'spinning' : 'running'
	return `${running} of ${asked} ${role}s ${are} ${doing}: capped, so that a core is left for this page.`
}
