/** An experiment as an address, and back. What comes from a link is read with suspicion, and only ever shown as text. */
import type { KnobValue } from '../../programs/knob.ts'
import type { Scene } from '../../programs/scene.ts'
import { checkKnob, readNumber } from '../knob-check.ts'
import { sceneOf } from '../scene-list.ts'
import {
	accepted,
	bounds,
	type Experiment,
	freshExperiment,
	longestHypothesis,
	mostValues,
	numberKnobs,
	sweepOf,
} from './experiment.ts'
import { metricsFor } from './metrics.ts'
import { isOffered, usualScene } from './offered.ts'

export interface Asked {
	readonly experiment: Experiment
	/** Sentences about what was not taken as written. */
	readonly notices: readonly string[]
}

const counts = ['repeats', 'seconds', 'pace', 'seed'] as const
const names = new Set<string>([
	...['scene', 'knob', 'values', 'scale', 'metric', 'hypothesis', 'predict'],
	...counts,
])

/** `query`: what stands behind the ?. Rejects with a sentence when the scene cannot be had. */
export async function readExperiment(query: string): Promise<Asked> {
	const parameters = new URLSearchParams(query)
	const id = parameters.get('scene') ?? usualScene
	const scene = await sceneOf(isOffered(id) ? id : usualScene)
	const fresh = scene && freshExperiment(scene)
	if (!fresh) throw new RangeError('There is no scene here that could be measured.')
	const notices = isOffered(id) ? [] : [`The lab has no scene "${shortened(id)}".`]
	return { experiment: new Reader(parameters, notices).experiment(fresh), notices }
}

/** With everything that differs from what the scene's experiment begins with. */
export function writeExperiment(experiment: Experiment): string {
	const { scene, knob, metric, values, isLog, others, hypothesis, predicted } = experiment
	const fresh = freshExperiment(scene)
	const parameters = new URLSearchParams({ scene: scene.id, knob: knob.name, metric: metric.id })
	parameters.set('values', values.join(','))
	if (isLog !== knob.isLog) parameters.set('scale', isLog ? 'log' : 'even')
	for (const name of counts) {
		if (experiment[name] !== fresh?.[name]) parameters.set(name, String(experiment[name]))
	}
	for (const [name, value] of Object.entries(others)) parameters.set(name, String(value))
	if (hypothesis !== '') parameters.set('hypothesis', hypothesis)
	if (predicted.some((one) => one !== null)) {
		parameters.set('predict', predicted.map((one) => (one === null ? '' : String(one))).join(','))
	}
	return `#/lab?${parameters.toString().replaceAll('%2C', ',')}`
}

class Reader {
	readonly #parameters: URLSearchParams
	readonly #notices: string[]

	constructor(parameters: URLSearchParams, notices: string[]) {
		this.#parameters = parameters
		this.#notices = notices
	}

	experiment(fresh: Experiment): Experiment {
		const { scene } = fresh
		const swept = this.#swept(scene, fresh)
		const hypothesis = (this.#parameters.get('hypothesis') ?? '').slice(0, longestHypothesis)
		return {
			...{ scene, hypothesis, ...swept },
			metric: this.#metric(fresh),
			repeats: this.#count('repeats', fresh),
			seconds: this.#count('seconds', fresh),
			pace: this.#count('pace', fresh),
			seed: this.#count('seed', fresh),
			others: this.#others(scene, swept.knob.name),
			predicted: this.#predicted(swept.values.length),
		}
	}

	#swept(scene: Scene, fresh: Experiment): Pick<Experiment, 'knob' | 'values' | 'isLog'> {
		const name = this.#parameters.get('knob')
		const knobs = numberKnobs(scene)
		const knob = knobs.find((one) => one.name === name)
		if (name !== null && !knob) {
			const known = knobs.map((one) => one.name).join(', ')
			this.#notices.push(`knob is one of ${known}; taken as ${fresh.knob.name}.`)
		}
		const usual = sweepOf(knob ?? fresh.knob)
		const scale = this.#parameters.get('scale')
		const isLog = scale === null ? usual.isLog : scale === 'log'
		return { knob: usual.knob, values: this.#values(usual), isLog: isLog && canBeLog(usual) }
	}

	#values(usual: Pick<Experiment, 'knob' | 'values'>): readonly number[] {
		const text = this.#parameters.get('values')
		if (text === null) return usual.values
		const read = valuesIn(text)
		const values = read && accepted(usual.knob, read)
		if (values && values.length > 0) {
			if (values.join() !== read.join()) {
				this.#notices.push(`Some values were not as ${usual.knob.label} takes them; see below.`)
			}
			return values
		}
		this.#notices.push(`values is a list of 1 to ${mostValues} numbers, as in 10,20,50.`)
		return usual.values
	}

	#metric({ scene, metric }: Experiment): Experiment['metric'] {
		const id = this.#parameters.get('metric')
		const known = metricsFor(scene)
		const found = known.find((one) => one.id === id)
		if (id !== null && !found) {
			const all = known.map((one) => one.id).join(', ')
			this.#notices.push(`metric is one of ${all}; taken as ${metric.id}.`)
		}
		return found ?? metric
	}

	#count(name: (typeof counts)[number], fresh: Experiment): number {
		const text = this.#parameters.get(name)
		if (text === null) return fresh[name]
		const number = readNumber(text)
		const checked = number === null ? null : withinBounds(name, number)
		if (checked === null || checked !== number) {
			const { min, max } = bounds[name]
			const taken = checked ?? fresh[name]
			this.#notices.push(`${name} is a number from ${min} to ${max}; taken as ${taken}.`)
		}
		return checked ?? fresh[name]
	}

	#others(scene: Scene, swept: string): Record<string, KnobValue> {
		const others: Record<string, KnobValue> = {}
		for (const [name, text] of this.#parameters) {
			if (names.has(name) || name === swept) continue
			const knob = scene.knobs.find((one) => one.name === name)
			if (!knob) {
				this.#notices.push(`This scene has no knob "${shortened(name)}"; ignored.`)
				continue
			}
			const checked = checkKnob(knob, text)
			if (!checked.ok) this.#notices.push(`${checked.notice}; taken as ${checked.value}.`)
			if (checked.value !== knob.default) others[knob.name] = checked.value
		}
		return others
	}

	#predicted(count: number): readonly (number | null)[] {
		const texts = (this.#parameters.get('predict') ?? '').split(',')
		return Array.from({ length: count }, (_, i) => readNumber(texts[i] ?? ''))
	}
}

/** Into the range, and whole where it must be. */
export function withinBounds(name: keyof typeof bounds, number: number): number {
	const { min, max, isWhole } = bounds[name]
	const kept = Math.min(max, Math.max(min, number))
	return isWhole ? Math.round(kept) : kept
}

/** "10, 20, 50"; null when it is no such list, or has more than there may be. */
export function valuesIn(text: string): readonly number[] | null {
	const numbers = text.split(/[\s,;]+/, mostValues + 1).filter((one) => one !== '')
	const read = numbers.map(readNumber).filter((one) => one !== null)
	const isList = read.length === numbers.length && read.length > 0 && read.length <= mostValues
	return isList ? read : null
}

/** Nothing lies at zero on a logarithmic scale. */
function canBeLog({ values: [least = 0] }: Pick<Experiment, 'values'>): boolean {
	return least > 0
}

function shortened(text: string): string {
	return text.length > 40 ? `${text.slice(0, 40)}…` : text
}
