/** What theory says of a point of a sweep of the load, from what was measured there. */
import { constantWaitUs, type Load, memorylessWaitUs, scatteredWaitUs } from '../../model/theory.ts'
import type { LoadGiven, LoadPoint } from './sweep-view.ts'

/** Mean wait; null where there is no steady state. */
export function expectedWaitUs(
	{ arrivalsPerS, meanServiceUs }: Pick<LoadPoint, 'arrivalsPerS' | 'meanServiceUs'>,
	given: LoadGiven,
): number | null {
	const load = oneQueue(arrivalsPerS, meanServiceUs, given)
	return given.isConstant ? constantWaitUs(load) : memorylessWaitUs(load)
}

/** The mean wait at the load `utilisation` with a service time, and as Kingman has it, about. */
export function waitAtUs(
	utilisation: number,
	meanServiceUs: number,
	given: LoadGiven,
): { readonly exact: number | null; readonly about: number | null } {
	const arrivalsPerS = (utilisation * given.workers * 1e6) / meanServiceUs
	const service = given.isConstant ? 0 : 1
	const load = oneQueue(arrivalsPerS, meanServiceUs, given)
	return {
		exact: expectedWaitUs({ arrivalsPerS, meanServiceUs }, given),
		about: scatteredWaitUs(load, 1, service),
	}
}

/** With a queue for each worker, each is one alone with its share of what comes. */
function oneQueue(perS: number, meanServiceUs: number, { workers, isPooled }: LoadGiven): Load {
	if (isPooled) return { arrivalsPerS: perS, meanServiceUs, workers }
	return { arrivalsPerS: perS / workers, meanServiceUs, workers: 1 }
}
