/**
 * The door to “You schedule”: how things stand while nobody has asked for it, and for whoever asks, the rest, fetched
 * when it is first asked for.
 */
import type { TraceEvent } from '../trace/event.ts'
import type {
	Choice,
	Grain,
	GridCell,
	Pace,
	ScheduleView,
	Scheduling,
	SearchView,
	Stepper,
} from '../view/session.ts'
import type { Host } from './host.ts'
import { gridOf, unaskedCell, unsearched } from './unasked.ts'
import type { WatchedRun } from './watched-run.svelte.ts'
import type { Witness } from './witness.ts'
import type { Explored, Stepped, YouSchedule } from './you-schedule.svelte.ts'

const nobodyOpen = { victim: false, spurious: false }

export class Scheduler implements Scheduling, Witness {
	/** Null until somebody has asked for it. */
	#you = $state.raw<YouSchedule | null>(null)
	/** A search was asked for, and what searches is on its way. */
	#isFinding = $state(false)
	readonly #host: Host & WatchedRun

	constructor(host: Host & WatchedRun) {
		this.#host = host
	}

	get isOffered(): boolean {
		return this.#host.declaration.isFinite
	}

	get isYours(): boolean {
		return this.#you?.isYours ?? false
	}

	get steppers(): readonly Stepper[] {
		return this.#you?.steppers ?? []
	}

	get open(): Scheduling['open'] {
		return this.#you?.open ?? nobodyOpen
	}

	get steps(): number {
		return this.#you?.steps ?? 0
	}

	get back(): string | null {
		return this.#you?.back ?? null
	}

	get noBack(): string {
		return this.#you?.noBack ?? 'The threads run freely.'
	}

	get grid(): readonly (readonly GridCell[])[] {
		return this.#you?.grid ?? gridOf(unaskedCell)
	}

	get search(): SearchView {
		if (this.#isFinding) return { ...unsearched, isSearching: true }
		return this.#you?.search ?? unsearched
	}

	get schedule(): ScheduleView | null {
		return this.#you?.schedule ?? null
	}

	/** Workers of the search. */
	get workers(): number {
		return this.#you?.workers ?? 0
	}

	/** The steps taken so far as a text, or those of the schedule shown; null when there are none. */
	get text(): string | null {
		return this.#you?.text ?? null
	}

	get sectionsTaken(): number | null {
		return this.#you?.sectionsTaken ?? null
	}

	see(events: readonly TraceEvent[]): void {
		this.#you?.see(events)
	}

	forget(isOther: boolean): void {
		this.#you?.forget(isOther)
	}

	letGo(): void {
		this.#you?.letGo()
	}

	/** As `YouSchedule.again`. */
	again(): (() => Promise<void>) | null {
		return this.#you?.again() ?? null
	}

	// What buttons call: starts at once, and a fault becomes a notice.

	takeOver(isYours: boolean): void {
		this.#host.say(this.setYours(isYours))
	}

	step(thread?: string, grain: Grain = 'gate', choice: Choice = { kind: 'go' }): void {
		this.#host.say(this.stepOn(thread, grain, choice))
	}

	goBack(): void {
		this.#host.say(this.undo())
	}

	setOpen(open: Partial<Scheduling['open']>): void {
		this.#say((you) => {
			you.setOpen(open)
		})
	}

	stress(): void {
		this.#host.say(this.#host.stress())
	}

	/** Looks for the shortest schedule that breaks the scene, and plays it on the real workers before it is shown. */
	find(): void {
		this.#host.say(this.#find())
	}

	cancelSearch(): void {
		this.#isFinding = false
		this.#you?.cancelSearch()
	}

	play(steps?: number): void {
		this.#say((you) => you.play(steps))
	}

	askGrid(producers?: number, consumers?: number): void {
		this.#say((you) => you.askGrid(producers, consumers))
	}

	openCell(producers: number, consumers: number): void {
		this.#say((you) => you.openCell(producers, consumers))
	}

	// What scripts call, too: each resolves when it is done.

	/** Resolves when the threads are in your hands, or run freely from where they are. */
	setYours(isYours: boolean): Promise<void> {
		if (!isYours) return this.#host.start()
		return this.#host.inTurn(async () => (await this.#fetched()).takeOver())
	}

	/** One step; rejects with the reason when the thread cannot go. */
	stepOn(thread: string | undefined, grain: Grain, choice: Choice): Promise<Stepped> {
		return this.#host.inTurn(async () => (await this.#fetched()).step({ thread, grain, choice }))
	}

	/** Undoes the last step: the ones before it are played again on fresh threads. */
	undo(): Promise<void> {
		return this.#host.inTurn(async () => (await this.#fetched()).undo())
	}

	/** As `YouSchedule.explore`. */
	async explore(budgetMs?: number, maxStates?: number): Promise<Explored> {
		return (await this.#there()).explore(budgetMs, maxStates)
	}

	/** As `YouSchedule.replay`. */
	async replay(text: unknown, pace: Pace): Promise<void> {
		await (await this.#there()).replay(text, pace)
	}

	/** As `YouSchedule.openText`. */
	async openText(text: string): Promise<void> {
		await (await this.#there()).openText(text)
	}

	async #find(): Promise<void> {
		this.#isFinding = true
		try {
			const you = await this.#there()
			// It may have been cancelled on the way.
			if (!this.search.isSearching) return
			const found = you.find()
			this.#isFinding = false
			await found
		} finally {
			this.#isFinding = false
		}
	}

	#say(act: (you: YouSchedule) => unknown): void {
		this.#host.say(this.#do(act))
	}

	async #do(act: (you: YouSchedule) => unknown): Promise<void> {
		await act(this.#you ?? (await this.#there()))
	}

	/** Fetched in turn: whoever waits for all that was asked for waits for this, too. */
	async #there(): Promise<YouSchedule> {
		return this.#you ?? (await this.#host.inTurn(() => this.#fetched()))
	}

	/** Rejects with a sentence when it cannot be fetched; whoever asks next tries again. */
	async #fetched(): Promise<YouSchedule> {
		if (this.#you) return this.#you
		const { YouSchedule } = await import('./you-schedule.svelte.ts').catch((cause: unknown) => {
			const sentence = '“You schedule” could not be loaded; reload the page to try again.'
			throw new Error(sentence, { cause })
		})
		// Somebody else may have waited for the same.
		return (this.#you ??= new YouSchedule(this.#host))
	}
}
