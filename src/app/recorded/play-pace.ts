/** How fast a recording is played: run time per second that one looks. */
import { lastPlace, paceAt } from '../../view/transport/pace.ts'

/** As long as somebody has to look, at the least, s. */
const leastS = 10

/** Numbers alone: a recording knows no lines to go by. */
export const paces: readonly number[] = Array.from({ length: lastPlace + 1 }, (_, place) =>
	paceAt(place),
).filter((pace) => typeof pace === 'number')

/** The fastest one, up to as it really was, at which a run of this length can be watched. */
export function paceFor(lengthUs: number): number {
	const fitting = paces.filter((pace) => pace <= 1 && lengthUs / 1e6 / pace >= leastS)
	return fitting.at(-1) ?? paces[0] ?? 1
}

/** The nearest pace there is. */
export function placeOf(pace: number): number {
	const distances = paces.map((one) => Math.abs(Math.log(one / pace)))
	return distances.indexOf(Math.min(...distances))
}
