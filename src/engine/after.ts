/** Resolves once `ms` of real time have passed. */
export function after(ms: number): Promise<void> {
	return new Promise((resolve) => {
		setTimeout(resolve, ms)
	})
}
