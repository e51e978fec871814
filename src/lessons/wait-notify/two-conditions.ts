/** Cards of the healthy scene: what waiting and notifying are. */
import type { Card } from '../card.ts'

export const twoConditions: readonly Card[] = [
	{
		kind: 'what',
		title: 'Waiting costs nothing',
		text: 'Who finds nothing to take waits: joins the wait set and leaves the lock, in one step. No core is used until somebody notifies.',
		chips: [],
	},
	{
		kind: 'predict',
		title: 'Who wakes?',
		text: 'C1 and C2 wait for “not empty”. P1 puts one item and notifies once. How many wake?',
		chips: [{ label: '1 producer', knobs: { producers: 1, consumers: 2 } }],
		choices: [
			{ label: 'none', isRight: false, answer: 'A notify ends the wait of one that waits there.' },
			{ label: 'one', isRight: true, answer: 'One: the one that has waited longest.' },
			{ label: 'both', isRight: false, answer: 'Only notifyAll wakes everybody.' },
		],
	},
	{
		kind: 'try',
		title: 'Read a wait set',
		text: 'Run four consumers against one producer. They line up for “not empty”, oldest first.',
		chips: [{ label: '1 producer, 4 consumers', knobs: { producers: 1, consumers: 4 } }],
	},
	{
		kind: 'notice',
		title: 'Woken is not running',
		text: 'Pause right after a notify. The woken thread has yet to enter the lock again; then it tests again, and only then it takes.',
		chips: [],
	},
	{
		kind: 'misconception',
		title: '“A notify is remembered”',
		text: 'It is not. With nobody waiting it is forgotten. Run one of each: most notifies wake nobody, and nothing is lost, since everybody tests first.',
		chips: [{ label: '1 and 1', knobs: { producers: 1, consumers: 1 } }],
	},
]
