import { expect, test } from 'vitest'
import { sheetToSvg } from './sheet.ts'

const paper = { panel: '#ffffff', ink: '#000000', ink2: '#444444', sans: 'sans-serif' }
const sheet = { title: 'A & B', description: 'C < D', width: 200, height: 100, picture: '<g/>' }

test('a sheet says what it shows, in words too', () => {
	const svg = sheetToSvg({ ...sheet, lines: [] }, paper)
	expect(svg).toMatch(/^<svg xmlns="http:\/\/www.w3.org\/2000\/svg" width="200" height="100" /)
	expect(svg).toContain('<title>A &amp; B</title>')
	expect(svg).toContain('<desc>C &lt; D</desc>')
})

test('the lines below make it higher, as many as it takes', () => {
	const heightOf = (lines: readonly string[]) =>
		Number(/height="(\d+)"/.exec(sheetToSvg({ ...sheet, lines }, paper))?.[1])
	expect(heightOf(['one'])).toBeGreaterThan(100)
	expect(heightOf(['one', 'two'])).toBeGreaterThan(heightOf(['one']))
	expect(heightOf(['word '.repeat(20)])).toBeGreaterThan(heightOf(['one', 'two']))
})
