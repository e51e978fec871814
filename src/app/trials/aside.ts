/** What runs beside the stage: one at a time. What is asked for ends what was before, once that has let go of its workers. */
export class Aside {
	#latest = { isCancelled: false }
	#going: Promise<unknown> = Promise.resolve()

	/** Resolves with what `action` resolves with; it looks again and again whether it is still wanted. */
	begin<T>(action: (isCancelled: () => boolean) => Promise<T>): Promise<T> {
		this.#latest.isCancelled = true
		const mine = { isCancelled: false }
		this.#latest = mine
		const begun = this.#going.then(() => action(() => mine.isCancelled))
		this.#going = begun.catch(() => undefined)
		return begun
	}

	/** Resolves when nothing of it runs any more. */
	async cancel(): Promise<void> {
		this.#latest.isCancelled = true
		await this.#going
	}
}
