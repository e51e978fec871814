import { expect, test } from 'vitest'
import { alone } from '../../tools/real-threads/alone.ts'
import { Kind } from '../trace/event.ts'
import { ToldKnob } from './told-knob.ts'

const place = 2

function toldBy(tell: (knob: ToldKnob, say: (thread: number, option: number) => void) => void) {
	const { built: knob, thread, traced } = alone((memory) => new ToldKnob(memory, place))
	tell(knob, (id, option) => {
		knob.tell(thread(id), option)
	})
	return [2, 3]
		.flatMap((id) => traced(id))
		.filter(({ kind, a }) => kind === Kind.turned && a === place)
		.map(({ thread: id, b }) => [id, b])
}

test('whoever says it first tells the trace, and nobody else', () => {
	const told = toldBy((_, say) => {
		say(2, 0)
		say(3, 0)
		say(3, 1)
		say(2, 1)
	})
	expect(told).toEqual([
		[2, 0],
		[3, 1],
	])
})

test('whoever is late with an earlier option tells nothing', () => {
	const told = toldBy((_, say) => {
		say(2, 1)
		say(3, 0)
	})
	expect(told).toEqual([[2, 1]])
})

test('what was forgotten is told anew', () => {
	const told = toldBy((knob, say) => {
		say(2, 1)
		knob.forget()
		say(2, 0)
	})
	expect(told).toEqual([
		[2, 1],
		[2, 0],
	])
})
