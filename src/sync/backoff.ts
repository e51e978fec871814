/** How long to leave alone what has failed: longer each time, and never all at the same moment. */

/**
 * Full jitter: anything from 0 to `baseMs` · 2ⁿ after attempt n + 1, and `share` (0…1) says how much of that. Whoever failed
 * together comes back one by one.
 */
export function fullJitter(baseMs: number, attempt: number, share: number): number {
	return share * baseMs * 2 ** (attempt - 1)
}
