/** The pace slider: line by line at one end, full speed at the other, ten steps to each factor of ten between. */
import type { Pace } from '../session.ts'

const slowest = 0.01
const fastest = 10
const stepsPerTen = 10
const steps = Math.round(Math.log10(fastest / slowest)) * stepsPerTen

/** Last place of the slider; the first is 0. */
export const lastPlace = steps + 2

/** Preferred numbers: ten steps to a factor of ten, each with two digits that can be read. */
const digits = [1, 1.3, 1.6, 2, 2.5, 3.2, 4, 5, 6.3, 8] as const

export function paceAt(place: number): Pace {
	if (place <= 0) return 'line'
	if (place >= lastPlace) return 'full'
	const step = place - 1
	const power = Math.floor(step / stepsPerTen)
	return Number(((digits[step % stepsPerTen] ?? 1) * slowest * 10 ** power).toPrecision(2))
}

/** The nearest place of the slider. */
export function placeOfPace(pace: Pace): number {
	if (pace === 'line') return 0
	if (pace === 'full') return lastPlace
	const step = Math.round(Math.log10(pace / slowest) * stepsPerTen)
	return 1 + Math.min(steps, Math.max(0, step))
}

/** Places with a mark: 0.01×, 0.1×, 1×, 10×. */
export const markedPlaces = [1, 11, 21, 31] as const

/** Over the track: "0.02×". */
export function paceInWords(pace: Pace): string {
	if (pace === 'line') return 'line by line'
	return pace === 'full' ? 'full speed' : `${String(pace)}×`
}

/** Said aloud: "0.02 times as fast". */
export function paceSpoken(pace: Pace): string {
	if (typeof pace === 'string') return paceInWords(pace)
	return pace === 1 ? 'as fast as it really is' : `${String(pace)} times as fast`
}
