import { expect, test } from 'vitest'
import { Pinch } from './pinch.ts'

test('two fingers that part show less time around the place between them', () => {
	const pinch = new Pinch()
	pinch.press(1, { x: 100, y: 50 })
	expect(pinch.isOn).toBe(false)
	expect(pinch.move(1, { x: 100, y: 50 })).toBeNull()
	pinch.press(2, { x: 200, y: 50 })
	expect(pinch.isOn).toBe(true)
	expect(pinch.move(2, { x: 300, y: 50 })).toEqual({ x: 200, y: 50, factor: 0.5 })
	expect(pinch.move(1, { x: 250, y: 50 })).toEqual({ x: 275, y: 50, factor: 4 })
})

test('fingers that meet do not zoom without end, and a lifted one ends it', () => {
	const pinch = new Pinch()
	pinch.press(1, { x: 100, y: 50 })
	pinch.press(2, { x: 132, y: 50 })
	expect(pinch.move(2, { x: 100, y: 50 })?.factor).toBe(2)
	pinch.release(2)
	expect(pinch.isOn).toBe(false)
	expect(pinch.move(2, { x: 300, y: 50 })).toBeNull()
	expect(pinch.move(1, { x: 300, y: 50 })).toBeNull()
})
