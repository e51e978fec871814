/** The scoreboard: its columns, and which row is the best and the worst of each. */
import type { Row } from './row.ts'

type Figure = {
	[Name in keyof Row]: Row[Name] extends number | null ? Name : never
}[keyof Row]

export interface ScoreColumn {
	readonly figure: Figure
	readonly title: string
	readonly unit: string
	/** What is counted, a sentence. */
	readonly meaning: string
	readonly digits: number
	readonly better: 'less' | 'more'
	/** What a figure is told in. */
	readonly times?: number
}

const delay = 'How long a request went unnoticed that came while a worker had nothing to do'
const response = 'From arrival to done, of those that were done'

export const columns: readonly ScoreColumn[] = [
	{
		...{ figure: 'detectMs', title: 'Unnoticed, median', unit: 'ms', digits: 2, better: 'less' },
		meaning: `${delay}, on average.`,
	},
	{
		...{ figure: 'detectP95Ms', title: 'Unnoticed, p95', unit: 'ms', digits: 2, better: 'less' },
		meaning: `${delay}, 95 of 100 at most.`,
	},
	{
		...{ figure: 'wastePercent', title: 'Waste', unit: '%', digits: 2, better: 'less' },
		meaning:
			'Of the time in which workers could use a core: spinning, and waking up to find nothing, as long as that usually takes.',
	},
	{
		...{ figure: 'canary', title: 'Left for others', unit: '%', digits: 0, better: 'more' },
		meaning: 'Share of an idle core that another thread got meanwhile, measured.',
		times: 100,
	},
	{
		...{ figure: 'peakDepth', title: 'Peak depth', unit: '', digits: 0, better: 'less' },
		meaning: 'Most requests that lay in queues at once.',
	},
	{
		...{ figure: 'p50', title: 'p50', unit: 'ms', digits: 0, better: 'less' },
		meaning: `${response}, half of them at most.`,
	},
	{
		...{ figure: 'p95', title: 'p95', unit: 'ms', digits: 0, better: 'less' },
		meaning: `${response}, 95 of 100 at most.`,
	},
	{
		...{ figure: 'p99', title: 'p99', unit: 'ms', digits: 0, better: 'less' },
		meaning: `${response}, 99 of 100 at most.`,
	},
	{
		...{ figure: 'goodput', title: 'Goodput', unit: '/s', digits: 1, better: 'more' },
		meaning: 'Done within a second of their arrival, per second.',
	},
	{
		...{ figure: 'lost', title: 'Lost', unit: '', digits: 0, better: 'less' },
		meaning: 'Refused, dropped, expired or dead letters.',
	},
	{
		...{ figure: 'futileWakeups', title: 'Futile wake-ups', unit: '', digits: 0, better: 'less' },
		meaning: 'Woken by a notify, and another one had been quicker.',
	},
	{
		...{ figure: 'emptyPolls', title: 'Empty polls', unit: '', digits: 0, better: 'less' },
		meaning: 'Looks into the list that found nothing.',
	},
]

export interface Score {
	readonly text: string
	/** Null for neither, and where all are alike. */
	readonly mark: 'best' | 'worst' | null
}

/** A score for each column. */
export function scoresOf(row: Row, rows: readonly Row[]): readonly Score[] {
	return columns.map((column) => {
		const text = textOf(row, column)
		const all = rows.map((one) => ({ text: textOf(one, column), value: one[column.figure] }))
		const known = all.flatMap(({ value, text }) => (value === null ? [] : [{ value, text }]))
		known.sort((one, other) => one.value - other.value)
		const [least, most] = [known[0]?.text, known.at(-1)?.text]
		// What reads alike is alike; where most are, it says nothing of any.
		const isCommon = 2 * known.filter((one) => one.text === text).length > known.length
		if (least === most || isCommon || row[column.figure] === null) return { text, mark: null }
		const [best, worst] = column.better === 'less' ? [least, most] : [most, least]
		return { text, mark: text === best ? 'best' : text === worst ? 'worst' : null }
	})
}

function textOf(row: Row, { figure, digits, times = 1 }: ScoreColumn): string {
	const value = row[figure]
	return value === null ? 'not measured' : (times * value).toFixed(digits)
}
