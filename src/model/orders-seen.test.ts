import { expect, test } from 'vitest'
import { Kind } from '../trace/event.ts'
import { actorsCast } from './fixture-actors.ts'
import { idsOf } from './fixture-dispatch.ts'
import { type Line, momentOfLines } from './fixture-lines.ts'
import { OrdersSeen, legalOrders } from './orders-seen.ts'

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

const noted = (letters: string) => {
	const orders = new OrdersSeen(4, legalOrders(2, 2, false))
	for (const letter of letters) orders.note({ from: letter, isPassedOn: false })
	return orders.moment()
}

test('an order counts once, when its round is over', () => {
	expect(noted('XXYY XYXY XXYY'.replaceAll(' ', ''))).toEqual({
		...{ seen: 2, legal: 6, rounds: 3, round: [] },
	})
	expect(noted('XXYYXY')).toEqual({ seen: 1, legal: 6, rounds: 1, round: ['X', 'Y'] })
})

test('a letter that was passed on is told apart from one that came straight', () => {
	const orders = new OrdersSeen(2, legalOrders(1, 2, true))
	for (const isPassedOn of [true, false, false, true, true, false]) {
		orders.note({ from: 'X', isPassedOn })
	}
	expect(orders.moment()).toMatchObject({ seen: 2, legal: 2, rounds: 3 })
})

test('what was seen at a moment is not changed by what comes later', () => {
	const orders = new OrdersSeen(2, 2)
	orders.note({ from: 'X', isPassedOn: false })
	const copy = orders.clone()
	copy.note({ from: 'Y', isPassedOn: false })
	expect(orders.moment()).toMatchObject({ seen: 0, rounds: 0, round: ['X'] })
	expect(copy.moment()).toMatchObject({ seen: 1, rounds: 1, round: [] })
})

test('from records: of the actor that shows orders the letters as it takes them, by who wrote them', () => {
	const [sender, first, second] = [2, 4, 5]
	const [reader, postman] = [idsOf(1), idsOf(2)]
	const plain = actorsCast(3, 2, 9)
	const knobs = { senders: 2, messages: 1, forward: true }
	const cast = {
		...{ ...plain, knobs },
		objects: plain.objects.map((one) => {
			return one.kind === 'actor' && one.id === reader.id ? { ...one, shows: 'orders' } : one
		}),
	}
	const put = (object: number, a: number, b: number, d: number) => ({ object, a, b, c: 1, d })
	const lines: readonly Line[] = [
		[1, Kind.put, sender, put(postman.mailbox, 2, 1, sender)],
		[2, Kind.turn, first, { object: idsOf(3).id, b: 5 }],
		[3, Kind.put, first, put(reader.mailbox, 1, 1, first)],
		[4, Kind.turn, second, { object: postman.id, b: 5 }],
		[5, Kind.take, second, { object: postman.mailbox, a: 2, b: 0 }],
		[6, Kind.put, second, put(reader.mailbox, 2, 2, sender)],
		[7, Kind.turnEnd, second, { object: postman.id, a: 1, c: 1 }],
		[8, Kind.turn, second, { object: reader.id, b: 5 }],
		[9, Kind.take, second, { object: reader.mailbox, a: 1, b: 1 }],
	]
	const taken: Line = [10, Kind.take, second, { object: reader.mailbox, a: 2, b: 0 }]
	const { orders } = momentOfLines(cast, lines)
	expect(orders).toEqual({ seen: 0, legal: 2, rounds: 0, round: ['cart-3'] })
	expect(momentOfLines(cast, [...lines, taken]).orders).toMatchObject({ seen: 1, rounds: 1 })
	expect(momentOfLines(plain, lines).orders).toBeNull()
})
