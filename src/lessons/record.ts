/** An object with names, and not a list: what is read from storage may be anything. */
export function isRecord(kept: unknown): kept is Record<string, unknown> {
	return typeof kept === 'object' && kept !== null && !Array.isArray(kept)
}
