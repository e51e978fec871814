import fc from 'fast-check'
import { expect, test } from 'vitest'
import { alone } from '../../tools/real-threads/alone.ts'
import { Kind } from '../trace/event.ts'
import { Lock } from './lock.ts'
import { bytesOf, messageOf, mostBytes, textOf } from './message.ts'
import { MessageList } from './message-list.ts'
import { MessageStock } from './message-stock.ts'

const places = 5

function ringOf() {
	const options = { name: 'mailbox', owner: 'clerk', first: 3, step: 10 }
	const parts = alone((memory) => {
		const stock = new MessageStock(memory, places)
		return new MessageList(memory, new Lock(memory, 'lock'), { ...options, stock })
	})
	const me = parts.thread(2)
	parts.built.resize(me, places)
	parts.traced(2)
	return { ...parts, ring: parts.built, me }
}

test('a message comes out as it was sent: numbers, bytes and all, with a number of its own', () => {
	const { ring, me } = ringOf()
	const bytes = bytesOf('3 × 4 = ¿12?')
	const sent = { ...messageOf(me, { kind: 2, payload: -7, ask: 9, bytes }), from: 4 }
	ring.addLast(me, sent)
	ring.addLast(me, messageOf(me))
	const got = ring.removeFirst(me)
	expect(got).toEqual({ ...sent, id: 3 })
	expect(textOf(got)).toBe('3 × 4 = ¿12?')
	expect(ring.removeFirst(me)).toEqual({ ...messageOf(me), id: 13 })
})

test('what is changed after it was sent does not change what was sent', () => {
	const { ring, me } = ringOf()
	const bytes = bytesOf('before')
	ring.addLast(me, messageOf(me, { bytes }))
	bytes.fill(0)
	const got = ring.removeFirst(me)
	expect(textOf(got)).toBe('before')
	ring.addLast(me, messageOf(me, { bytes: bytesOf('others') }))
	expect(textOf(got)).toBe('before')
})

test('the longest text that fits comes through whole, and one byte more is refused', () => {
	const { ring, me } = ringOf()
	const longest = 'x'.repeat(mostBytes)
	ring.addLast(me, messageOf(me, { bytes: bytesOf(longest) }))
	ring.addLast(me, messageOf(me, { bytes: bytesOf('next') }))
	expect(textOf(ring.removeFirst(me))).toBe(longest)
	expect(textOf(ring.removeFirst(me))).toBe('next')
	expect(() => bytesOf(`${longest}y`)).toThrow('room for 32 bytes, not for 33')
})

test('any text that fits is the same on the other side', () => {
	fc.assert(
		fc.property(fc.string({ unit: 'grapheme', maxLength: 7 }), (text) => {
			fc.pre(new TextEncoder().encode(text).length <= mostBytes)
			const { ring, me } = ringOf()
			ring.addLast(me, messageOf(me, { bytes: bytesOf(text) }))
			expect(textOf(ring.removeFirst(me))).toBe(text)
		}),
	)
})

test('whatever is put, taken and dropped, it is a list, and places that are free again are used again', () => {
	fc.assert(
		fc.property(fc.array(fc.constantFrom('put', 'take', 'drop'), { maxLength: 60 }), (steps) => {
			const { ring, me } = ringOf()
			const model: number[] = []
			let made = 0
			for (const what of steps) {
				if (what === 'put' && model.length < places) {
					ring.addLast(me, messageOf(me, { payload: ++made }))
					model.push(made)
				} else if (what === 'take' && model.length > 0) {
					expect(ring.removeFirst(me).payload).toBe(model.shift())
				} else if (what === 'drop' && model.length > 0) {
					ring.dropFirst(me)
					model.shift()
				}
				expect([ring.size, ring.isFull]).toEqual([model.length, model.length === places])
			}
		}),
	)
})

test('beyond the places that there really are, it throws instead of writing over what is there', () => {
	const { ring, me } = ringOf()
	ring.resize(me, 100)
	for (let i = 0; i < places; i++) {
		ring.addLast(me, messageOf(me))
	}
	expect(() => {
		ring.addLast(me, messageOf(me))
	}).toThrow('no room for more than 5 messages')
})

test('a dead letter gets a number and is traced like a put, but is never inside', () => {
	const { ring, me, traced } = ringOf()
	ring.addLast(me, messageOf(me, { kind: 1 }))
	ring.layAside(me, messageOf(me, { kind: 2, payload: 5, bytes: bytesOf('abcdefgh') }))
	const [put, dead, says] = traced(2)
	expect(put).toMatchObject({ kind: Kind.put, a: 3, b: 1, d: (1 << 8) | 2 })
	expect(dead).toMatchObject({ kind: Kind.deadLetter, a: 13, b: 1, d: (2 << 8) | 2 })
	expect(says).toMatchObject({ kind: Kind.says, a: 5, b: 0x64636261, c: 0x68676665, d: 0 })
	expect(ring.size).toBe(1)
})

test('lists that share a stock take what they need, and never touch what another one has', () => {
	const { built: lists, thread } = alone((memory) => {
		const stock = new MessageStock(memory, 60)
		return ['a', 'b', 'c'].map((name, i) => {
			const options = { name, owner: name, first: i + 1, step: 3, stock }
			return new MessageList(memory, new Lock(memory, name), options)
		})
	})
	const me = thread(2)
	const [a, b, c] = lists
	if (!a || !b || !c) {
		throw new Error('there are three')
	}
	for (let round = 0; round < 20; round++) {
		for (const [list, count] of [
			[a, 30],
			[b, 20],
			[c, 10],
		] as const) {
			for (let n = 0; n < count; n++) {
				list.addLast(me, messageOf(me, { payload: n }))
			}
		}
		for (const list of lists) {
			for (let n = 0; list.size > 0; n++) {
				expect(list.removeFirst(me).payload).toBe(n)
			}
		}
	}
	for (let n = 0; n < 30; n++) {
		a.addLast(me, messageOf(me))
	}
	expect(() => {
		a.addLast(me, messageOf(me))
	}).toThrow('no room for more than 60 messages')
})
