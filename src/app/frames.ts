/**
 * The page's one clock: calls back while there is something to show, and then rests. A hidden
 * tab has no refreshes: there, whoever waits for a frame gets one at once.
 */
import { FrameRate } from './frame-rate.ts'

export class Frames {
	readonly #rate = new FrameRate()
	readonly #onFrame: (nowMs: number) => boolean
	readonly #leastMs: () => number
	#isRequested = false
	#waiting: (() => void)[] = []

	/** `onFrame` returns whether another frame is needed; `leastMs`: from one to the next. */
	constructor(onFrame: (nowMs: number) => boolean, leastMs: () => number) {
		this.#onFrame = onFrame
		this.#leastMs = leastMs
		document.addEventListener('visibilitychange', () => {
			if (document.hidden && this.#waiting.length > 0) this.#frame(performance.now())
		})
	}

	/** Sees to it that a frame comes. */
	request(): void {
		if (this.#isRequested) return
		this.#isRequested = true
		requestAnimationFrame((nowMs) => {
			this.#isRequested = false
			const isAwaited = this.#waiting.length > 0
			if (!this.#rate.shouldDraw(nowMs, this.#leastMs()) && !isAwaited) this.request()
			else if (this.#frame(nowMs)) this.request()
		})
	}

	/** Resolves after the next frame. */
	next(): Promise<void> {
		return new Promise((resolve) => {
			this.#waiting.push(resolve)
			if (document.hidden) this.#frame(performance.now())
			else this.request()
		})
	}

	#frame(nowMs: number): boolean {
		const isMoreNeeded = this.#onFrame(nowMs)
		for (const done of this.#waiting.splice(0)) done()
		return isMoreNeeded
	}
}
