import { expect, test } from 'vitest'
import { alone } from '../../tools/real-threads/alone.ts'
import type { Ref } from './actor-plan.ts'
import { DeathWatch } from './death-watch.ts'
import type { Message } from './message.ts'

const kind = 3

function watched(most: number) {
	const told: [number, Message][] = []
	const { built: watch, thread } = alone((memory) => {
		const at = (number: number): Ref => {
			const tell: Ref['tell'] = (_me, message) => void told.push([number, message])
			return { number, name: '', tell, forward: tell }
		}
		return new DeathWatch(memory, { of: 'worker', most, kind, at })
	})
	return { watch, me: thread(2), who: () => told.map(([number]) => number), told }
}

test('whoever watches hears it, once, and not before', () => {
	const { watch, me, who, told } = watched(3)
	watch.add(me, { number: 5 })
	watch.add(me, { number: 9 })
	watch.add(me, { number: 5 })
	expect(who()).toEqual([])
	watch.stop(me)
	expect(who()).toEqual([5, 9])
	expect(told.every(([, message]) => message.kind === kind)).toBe(true)
	watch.stop(me)
	expect(who()).toEqual([5, 9])
})

test('whoever begins to watch when it is over hears it at once', () => {
	const { watch, me, who } = watched(1)
	watch.stop(me)
	expect(who()).toEqual([])
	watch.add(me, { number: 4 })
	expect(who()).toEqual([4])
})

test('more than were planned for are refused', () => {
	const { watch, me } = watched(1)
	watch.add(me, { number: 4 })
	expect(() => {
		watch.add(me, { number: 5 })
	}).toThrow('1 watch already')
})
