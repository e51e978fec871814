import { expect, test } from 'vitest'
import { keyWish, wheelWish } from './gestures.ts'

const wheel = (given: Partial<WheelEvent>) => {
	const event = {
		deltaX: 0,
		deltaY: 0,
		deltaMode: 0,
		ctrlKey: false,
		metaKey: false,
		shiftKey: false,
	}
	return wheelWish({ ...event, ...given } as WheelEvent, false)
}
const key = (given: Partial<KeyboardEvent>) => {
	const event = { ctrlKey: false, metaKey: false, altKey: false, shiftKey: false }
	return keyWish({ ...event, ...given } as KeyboardEvent)
}

test('a plain wheel pans, with Ctrl it zooms, and no notch zooms without end', () => {
	expect(wheel({ deltaY: 30 })).toEqual({ kind: 'pan', px: 30 })
	expect(wheel({ deltaY: 2, deltaMode: 1 })).toEqual({ kind: 'pan', px: 32 })
	expect(wheel({ deltaY: 1e6, ctrlKey: true })).toEqual({ kind: 'zoom', factor: Math.E })
	const near = wheel({ deltaY: -120, ctrlKey: true })
	expect(near?.kind === 'zoom' && near.factor < 1).toBe(true)
})

test('a wheel that can scroll the rows is left to do so', () => {
	const event = {
		deltaX: 0,
		deltaY: 30,
		deltaMode: 0,
		ctrlKey: false,
		metaKey: false,
		shiftKey: false,
	}
	expect(wheelWish(event as WheelEvent, true)).toBeNull()
	expect(wheelWish({ ...event, shiftKey: true } as WheelEvent, true)?.kind).toBe('pan')
})

test('arrows pan, with Shift they go from span to span', () => {
	expect(key({ key: 'ArrowLeft' })).toEqual({ kind: 'pan', share: -0.2 })
	expect(key({ key: 'ArrowLeft', shiftKey: true })).toEqual({ kind: 'along', step: -1 })
	expect(key({ key: 'ArrowDown' })).toEqual({ kind: 'across', step: 1 })
})

test('keys that the browser or the page needs are left alone', () => {
	expect(key({ key: '0', ctrlKey: true })).toBeNull()
	expect(key({ key: 'Tab' })).toBeNull()
	expect(key({ key: ' ' })).toBeNull()
})
