import { expect, test } from 'vitest'
import { methodAt, placeInWords } from './method-at.ts'

const text = `export class Buffer {
	private readonly guard: Lock

	put(me: Thread, item: Item): void {
		me.lock(this.guard)
		while (this.isFull) {
			me.wait(this.notFull)
		}
	}

	take(me: Thread): Item {
		if (this.isEmpty) {
			me.wait(this.notEmpty)
		}
	}
}
`

test('a line belongs to the method whose head stands last above it', () => {
	expect([4, 5, 7, 11, 12, 13].map((line) => methodAt(text, line))).toEqual([
		'put',
		'put',
		'put',
		'take',
		'take',
		'take',
	])
})

test('a line outside every method belongs to its file', () => {
	expect(methodAt(text, 2)).toBeNull()
	const listings = [{ path: 'a/buffer.ts', text, switches: [] }]
	expect(placeInWords(listings, 'a/buffer.ts', 2)).toBe('buffer 2')
	expect(placeInWords(listings, 'a/buffer.ts', 7)).toBe('put 7')
})

test('a program is a method too', () => {
	expect(
		methodAt('export function produce(me: Thread, queue: Buffer) {\n\tqueue.put(me)\n}', 2),
	).toBe('produce')
})

test('a file that is not shown is named', () => {
	expect(placeInWords([], 'sync/lock.ts', 12)).toBe('lock 12')
})
