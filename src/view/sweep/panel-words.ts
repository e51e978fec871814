/** What the panel of a sweep says, by what is swept. */
import { loadProgressInWords } from './load-words.ts'
import type { SweepView } from './sweep-view.ts'
import { progressInWords } from './sweep-words.ts'
import { throughputProgressInWords } from './throughput-words.ts'

interface Words {
	/** The panel's accessible name. */
	readonly label: string
	/** What begins it. */
	readonly button: string
}

export const sweepWords: Readonly<Record<SweepView['chart'], Words>> = {
	polling: { label: 'Sweep of the polling interval', button: 'Sweep T' },
	load: { label: 'Sweep of the load', button: 'Sweep the load' },
	throughput: { label: 'Sweep of the workers', button: 'Sweep the workers' },
}

/** How far it has come, and what came out. */
export function progressOf(sweep: SweepView): string {
	if (sweep.chart === 'polling') return progressInWords(sweep)
	return sweep.chart === 'load' ? loadProgressInWords(sweep) : throughputProgressInWords(sweep)
}
