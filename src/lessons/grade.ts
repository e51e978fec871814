/** What is said to whoever answered a question: by the run where it can be measured, else by us, and then we say so. */
import type { Question, Reply } from '../view/guide/content.ts'
import { grouped } from '../view/layout/words.ts'
import { type Evidence, type Measured, type Measures, standsAs } from './evidence.ts'

type MeasuredQuestion = Extract<Question, { kind: 'measured' }>

/** `evidence`: null before any run. Null when there is no such choice. */
export function gradeOf(
	question: Question,
	choice: number,
	evidence: Evidence | null,
	measures: Measures,
): Reply | null {
	const label = question.choices[choice]?.label
	if (label === undefined) return null
	if (question.kind === 'told') {
		const { isRight = false, answer = '' } = question.choices[choice] ?? {}
		return { choice, isRight, isTold: true, text: answer }
	}
	const isAsked = evidence !== null && standsAs(evidence, question.given)
	const measured = isAsked ? (measures[question.measure]?.(evidence) ?? null) : null
	if (measured === null) {
		const isOnItsWay = isAsked && evidence.phase === 'running'
		const then = isOnItsWay ? 'Not enough has run yet.' : 'Let it run: the run will answer.'
		return { choice, isRight: null, isTold: false, text: `You said ${label}. ${then}` }
	}
	const isRight = choice === rightOf(question, measured.value)
	return { choice, isRight, isTold: false, text: answerOf(label, measured, question.because) }
}

/** The choice whose range holds `value`, or is nearest to it; the first of those that are. */
function rightOf({ choices }: MeasuredQuestion, value: number): number {
	const distances = choices.map(({ from, to }) => Math.max(from - value, value - to, 0))
	return distances.indexOf(Math.min(...distances))
}

function answerOf(label: string, { text, n, theory }: Measured, because: string): string {
	const count = n > 1 ? `, n ${grouped(n)}` : ''
	return [`You said ${label}. Measured: ${text}${count}.`, theory, because]
		.filter((sentence) => sentence !== '')
		.join(' ')
}
