/** What a run of threads that ask without pause says to the questions of their cards. */
import { spinnerShare } from '../../model/theory.ts'
import { digits, percent } from '../../view/gauges/figures.ts'
import { type Evidence, type Measures, brokenLaw, knobOf, stretchS } from '../evidence.ts'

/** The canary looks back over half a second. */
const leastS = 1
const leastTasks = 50

export const measures: Measures = {
	'share left': (evidence) => {
		const { canary, cores } = evidence.moment
		const runnable = spinners(evidence) + 1
		if (canary === null || runnable < 2 || stretchS(evidence) < leastS) return null
		return {
			value: canary,
			text: `${percent(canary)} of a core beside ${runnable - 1} spinners`,
			n: 1,
			theory: cores === null ? '' : theoryOf(cores, runnable),
		}
	},
	/** Without the lock, that it has not gone wrong yet says nothing. */
	'taken wrongly': (evidence) => {
		const { moment } = evidence
		const broken = brokenLaw(evidence)
		const { completed } = moment.counts
		if (broken !== null) {
			return { value: 1, text: `broken: ${broken}`, n: completed, theory: '' }
		}
		if (completed < leastTasks || knobOf(evidence, 'lock') === 'none') return null
		return { value: 0, text: 'every task taken once', n: completed, theory: '' }
	},
}

function theoryOf(cores: number, runnable: number): string {
	const share = percent(spinnerShare(cores, runnable))
	return `Cores ÷ runnable = ${digits(cores)} ÷ ${runnable} = ${share}.`
}

/** Consumers that use a core at this moment. */
export function spinners({ moment }: Evidence): number {
	return moment.threads.filter((thread) => {
		const side = moment.cast.threads.find(({ id }) => id === thread.id)?.side
		return side === 'consumers' && (thread.state === 'spinning' || thread.state === 'working')
	}).length
}
