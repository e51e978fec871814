/** What a run with short and long tasks says to the questions of its cards. */
import { milliseconds } from '../../view/gauges/figures.ts'
import { type Evidence, type Measures, numberOf } from '../evidence.ts'

/** Of one in a hundred something is known after so many. */
const leastMails = 200
/** Run time at which those who stood behind the first heap have been served, µs. */
const enoughUs = 4_500_000

export const convoyMeasures: Measures = {
	'mail tail': (evidence) => {
		const mails = waitsOf(evidence, 'e-mail')
		if (mails === null || mails.count < leastMails || evidence.moment.atUs < enoughUs) return null
		const { p50, p99 } = mails.summary()
		return {
			value: p99 / 1000,
			text: `half the e-mails waited ${milliseconds(p50)} ms, one in a hundred ${milliseconds(p99)} ms`,
			n: mails.count,
			theory: reportsInWords(evidence),
		}
	},
}

/** How long tasks of the sort called `name` stood in line; null before the first was taken. */
export function waitsOf({ moment: { byKind, cast } }: Evidence, name: string) {
	return byKind.find(({ kind }) => cast.kinds[kind] === name)?.wait ?? null
}

function reportsInWords(evidence: Evidence): string {
	const reports = waitsOf(evidence, 'report')
	if (reports === null || reports.count === 0) return ''
	const { mean } = reports.summary()
	return `The ${numberOf(evidence, 'burst')} reports: ${milliseconds(mean)} ms on average.`
}
