/** What the gallery of steps shows. */
import { OneCondition, longSchedule, shortestHang } from './one-condition.ts'
import type { Moment } from '../../src/model/moment.ts'
import type { Card } from '../../src/view/guide/content.ts'
import { StagedScheduling, ready, stuck } from './staged-scheduling.svelte.ts'

export interface StepsCase {
	readonly moment: Moment
	readonly scheduling: StagedScheduling
	readonly isStuck: boolean
	readonly cards: readonly Card[]
}

const cards: readonly Card[] = [
	{
		kind: 'try',
		title: 'Make it safe again',
		text: [
			'Change one switch so that this schedule can no longer hang. Two switches work; one of them wakes everybody.',
		],
		chips: [
			{ label: 'two conditions', knobs: { cvs: 2 } },
			{ label: 'notifyAll', knobs: { notify: 'all' } },
			{ label: 'capacity 2', knobs: { capacity: 2 } },
		],
		question: null,
	},
	{
		kind: 'predict',
		title: 'When can it hang?',
		text: [
			'One producer, capacity 2, one condition for everybody who waits, and notify wakes just the one who has waited longest. From how many consumers on can it hang for ever?',
		],
		chips: [{ label: 'two conditions', knobs: { cvs: 2 } }],
		question: {
			kind: 'told',
			choices: [
				{ label: '2', isRight: false, answer: '1 + 2 is not more than 2 × 2.' },
				{ label: '3', isRight: false, answer: '1 + 3 is just 2 × 2: safe by one.' },
				{ label: '4', isRight: true, answer: 'It hangs when P + C > 2 × capacity.' },
			],
		},
	},
	{
		kind: 'notice',
		title: 'All asleep',
		text: ['Step C2. It tests, finds nothing, waits.'],
		chips: [],
		question: null,
	},
]

function caseOf(run: OneCondition, isYours = true): StepsCase {
	const recording = run.recording()
	const moment = recording.momentAt(recording.endUs)
	const scheduling = new StagedScheduling(run, isYours)
	const names = moment.threads.map(({ name }) => name)
	scheduling.steppers = names.map((name) => (run.free.includes(name) ? ready(name) : stuck(name)))
	return { moment, scheduling, isStuck: run.free.length === 0, cards }
}

export const cases: Readonly<Record<string, () => StepsCase>> = {
	hang: () => caseOf(shortestHang()),
	woken: () => {
		const shown = caseOf(new OneCondition(2, 2, 1).all('C1 C2 P1 P1'))
		const { scheduling } = shown
		scheduling.setOpen({ victim: true, spurious: true })
		scheduling.steppers = scheduling.steppers.map((stepper) =>
			stepper.obstacle === null
				? { ...stepper, text: 'me.notify(this.notFull)', next: 'wake C2', choices: picks }
				: { ...stepper, choices: [{ choice: { kind: 'spurious' }, label: 'spurious wake-up' }] },
		)
		return shown
	},
	long: () => caseOf(longSchedule(46)),
	crowd: () => caseOf(new OneCondition(4, 4, 1).all('C1 C2 C3 C4 P1 P1 P2 P3 P4 C1 C1 C2')),
	searching: () => {
		const shown = caseOf(new OneCondition(1, 2, 1).all('C1'))
		shown.scheduling.find()
		shown.scheduling.schedule = null
		return shown
	},
	parted: () => {
		const shown = caseOf(shortestHang())
		const { schedule } = shown.scheduling
		if (schedule !== null) {
			const parting = 'Parts at step 38: the schedule wakes C2 here, with two conditions it is P1.'
			shown.scheduling.schedule = { ...schedule, played: 38, parting }
		}
		const sentence =
			'Broken: after 8 sections all 4 threads wait. 1 204 states, none shorter; found in 0.4 s.'
		shown.scheduling.search = { ...shown.scheduling.search, verdict: 'violation', sentence }
		return shown
	},
	free: () => caseOf(new OneCondition(2, 2, 2).all('C1 P1'), false),
}

const picks = [
	{ choice: { kind: 'wake', thread: 'P1' }, label: 'wake P1 instead' },
	{ choice: { kind: 'wake', thread: 'P2' }, label: 'wake P2 instead' },
] as const
