/** Cards of the single condition: deadlock by hand in seven sections, and why one place more is safe. */
import type { Card } from '../card.ts'

export const allAsleep: readonly Card[] = [
	{
		kind: 'what',
		title: 'One condition for both',
		text: 'Producers and consumers wait in the same wait set. Begin with one producer and two consumers, and take the threads into your hands.',
		chips: [
			{
				label: 'P1 C2, capacity 1',
				knobs: { producers: 1, consumers: 2, capacity: 1, cvs: 1, think: 0 },
			},
		],
	},
	{
		kind: 'try',
		title: 'Sections 1 and 2: both wait',
		text: 'Step C1 until it waits: the buffer is empty. Then step C2 until it waits behind C1.',
		chips: [],
	},
	{
		kind: 'try',
		title: 'Sections 3 and 4: put, full',
		text: 'Step P1 only. It puts one item and wakes C1; go on until P1 itself waits, behind C2, since the buffer is full.',
		chips: [],
	},
	{
		kind: 'try',
		title: 'Sections 5, 6: the wrong one',
		text: 'Step C1 only. It takes the item and wakes the oldest: C2, not P1. Go on until C1 waits: the buffer is empty.',
		chips: [],
	},
	{
		kind: 'notice',
		title: 'Section 7: all asleep',
		text: 'Step C2. It tests, finds nothing, waits. All three sleep; P1 could put, but the signal it needed went to C2.',
		chips: [],
	},
	{
		kind: 'predict',
		title: 'When can it hang?',
		text: 'One producer, capacity 2, one condition. From how many consumers on can it hang?',
		chips: [{ label: 'two conditions', knobs: { cvs: 2 } }],
		choices: [
			{ label: '2', isRight: false, answer: '1 + 2 is not more than 2 × 2.' },
			{ label: '3', isRight: false, answer: '1 + 3 is just 2 × 2: safe by one.' },
			{ label: '4', isRight: true, answer: 'It hangs when P + C > 2 × capacity.' },
		],
	},
]

export const safeByOne: readonly Card[] = [
	{
		kind: 'what',
		title: 'It runs and runs',
		text: 'Two producers, two consumers, one condition, capacity 2. Run it for as long as you like: no schedule hangs.',
		chips: [{ label: 'full speed', knobs: { capacity: 2, think: 0 } }],
	},
	{
		kind: 'predict',
		title: 'One place less',
		text: 'No line of the program changes, only the capacity: 1 instead of 2. What happens?',
		chips: [],
		choices: [
			{ label: 'it gets slower', isRight: false, answer: 'For a moment. Then it stops for good.' },
			{ label: 'it can hang', isRight: true, answer: 'Yes: 2 + 2 > 2 × 1.' },
			{ label: 'nothing', isRight: false, answer: 'Now all four fit into one wait set.' },
		],
	},
	{
		kind: 'try',
		title: 'Drop it while it runs',
		text: 'Run, then lower the capacity to 1.',
		chips: [{ label: 'capacity 1', knobs: { capacity: 1 } }],
	},
	{
		kind: 'notice',
		title: 'Prove it',
		text: 'Search both capacities. With 2 the search looks at every schedule and finds none that hangs; that no run can show.',
		chips: [{ label: 'capacity 2', knobs: { capacity: 2 } }],
	},
	{
		kind: 'misconception',
		title: '“It ran for an hour”',
		text: 'So it cannot deadlock? It only was safe by one. A number in a file was the bug; two conditions mend it for every capacity.',
		chips: [{ label: 'two conditions', knobs: { cvs: 2, capacity: 1 } }],
	},
]
