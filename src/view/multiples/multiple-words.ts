/** What a small picture shows, in words and numbers: its text form. */
import { sharesOver } from '../../model/consumer-time.ts'
import type { Recording } from '../../model/recording.ts'
import { percent } from '../gauges/figures.ts'
import { grouped } from '../layout/words.ts'
import type { MultiplesChart, MultiplesView } from './multiples-view.ts'

/** What became of what came. */
export interface Tally {
	readonly good: number
	readonly late: number
	/** Refused, or lost after it had been accepted. */
	readonly lost: number
	/** Neither done nor lost at the end. */
	readonly waiting: number
}

export function tallyOf(recording: Recording): Tally {
	const bins = recording.wave(0, recording.endUs, 1)
	const sum = (of: 'good' | 'late' | 'refused' | 'lost') => {
		return bins.reduce((all, bin) => all + bin[of], 0)
	}
	const { outside, queued, inService } = recording.momentAt(recording.endUs).counts
	return {
		good: sum('good'),
		late: sum('late'),
		lost: sum('refused') + sum('lost'),
		waiting: outside + queued + inService,
	}
}

export function tallyInWords(recording: Recording): string {
	const { good, late, lost, waiting } = tallyOf(recording)
	const words = `${grouped(good)} good, ${grouped(late)} late, ${grouped(lost)} lost`
	return waiting > 0 ? `${words}, ${grouped(waiting)} waiting` : words
}

export function waitingInWords(recording: Recording): string {
	const { endUs } = recording
	const peak = Math.max(0, ...recording.wave(0, endUs, 100).map(({ depth }) => depth))
	const [shares = {}] = sharesOver(recording, { fromUs: 0, toUs: endUs, count: 1 })
	const states = Object.entries(shares)
		.filter(([, share]) => share >= 0.005)
		.sort(([, one], [, other]) => other - one)
		.map(([state, share]) => `${state} ${percent(share)}`)
	return [`at most ${grouped(peak)} queued`, ...states].join(', ')
}

export function inWords(chart: MultiplesChart, recording: Recording): string {
	const words = chart === 'answers' ? tallyInWords(recording) : waitingInWords(recording)
	const { recordsLost } = recording.momentAt(recording.endUs).counts
	return recordsLost > 0 ? `${words}; ${grouped(recordsLost)} records lost` : words
}

/** How far all of them are. */
export function progressInWords({ items, isRunning, progress }: MultiplesView): string {
	const over = items.filter(({ trial }) => trial?.isOver)
	if (isRunning) {
		const next = items.find(({ trial }) => trial?.isOver === false)
		const name = next ? `${next.name} runs` : 'the next one begins'
		return `${percent(progress)} done; ${name}.`
	}
	if (over.length === 0) return 'Real runs, one after another, with the same arrivals.'
	return over.length === items.length
		? 'All have run. Each can be opened as a recording.'
		: `${over.length} of ${items.length} have run.`
}
