/** Cards of the lost wake-up: the step between the test and the sleep. */
import type { Card } from '../card.ts'

export const lostWakeup: readonly Card[] = [
	{
		kind: 'what',
		title: 'A test without a lock',
		text: 'The lock is off. C1 tests, finds nothing, and waits; between the two, anything may happen. Take the threads into your hands.',
		chips: [{ label: 'no think time', knobs: { think: 0 } }],
	},
	{
		kind: 'try',
		title: 'Stop before the sleep',
		text: 'Step C1 by gates until its next line is the wait. It has found nothing, and it has not joined the wait set yet.',
		chips: [],
	},
	{
		kind: 'try',
		title: 'Notify nobody',
		text: 'Leave C1 there. Step P1 until it has put and notified: the wait set is empty, so nobody hears it.',
		chips: [],
	},
	{
		kind: 'notice',
		title: 'Asleep beside an item',
		text: 'Step C1 once more: it sleeps although an item is there. Then step P1: it finds the buffer full and waits. Nobody is left.',
		chips: [],
	},
	{
		kind: 'predict',
		title: 'Lock on, joined late',
		text: 'Now with the lock, but joining the wait set only after unlocking. Is a wake-up still lost?',
		chips: [{ label: 'join after', knobs: { lock: 'barging', join: 'after' } }],
		choices: [
			{ label: 'no', isRight: false, answer: 'A notify fits between the unlock and the join.' },
			{ label: 'yes', isRight: true, answer: 'Yes: the gap is smaller, and still there.' },
		],
	},
	{
		kind: 'misconception',
		title: '“The lock is for the items”',
		text: 'Also for the wait: test, join and unlock must be one step. Turn it on, join before, and search: no schedule loses a wake-up.',
		chips: [{ label: 'lock on, join before', knobs: { lock: 'barging', join: 'before' } }],
	},
]
