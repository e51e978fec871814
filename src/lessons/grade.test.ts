import { expect, test } from 'vitest'
import type { Question } from '../view/guide/content.ts'
import type { Measures } from './evidence.ts'
import { evidenceOf } from './evidence-fixture.ts'
import { gradeOf } from './grade.ts'

const question: Question = {
	kind: 'measured',
	measure: 'rate',
	given: { lock: 'none' },
	because: 'It is so.',
	choices: [
		{ label: 'few', from: 0, to: 1 },
		{ label: 'some', from: 2, to: 2 },
		{ label: 'many', from: 4, to: 9 },
	],
}
const measures: Measures = {
	rate: ({ moment }) => {
		const n = moment.counts.completed
		return n < 10 ? null : { value: n / 100, text: `${n} done`, n, theory: 'In theory.' }
	},
}
const asked = { lock: 'none' }
const done = (completed: number) => evidenceOf({ counts: { completed }, knobs: asked })
const verdicts = (completed: number) =>
	[0, 1, 2].map((it) => gradeOf(question, it, done(completed), measures)?.isRight)

test('right is the choice whose range holds what was measured', () => {
	expect(verdicts(50)).toEqual([true, false, false])
	expect(verdicts(200)).toEqual([false, true, false])
	expect(verdicts(700)).toEqual([false, false, true])
})

test('else the nearest one, so that a changed knob changes the verdict', () => {
	expect(verdicts(160)).toEqual([false, true, false])
	expect(verdicts(140)).toEqual([true, false, false])
	expect(verdicts(5000)).toEqual([false, false, true])
})

test('the answer says what was said, what was measured, how often, and why', () => {
	expect(gradeOf(question, 0, done(12_345), measures)?.text).toBe(
		'You said few. Measured: 12345 done, n 12\u00a0345. In theory. It is so.',
	)
})

test('before enough has run, the run has not answered', () => {
	const waiting = { choice: 1, isRight: null, isTold: false }
	const run = { ...waiting, text: 'You said some. Let it run: the run will answer.' }
	expect(gradeOf(question, 1, null, measures)).toEqual(run)
	const few = evidenceOf({ counts: { completed: 3 }, knobs: asked }, { phase: 'paused' })
	expect(gradeOf(question, 1, few, measures)).toEqual(run)
	const soon = 'You said some. Not enough has run yet.'
	expect(gradeOf(question, 1, done(3), measures)).toEqual({ ...waiting, text: soon })
})

test('a run with other knobs than the question is about says nothing to it', () => {
	const other = evidenceOf({ counts: { completed: 700 }, knobs: { lock: 'barging' } })
	expect(gradeOf(question, 2, other, measures)?.isRight).toBeNull()
	const turned = evidenceOf(
		{ counts: { completed: 700 }, knobs: { lock: 'barging' } },
		{ knobs: asked },
	)
	expect(gradeOf(question, 2, turned, measures)?.isRight, 'not yet in force').toBeNull()
})

test('what nothing measures is told, and says so', () => {
	const told: Question = {
		kind: 'told',
		choices: [
			{ label: 'yes', isRight: true, answer: 'It is.' },
			{ label: 'no', isRight: false, answer: 'It is not so.' },
		],
	}
	const right = { choice: 0, isRight: true, isTold: true, text: 'It is.' }
	expect(gradeOf(told, 0, null, {})).toEqual(right)
	expect(gradeOf(told, 1, null, {})?.isRight).toBe(false)
	expect(gradeOf(told, 2, null, {})).toBeNull()
})
