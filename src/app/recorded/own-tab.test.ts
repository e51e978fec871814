import { expect, test } from 'vitest'
import { inOwnTab } from './own-tab.ts'

test('a tab of its own shows the same, but not embedded', () => {
	expect(inOwnTab('#/wait-notify?producers=3&embed&seed=9')).toBe(
		'./#/wait-notify?producers=3&seed=9',
	)
	expect(inOwnTab('#/wait-notify?embed')).toBe('./#/wait-notify')
	expect(inOwnTab('#/wait-notify?embed=&run')).toBe('./#/wait-notify?run')
})

test('what only begins like it stays', () => {
	expect(inOwnTab('#/lab?embedded=1')).toBe('./#/lab?embedded=1')
})

test('without an address it is the course', () => {
	expect(inOwnTab('')).toBe('./#/')
})
