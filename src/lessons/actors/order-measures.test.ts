import { expect, test } from 'vitest'
import { legalOrders } from './order-measures.ts'

/** All ways in which the letters can come, counted one by one. */
function counted(left: readonly number[]): number {
	if (left.every((letters) => letters === 0)) return 1
	return left.reduce((sum, letters, sender) => {
		const fewer = left.map((one, i) => one - Number(i === sender))
		return letters === 0 ? sum : sum + counted(fewer)
	}, 0)
}

test.each([
	[2, 3],
	[2, 5],
	[3, 2],
	[4, 2],
])('%i senders with %i letters: as many orders as one can count', (senders, messages) => {
	const each = Array.from({ length: senders }, () => messages)
	expect(legalOrders(senders, messages, false)).toBe(counted(each))
	// A letter that is passed on is like one of a sender of its own.
	const parted = each.flatMap((letters) => [letters - 1, 1])
	expect(legalOrders(senders, messages, true)).toBe(counted(parted))
})

test('three and three: 20', () => {
	expect(legalOrders(2, 3, false)).toBe(20)
})
