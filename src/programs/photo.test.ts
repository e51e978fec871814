import { expect, test } from 'vitest'
import { Photo } from './photo.ts'

const [width, height] = [12, 8]

/** The photo of `word`, made small: a colour for each pixel. */
function shrunk(word: number): string[] {
	const pixels: string[] = []
	const small = {
		width,
		height,
		set: (x: number, y: number, ...colour: number[]) => {
			for (const channel of colour) {
				expect(channel).toBeGreaterThanOrEqual(0)
				expect(channel).toBeLessThanOrEqual(255)
			}
			pixels[y * width + x] = colour.map(Math.round).join()
		},
		done: () => undefined,
	}
	const photo = new Photo(word, small)
	for (let y = 0; y < height; y++) {
		photo.shrinkRow(y, small)
	}
	return pixels
}

test('a word always shows the same, and other words show something else', () => {
	const words = [1, 0x7ffffffe, 0x12345678, 987_654_321, 55_555]
	for (const word of words) {
		expect(shrunk(word)).toEqual(shrunk(word))
		expect(shrunk(word)).toHaveLength(width * height)
		expect(new Set(shrunk(word)).size).toBeGreaterThan(10)
	}
	expect(new Set(words.map((word) => shrunk(word).join(' '))).size).toBe(words.length)
})
