/**
 * The guide of the scene that is open: its cards, what the run says to the answers given, the tasks that it ticks, and
 * what it shows for the scoreboard. It is shown evidence a few times a second, and judges by nothing else.
 */
import type { Evidence } from '../lessons/evidence.ts'
import type { GuideContent } from '../lessons/guides.ts'
import type { Prediction, SceneProgress } from '../lessons/progress.ts'
import type { Card, Reply, ShownTask } from '../view/guide/content.ts'
import type { Progress } from './progress.svelte.ts'
import { today } from './today.ts'

/** Run time between two entries for the scoreboard. */
const factsEveryUs = 2_000_000

export class Guide {
	readonly #progress: Progress
	readonly #now: () => string
	#wanted: string | null = null
	#isComing = false
	#content = $state.raw<GuideContent | null>(null)
	/** Numbers, from 1, of the only cards to show; null: all. */
	#only = $state.raw<readonly number[] | null>(null)
	#evidence = $state.raw<Evidence | null>(null)
	readonly #replies: readonly (Reply | null)[] = $derived.by(() => {
		return this.cards.map((card) => this.#replyTo(card))
	})
	#noted: { readonly atUs: number; readonly phase: string } | null = null

	/** `now`: the date of today, ISO 8601. */
	constructor(progress: Progress, now: () => string = today) {
		this.#progress = progress
		this.#now = now
	}

	/** The scene that it was opened for; null: none. */
	get scene(): string | null {
		return this.#wanted
	}

	/** The guide of the scene is being fetched. */
	get isComing(): boolean {
		return this.#isComing
	}

	/** Why nothing of this is kept, or null. */
	get notice(): string | null {
		return this.#progress.notice
	}

	/** None until they are there, or when the scene has no guide. Those left out count nowhere; all are, if none is left. */
	get cards(): readonly Card[] {
		const all = this.#content?.cards ?? []
		const some = all.filter((_, at) => this.#only?.includes(at + 1) ?? true)
		return some.length > 0 || this.#only?.length === 0 ? some : all
	}

	/** How many of the cards that were asked for this scene has not. */
	get missing(): number {
		const count = this.#content?.cards.length ?? Infinity
		return this.#only?.filter((number) => number > count).length ?? 0
	}

	/** What was said to the answer given on each card; null where none was given. */
	get replies(): readonly (Reply | null)[] {
		return this.#replies
	}

	get tasks(): readonly ShownTask[] {
		const { tasks: done } = this.#done
		const tasks = this.#content?.tasks ?? []
		return tasks.map(({ name, text }) => ({ text, isDone: done.includes(name) }))
	}

	/** One sentence; null for a word that it does not have. */
	definitionOf(word: string): string | null {
		return this.#content?.glossary.get(word) ?? null
	}

	/**
	 * Fetches the guide of a scene and notes that it was opened; null: none. The last call wins. `only`: numbers, from
	 * 1, of the only cards to show; null: all; when it is not given, as before.
	 */
	async open(scene: string | null, only: readonly number[] | null = this.#only): Promise<void> {
		this.#only = only
		if (scene === this.#wanted && this.#content !== null) return
		this.#wanted = scene
		this.#content = null
		this.#evidence = null
		this.#noted = null
		this.#isComing = scene !== null
		if (scene === null) return
		const content = await this.#fetch(scene)
		if (this.#wanted !== scene) return
		this.#content = content
		this.#update(this.#progress.sceneOf(scene), true)
	}

	async #fetch(scene: string): Promise<GuideContent | null> {
		try {
			// The home page needs none of it.
			const { guideOf } = await import('../lessons/guides.ts')
			return await guideOf(scene)
		} finally {
			if (this.#wanted === scene) this.#isComing = false
		}
	}

	/** Picks the answer `choice` of card `card`. */
	pick(card: number, choice: number): void {
		const { title, question } = this.cards[card] ?? {}
		const label = question?.choices[choice]?.label
		if (title === undefined || question === undefined || label === undefined) return
		const isRight = this.#gradeOf(this.cards[card], label)?.isRight ?? null
		this.#predict({ [title]: { choice: label, isRight } })
	}

	/** Judges by the recording as it is now. What belongs to another scene is not looked at. */
	see(evidence: Evidence): void {
		const content = this.#content
		if (content?.scene !== evidence.moment.cast.scene) return
		this.#evidence = evidence
		this.#regrade()
		if (evidence.isRecorded) return
		const { tasks } = this.#done
		const fresh = content.tasks.filter(
			(task) => !tasks.includes(task.name) && task.isDone(evidence),
		)
		if (fresh.length > 0) {
			this.#update({ ...this.#done, tasks: [...tasks, ...fresh.map(({ name }) => name)] })
		}
		this.#note(evidence)
	}

	get #done(): SceneProgress {
		return this.#progress.sceneOf(this.#content?.scene ?? '')
	}

	#predict(changed: Readonly<Record<string, Prediction>>): void {
		const predictions = { ...this.#done.predictions, ...changed }
		this.#update({ ...this.#done, predictions })
	}

	/** Keeps what the run says now; what it has said once stays until it says something else. */
	#regrade(): void {
		const changed = this.cards.flatMap((card) => {
			const kept = this.#done.predictions[card.title]
			const isRight = kept && this.#gradeOf(card, kept.choice)?.isRight
			if (kept === undefined || typeof isRight !== 'boolean' || isRight === kept.isRight) return []
			return [[card.title, { choice: kept.choice, isRight }] as const]
		})
		if (changed.length > 0) this.#predict(Object.fromEntries(changed))
	}

	#update(scene: SceneProgress, isNew = false): void {
		const content = this.#content
		if (content === null) return
		const isAnswered = this.cards
			.filter(({ question }) => question !== null)
			.every(({ title }) => typeof scene.predictions[title]?.isRight === 'boolean')
		const isDone = isAnswered && content.tasks.every(({ name }) => scene.tasks.includes(name))
		const isKnown = this.#progress.sceneState(content.scene) !== 'unseen'
		if (isNew && isKnown && isDone === scene.isDone) return
		const last = this.#now().slice(0, 10)
		const days = isNew ? scene.days : { first: scene.days?.first ?? last, last }
		this.#progress.change(content.scene, { ...scene, isDone, ...(days && { days }) })
	}

	#note(evidence: Evidence): void {
		const { phase, moment } = evidence
		const last = this.#noted
		const isDue = last?.phase !== phase || Math.abs(moment.atUs - last.atUs) >= factsEveryUs
		if (!isDue) return
		this.#noted = { atUs: moment.atUs, phase }
		const found = this.#content?.gather(evidence, this.#now()) ?? null
		if (found !== null && Object.keys(found.facts).length > 0) {
			this.#progress.note(found.strategy, found.facts)
		}
	}

	#replyTo(card: Card): Reply | null {
		const kept = this.#done.predictions[card.title]
		const reply = kept === undefined ? null : this.#gradeOf(card, kept.choice)
		if (reply?.isRight !== null || typeof kept?.isRight !== 'boolean') return reply
		return { ...reply, text: `${reply.text} The last one said ${kept.isRight ? 'yes' : 'no'}.` }
	}

	#gradeOf(card: Card | undefined, label: string): Reply | null {
		const content = this.#content
		const question = card?.question ?? null
		if (content === null || question === null) return null
		const choice = question.choices.findIndex((one) => one.label === label)
		return content.grade(question, choice, this.#evidence)
	}
}
