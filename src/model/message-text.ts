/** What a message says, read from its `says` record. */
import type { TraceEvent } from '../trace/event.ts'

/** The first twelve bytes of its text, without a letter that is cut in two at their end, and its number when it has one. */
export function textOf({ a, b, c, d }: TraceEvent): string {
	const bytes: number[] = []
	for (const word of [b, c, d]) {
		for (let shift = 0; shift < 32; shift += 8) bytes.push((word >>> shift) & 0xff)
	}
	const end = bytes.indexOf(0)
	const told = new Uint8Array(end < 0 ? bytes : bytes.slice(0, end))
	const text = new TextDecoder().decode(told).replace(/\uFFFD$/, '')
	const words = [text, a === 0 ? '' : String(a)]
	return words.filter((word) => word !== '').join(' ')
}
