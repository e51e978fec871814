/**
 * What actors send each other: a value. It is copied word by word into the mailbox and out of it again, so nobody can change
 * it under way, and nothing in it refers to anything.
 */
import type { Item } from './item.ts'
import type { Thread } from './thread.ts'

export interface Message extends Item {
	/** The actor that sent it, by its number in the system; 0: a thread that is none. */
	readonly from: number
	/** Number of the question that it asks or answers, 0 for none. */
	readonly ask: number
	/** A copy, of `mostBytes` at most. */
	readonly bytes: Uint8Array
}

export const mostBytes = 32

export const noBytes = new Uint8Array(0)

/** What there is to say; the rest is filled in. */
export interface Content {
	readonly kind?: number
	readonly payload?: number
	readonly ask?: number
	readonly bytes?: Uint8Array
}

/** A fresh message, made now. It gets its number when a mailbox takes it in. */
export function messageOf(me: Thread, content: Content = {}): Message {
	const { kind = 0, payload = 0, ask = 0, bytes = noBytes } = content
	return { id: 0, producer: me.id, kind, madeUs: me.nowUs(), payload, from: 0, ask, bytes }
}

/** The same around an item that came from somewhere else. */
export function messageFrom(item: Item): Message {
	return { ...item, from: 0, ask: 0, bytes: noBytes }
}

/** @throws RangeError when it is too long: a mailbox has no room for more. */
export function bytesOf(text: string): Uint8Array {
	const escaped = encodeURIComponent(text).matchAll(/%(..)|./g)
	const bytes = Uint8Array.from(escaped, ([whole, hex]) => {
		return hex === undefined ? whole.charCodeAt(0) : Number.parseInt(hex, 16)
	})
	if (bytes.length > mostBytes) {
		throw new RangeError(`a message has room for ${mostBytes} bytes, not for ${bytes.length}`)
	}
	return bytes
}

export function textOf({ bytes }: Message): string {
	const escaped = Array.from(bytes, (byte) => `%${byte.toString(16).padStart(2, '0')}`)
	return decodeURIComponent(escaped.join(''))
}
