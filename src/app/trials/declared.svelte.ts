/** The trials that a scene declares: what they run, and as the page shows them. */
import type { KnobValue } from '../../programs/knob.ts'
import type { Scene } from '../../programs/scene.ts'
import type { Axis, MultiplesView } from '../../view/multiples/multiples-view.ts'
import type { Trial, TrialPlan } from './trial.ts'
import type { Trials } from './trials.svelte.ts'

type Values = Readonly<Record<string, KnobValue>>

/** Run time that passes in a real second, where the scene says nothing. */
const usualPace = 10

/** One trial for each variant of a scene, over what its knobs say now. */
export function plansOf(scene: Scene, values: Values, seed: number): readonly TrialPlan[] {
	const { variants = [], lengthS = 0, pace = usualPace } = scene.trials ?? {}
	return variants.map(({ name, values: own }) => ({
		...{ name, scene, seed, pace, values: { ...values, ...own } },
		lengthUs: lengthS * 1e6,
	}))
}

/** The scene that is open, and what its knobs say now. */
interface Stage {
	readonly declaration: Scene
	readonly values: Values
	readonly trials: Trials
}

interface Actions {
	readonly run: () => void
	readonly open: (trial: Trial) => void
}

/** Of its parts, only those are new that have changed: a picture is drawn from scratch. */
export class Declared {
	readonly #stage: Stage
	readonly #actions: Actions
	readonly #known: readonly Trial[] = $derived.by(() => {
		const { declaration, trials } = this.#stage
		return trials.all.filter(({ plan }) => plan.scene === declaration)
	})
	readonly #plan = $derived(this.#known[0]?.plan ?? null)
	readonly #axis: Axis | null = $derived.by(() => {
		const { declaration, values } = this.#stage
		const { trials } = declaration
		if (!trials) return null
		const given = this.#plan?.values ?? values
		const [fromS, toS] = trials.burstS(given)
		return {
			lengthUs: this.#plan?.lengthUs ?? trials.lengthS * 1e6,
			burstUs: [fromS * 1e6, toS * 1e6],
			mostPerS: trials.mostPerS(given),
		}
	})
	/** Null where the scene has none. */
	readonly view: MultiplesView | null = $derived.by(() => this.#view())

	constructor(stage: Stage, actions: Actions) {
		this.#stage = stage
		this.#actions = actions
	}

	#view(): MultiplesView | null {
		const { declaration, trials } = this.#stage
		const { trials: declared } = declaration
		if (!declared || this.#axis === null) return null
		const trialOf = (name: string) => this.#known.find(({ plan }) => plan.name === name) ?? null
		return {
			title: declared.title,
			chart: declared.chart ?? 'answers',
			axis: this.#axis,
			items: declared.variants.map(({ name, note }) => ({ name, note, trial: trialOf(name) })),
			isRunning: trials.isRunning,
			progress: trials.progress,
			run: this.#actions.run,
			cancel: () => trials.cancel(),
			open: (name) => {
				const trial = trialOf(name)
				if (trial) this.#actions.open(trial)
			},
		}
	}
}
