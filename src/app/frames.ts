/** The page's one clock: calls back once per display refresh while there is something to show, and then rests. */
export class Frames {
	readonly #onFrame: (nowMs: number) => boolean
	#isRequested = false
	#waiting: (() => void)[] = []

	/** `onFrame` returns whether another frame is needed. */
	constructor(onFrame: (nowMs: number) => boolean) {
		this.#onFrame = onFrame
	}

	/** Sees to it that a frame comes. */
	request(): void {
		if (this.#isRequested) return
		this.#isRequested = true
		requestAnimationFrame((nowMs) => {
			this.#isRequested = false
			if (this.#onFrame(nowMs)) this.request()
			for (const done of this.#waiting.splice(0)) done()
		})
	}

	/** Resolves after the next frame. */
	next(): Promise<void> {
		return new Promise((resolve) => {
			this.#waiting.push(resolve)
			this.request()
		})
	}
}
