/** How the page can tell that a worker is there, and when it is gone. */

/**
 * Answers once the worker can take jobs; from then on it holds the web lock `name` until it is gone. Where the browser
 * refuses locks, as it does in frames of other sites together with storage, it answers without one.
 */
export function ready(name: string): Promise<void> {
	return new Promise((resolve) => {
		navigator.locks
			.request(name, () => {
				resolve()
				// Held until this worker is gone.
				return new Promise<never>(() => undefined)
			})
			.catch(() => {
				resolve()
			})
	})
}
