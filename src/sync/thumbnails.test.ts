import { expect, test } from 'vitest'
import { alone } from '../../tools/real-threads/alone.ts'
import { height, kept, Thumbnails, width } from './thumbnails.ts'

function album(): Thumbnails {
	return alone((memory) => new Thumbnails(memory)).built
}

/** Draws a picture of one colour. */
function draw(pictures: Thumbnails, item: number, red: number): void {
	const small = pictures.begin(item)
	for (let y = 0; y < small.height; y++) {
		for (let x = 0; x < small.width; x++) {
			small.set(x, y, red, 250, 3)
		}
	}
	small.done()
}

test('a picture looks as it was drawn, and names its item', () => {
	const pictures = album()
	draw(pictures, 7, 200)
	const [one, ...others] = pictures.latest()
	expect(others).toEqual([])
	expect(one).toMatchObject({ item: 7, width, height })
	expect(one?.rgba).toHaveLength(4 * width * height)
	expect([...(one?.rgba.slice(-4) ?? [])]).toEqual([200, 250, 3, 255])
	// For the canvas, which takes no shared memory.
	expect(one?.rgba.buffer).toBeInstanceOf(ArrayBuffer)
})

test('nobody sees a picture before it is done', () => {
	const pictures = album()
	draw(pictures, 1, 10)
	const small = pictures.begin(2)
	expect(pictures.latest().map(({ item }) => item)).toEqual([1])
	small.done()
	expect(pictures.latest().map(({ item }) => item)).toEqual([2, 1])
})

test('the last ones are kept, the latest first, and as many as one asks for are given', () => {
	const pictures = album()
	for (let item = 1; item <= kept + 5; item++) {
		draw(pictures, item, item)
	}
	const all = Array.from({ length: kept }, (_, i) => kept + 5 - i)
	expect(pictures.latest().map(({ item }) => item)).toEqual(all)
	expect(pictures.latest(3).map(({ item, rgba }) => [item, rgba[0]])).toEqual(
		all.slice(0, 3).map((item) => [item, item]),
	)
	// One that is begun takes the place of the oldest.
	pictures.begin(99)
	expect(pictures.latest().map(({ item }) => item)).toEqual(all.slice(0, -1))
})
