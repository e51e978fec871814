/** Cards of the two scenes in which `if` stands where `while` should: an item stolen, and the mirror of it. */
import type { Card } from '../card.ts'

export const stolenItem: readonly Card[] = [
	{
		kind: 'what',
		title: 'Tested once',
		text: 'With “if”, a consumer that was woken takes without testing again. Between the notify and its return, another may come.',
		chips: [{ label: 'no think time', knobs: { think: 0 } }],
	},
	{
		kind: 'predict',
		title: 'Are two conditions enough?',
		text: 'One producer, two consumers, “if”, a condition for each side. Can it go wrong?',
		chips: [],
		choices: [
			{ label: 'no', isRight: false, answer: 'The right one is woken, and still comes second.' },
			{
				label: 'yes',
				isRight: true,
				answer: 'Yes: how many conditions there are does not matter.',
			},
		],
	},
	{
		kind: 'try',
		title: 'Let C2 be first',
		text: 'In your hands: step C1 until it waits, P1 until it has put and unlocked, then C2, not C1, until it has taken.',
		chips: [],
	},
	{
		kind: 'notice',
		title: 'Taken from empty',
		text: 'Now step C1. It comes back from its wait and takes, although the buffer is empty: the law is broken at that step.',
		chips: [],
	},
	{
		kind: 'try',
		title: 'Test again',
		text: 'Switch “if” to “while” and play the same schedule: C1 comes back, tests, and waits again.',
		chips: [{ label: 'while', knobs: { guard: 'while' } }],
	},
	{
		kind: 'misconception',
		title: '“notifyAll mends if”',
		text: 'It wakes more threads that do not test again. Switch it on and search: the shortest bad schedule is no longer.',
		chips: [{ label: 'if and notifyAll', knobs: { guard: 'if', notify: 'all' } }],
	},
]

export const overfull: readonly Card[] = [
	{
		kind: 'what',
		title: 'The other end',
		text: 'The same “if”, seen from the producers: one that was woken for a free place does not look whether it is still free.',
		chips: [{ label: 'no think time', knobs: { think: 0 } }],
	},
	{
		kind: 'try',
		title: 'Fill it',
		text: 'In your hands: step P1 until it has put one item, found the buffer full with the next, and waits.',
		chips: [],
	},
	{
		kind: 'try',
		title: 'Let P2 be first',
		text: 'Step C1 until it has taken and unlocked: it woke P1. Then step P2, not P1, until it has put.',
		chips: [],
	},
	{
		kind: 'notice',
		title: 'Two in one place',
		text: 'Now step P1: it puts without looking. Two items where one fits.',
		chips: [],
	},
	{
		kind: 'predict',
		title: 'One and one',
		text: 'With one producer and one consumer, can “if” go wrong?',
		chips: [{ label: '1 and 1', knobs: { producers: 1, consumers: 1 } }],
		choices: [
			{
				label: 'yes',
				isRight: false,
				answer: 'Nobody can come between: only a spurious wake-up could.',
			},
			{ label: 'no', isRight: true, answer: 'No, and that is why such tests pass.' },
		],
	},
	{
		kind: 'misconception',
		title: '“while is for spurious wake-ups”',
		text: 'It is for every thread that can come between the notify and the return. Switch to “while” and search: nothing is found.',
		chips: [{ label: 'while, 2 and 1', knobs: { guard: 'while', producers: 2, consumers: 1 } }],
	},
]
