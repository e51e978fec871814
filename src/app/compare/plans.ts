/** What a comparison runs, and what may be asked of it. */
import type { Scene } from '../../programs/scene.ts'
import type { Pace } from '../../view/session.ts'
import { checkSeed, seedInWords } from '../route.ts'
import type { TrialPlan } from '../trials/trial.ts'

/** What scripts may ask for; the rest is as it stands on the page. */
export interface CompareOptions {
	/** Run time of each trial. */
	readonly seconds?: number
	readonly seed?: number
	/** Names of those to run, in the order of the scoreboard whatever their order here. */
	readonly strategies?: readonly string[]
}

const fewest = 1
const most = 60
/** Slower nobody would wait for it; faster the machine could not follow. */
const slowest = 1
const fastest = 10

/** A trial for each strategy that is asked for, all with the same arrivals. `pace`: as on the page. */
export function chosenOf(
	plans: readonly TrialPlan[],
	pace: Pace,
	{ seconds, seed, strategies }: CompareOptions = {},
): readonly TrialPlan[] {
	const chosen = plans.filter(({ name }) => strategies?.includes(name) ?? true)
	return chosen.map((plan) => ({
		...plan,
		pace: paceOf(pace),
		seed: seed ?? plan.seed,
		lengthUs: seconds === undefined ? plan.lengthUs : seconds * 1e6,
	}))
}

/** Within what a comparison can be run at. */
export function paceOf(pace: Pace): number {
	if (typeof pace === 'string') return pace === 'full' ? fastest : slowest
	return Math.min(fastest, Math.max(slowest, pace))
}

/** @throws RangeError with a sentence that names the option and its range. */
export function checkCompare(options: unknown, scene: Scene): CompareOptions {
	if (typeof options !== 'object' || options === null || Array.isArray(options)) {
		throw new TypeError('compare takes an object with any of these: seconds, seed, strategies.')
	}
	const { seconds, seed, strategies, ...others }: Record<string, unknown> = { ...options }
	const [stray] = Object.keys(others)
	if (stray !== undefined) {
		throw new RangeError(`compare has no option "${stray}". Options: seconds, seed, strategies.`)
	}
	return {
		...(seconds !== undefined && { seconds: checkedSeconds(seconds) }),
		...(seed !== undefined && { seed: checkedSeed(seed) }),
		...(strategies !== undefined && { strategies: checkedNames(strategies, scene) }),
	}
}

function checkedSeconds(seconds: unknown): number {
	if (typeof seconds !== 'number' || !(seconds >= fewest && seconds <= most)) {
		throw new RangeError(`seconds is a number from ${fewest} to ${most}.`)
	}
	return seconds
}

function checkedSeed(seed: unknown): number {
	const checked = typeof seed === 'number' ? checkSeed(seed) : null
	if (checked === null) throw new RangeError(`${seedInWords}.`)
	return checked
}

function checkedNames(names: unknown, scene: Scene): readonly string[] {
	const known = scene.trials?.variants.map(({ name }) => name) ?? []
	const isList = Array.isArray(names) && names.length > 0
	const asked: readonly unknown[] = isList ? names : []
	if (!isList || !asked.every((name) => known.some((one) => one === name))) {
		throw new RangeError(`strategies is a list of some of these: ${known.join(', ')}.`)
	}
	return known.filter((name) => asked.includes(name))
}
