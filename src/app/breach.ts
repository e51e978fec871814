/** Which law a run has broken, as the page says it while threads may still run. */
import type { Moment } from '../model/moment.ts'
import type { Verdict } from './verdict.ts'

/** The first law that the run has broken, null when it has kept all. */
export function breachOf(moment: Moment): Verdict | null {
	const all = moment.laws.filter(({ holds }) => !holds)
	// What breaks one law may break the sums in its wake.
	const broken = all.find(({ name }) => name !== 'conservation') ?? all[0]
	return broken ? { title: `Broken: ${broken.name}`, detail: `${broken.detail}.`, law: null } : null
}

/** The same in a line, null when no law is broken. */
export function breachInWords(moment: Moment): string | null {
	const breach = breachOf(moment)
	return breach && `${breach.title}, ${breach.detail}`
}
