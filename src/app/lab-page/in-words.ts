/** An experiment in words: what stands above a picture of it, below it, and in every file that is saved. */
import type { KnobValue } from '../../programs/knob.ts'
import { figure } from '../../view/sweep/sweep-words.ts'
import type { Experiment } from './experiment.ts'
import type { Point } from './points.ts'
import { theoryFor } from './theories.ts'

/** "Mean wait over Arrival rate, The hockey stick". */
export function titleOf({ metric, knob, scene }: Experiment): string {
	return `${metric.title} over ${knob.label}, ${scene.title}`
}

/** "Arrival rate, tasks/s". */
export function withUnit(name: string, unit: string): string {
	return unit === '' ? name : `${name}, ${unit}`
}

/** "50.4 ± 1.2", of one trial "50.4"; "–" before it. */
export function foundInWords(found: Point['found']): string {
	if (found === null) return '–'
	return found.half === null ? figure(found.mean) : `${figure(found.mean)} ± ${figure(found.half)}`
}

/** What was the same in all trials: "3 trials of 5 s run time each, …". */
export function givenInWords({ repeats, seconds, pace, seed, others }: Experiment): string {
	const trials = repeats === 1 ? 'one trial' : `${repeats} trials`
	const rest = othersInWords(others)
	const knobs = rest === '' ? 'the other knobs at their defaults' : rest
	return `${trials} of ${seconds} s run time with each value, pace ${pace}×, ${seedsInWords(seed, repeats)}; ${knobs}.`
}

/** "workers = 4, dist = exponential"; empty where all stand at their defaults. */
export function othersInWords(others: Readonly<Record<string, KnobValue>>): string {
	return Object.entries(others)
		.map(([name, value]) => `${name} = ${String(value)}`)
		.join(', ')
}

export function theoryInWords({ scene, metric }: Experiment): string {
	const theory = theoryFor(scene.id, metric.id)
	return theory === null ? 'No formula is known here for this.' : `Theory: ${theory.formula}.`
}

/** "Trial 4 of 15: Arrival rate 80, trial 1." */
export function progressInWords(done: number, all: number, name: string | undefined): string {
	return `Trial ${Math.min(all, done + 1)} of ${all}${name === undefined ? '' : `: ${name}`}.`
}

function seedsInWords(seed: number, repeats: number): string {
	return repeats === 1 ? `seed ${seed}` : `seeds ${seed} to ${seed + repeats - 1}`
}
