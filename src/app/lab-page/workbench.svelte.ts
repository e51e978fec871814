/** An experiment on the page: chosen, run trial by trial, and noted. The trials themselves are run by the lab. */
import { version } from '../console.ts'
import type { Lab } from '../lab.svelte.ts'
import { sceneOf } from '../scene-list.ts'
import { today } from '../today.ts'
import type { Trial, TrialPlan } from '../trials/trial.ts'
import { type Experiment, freshExperiment, plansFor } from './experiment.ts'
import { writeExperiment } from './experiment-link.ts'
import { progressInWords, titleOf } from './in-words.ts'
import { type Measurement, measurementOf } from './measurement.ts'
import { type Entry, readNotebook, type Shelf, withEntry, writeNotebook } from './notebook.ts'
import { pointsOf, verdictOnAll } from './points.ts'

/** What of the lab is used. */
export interface LabHost {
	readonly trials: {
		readonly isRunning: boolean
		run(plans: readonly TrialPlan[], onover: (trial: Trial) => void): Promise<readonly Trial[]>
		cancel(): Promise<void>
	}
	say: Lab['say']
}

const notKept = 'Nothing is kept: this browser refuses storage. Save the table as CSV instead.'

export class Workbench {
	#experiment = $state.raw<Experiment>() as Experiment
	#measurements = $state.raw<readonly Measurement[]>([])
	#entries = $state.raw<readonly Entry[]>([])
	/** What was recorded, as long as the page is open. */
	#recorded: readonly Trial[] = []
	#next = $state<string>()
	#notice = $state('')
	/** Of what is measured, or was. */
	#date = $state('')
	readonly #lab: LabHost
	readonly #shelf: Shelf
	readonly points = $derived.by(() => pointsOf(this.#experiment, this.#measurements))
	readonly link = $derived.by(() => writeExperiment(this.#experiment))

	constructor(experiment: Experiment, lab: LabHost, shelf: Shelf = () => localStorage) {
		this.#experiment = experiment
		this.#lab = lab
		this.#shelf = shelf
		this.#entries = readNotebook(shelf)
		const known = this.#entries.find(({ link }) => link === this.link)
		this.#measurements = known?.measurements ?? []
		this.#date = known?.date ?? ''
	}

	get experiment(): Experiment {
		return this.#experiment
	}

	/** The latest first. */
	get entries(): readonly Entry[] {
		return this.#entries
	}

	get date(): string {
		return this.#date
	}

	get isRunning(): boolean {
		return this.#lab.trials.isRunning
	}

	/** Something was measured: what was expected of it cannot be changed any more. */
	get isMeasured(): boolean {
		return this.#measurements.length > 0
	}

	/** How far it has come, and what came out. */
	get status(): string {
		const done = this.#measurements.length
		const { length: all } = plansFor(this.#experiment)
		if (this.isRunning) return progressInWords(done, all, this.#next)
		if (done === 0) return 'Say what you expect, then run.'
		const verdict = verdictOnAll(this.points)
		const said = verdict === null ? '' : ` ${verdict}.`
		const ended = this.#measurements.filter(({ ending }) => ending !== null).length
		const faults = ended === 0 ? '' : ` ${ended} ended by themselves, see the table.`
		const which = done < all ? `Ended after ${done} of ${all} trials.` : `${done} trials were run.`
		return `${which}${said}${faults}${this.#notice === '' ? '' : ` ${this.#notice}`}`
	}

	/** What was measured before was of another experiment: it stays in the notebook only. */
	change(part: Partial<Experiment>): void {
		if (this.isRunning) return
		this.#experiment = { ...this.#experiment, ...part }
		this.#clear()
	}

	/** Rejects with a sentence when the scene cannot be had. */
	async choose(id: string): Promise<void> {
		const scene = await sceneOf(id)
		const fresh = scene && freshExperiment(scene)
		if (fresh) this.change(fresh)
	}

	/** Forgets what is shown, so that something else can be expected. */
	again(): void {
		if (!this.isRunning) this.#clear()
	}

	run(): void {
		this.#lab.say(this.measure())
	}

	/** Resolves when all trials have run, or it was cancelled, and every worker is gone. */
	async measure(): Promise<void> {
		const experiment = this.#experiment
		const plans = plansFor(experiment)
		this.#clear()
		this.#date = today()
		this.#next = plans[0]?.name
		try {
			await this.#lab.trials.run(plans, (trial) => {
				const plan = plans[this.#measurements.length]
				if (!plan) return
				const one = measurementOf(trial, plan, experiment.metric)
				this.#measurements = [...this.#measurements, one]
				this.#recorded = [...this.#recorded, trial]
				this.#next = plans[this.#measurements.length]?.name
			})
		} finally {
			if (this.isMeasured) this.#keep()
		}
	}

	cancel(): void {
		this.#lab.say(this.#lab.trials.cancel())
	}

	/** Null when it was let go of: it can be run again in its scene. */
	recordingOf({ at, trial }: Measurement): Trial | null {
		const place = this.#measurements.findIndex((one) => one.at === at && one.trial === trial)
		return this.#recorded[place] ?? null
	}

	/** Of the notebook: one entry, or all of them. */
	forget(link?: string): void {
		const rest = link === undefined ? [] : this.#entries.filter((one) => one.link !== link)
		this.#write(rest)
	}

	#keep(): void {
		const { hypothesis } = this.#experiment
		const entry: Entry = {
			...{ link: this.link, hypothesis, version, date: this.#date },
			title: titleOf(this.#experiment),
			verdict: verdictOnAll(this.points) ?? '',
			measurements: this.#measurements,
		}
		this.#write(withEntry(this.#entries, entry))
	}

	#write(entries: readonly Entry[]): void {
		this.#entries = entries
		this.#notice = writeNotebook(this.#shelf, entries) ? '' : notKept
	}

	#clear(): void {
		this.#measurements = []
		this.#recorded = []
		this.#notice = ''
		this.#date = ''
	}
}
