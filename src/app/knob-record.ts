/** An object of names and values, from a script that may say anything. */

/** @throws TypeError for what has no names and values. */
export function record(knobs: unknown): Record<string, unknown> {
	if (typeof knobs === 'object' && knobs !== null && !Array.isArray(knobs)) return { ...knobs }
	throw new TypeError('knobs are given as an object of names and values.')
}
