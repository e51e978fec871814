/** Why no threads can run here, in one sentence. Features are asked for, never names of browsers. */

export interface Surroundings {
	/** Served over HTTPS, or from this computer. */
	readonly isSecure: boolean
	readonly isIsolated: boolean
	readonly hasMemory: boolean
	/** The page stands inside another one. */
	readonly isFramed: boolean
}

export function surroundingsHere(): Surroundings {
	return {
		isSecure: isSecureContext,
		isIsolated: crossOriginIsolated,
		hasMemory: typeof SharedArrayBuffer === 'function',
		isFramed: window.parent !== window,
	}
}

export function canShareMemory({ isIsolated, hasMemory }: Surroundings): boolean {
	return isIsolated && hasMemory
}

/** One sentence, for where there is no room for more. */
export function whyInWords({ isSecure, isIsolated, isFramed }: Surroundings): string {
	if (!isSecure) return 'No thread can run here: the page was not served over HTTPS.'
	if (isIsolated) return 'No thread can run here: this browser has no shared memory.'
	return isFramed
		? 'No thread can run here: in a frame, this browser shares no memory.'
		: 'No thread can run here: the server did not send the headers for shared memory.'
}
