/**
 * You schedule: steps real threads, takes steps back, plays schedules, and has the search look for the worst one.
 * Everything here is done to the lab's own run, one action after another.
 */
import { programHash, readSchedule, ScheduleRefused, writeSchedule } from '../explore/schedule.ts'
import type { Found } from '../explore/search.ts'
import { SectionLog, type Section } from '../model/sections.ts'
import type { TraceEvent } from '../trace/event.ts'
import { turnUs } from '../sync/seam.ts'
import { Choice as TurnChoice, Grain as TurnGrain, type Turn } from '../sync/turns.ts'
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
import { Finder } from './finder.svelte.ts'
import type { Host } from './host.ts'
import { partingOf } from './parting.ts'
import { lineOf, obstacleInWords, steppersOf } from './steppers.ts'

/** A schedule that the real workers have played, and how things stood after each step. */
interface Known {
	readonly title: string
	readonly turns: readonly Turn[]
	readonly stood: readonly number[]
	readonly sections: readonly Section[]
}

/** What `explore` answers. */
export interface Explored {
	readonly verdict: Found['verdict']
	readonly law: string | null
	readonly detail: string
	readonly schedules: number
	readonly states: number
	readonly ms: number
	readonly steps?: number
	readonly sections?: number
	readonly schedule?: string
	readonly race?: string
}

export interface Stepped {
	readonly thread: string
	/** Lines in the innermost file. */
	readonly from: number
	readonly to: number
	readonly state: string
}

/** Real time of a step at the pace line by line. */
const lineMs = 450

const grains = { gate: TurnGrain.gate, line: TurnGrain.line, over: TurnGrain.over } as const

export class Scheduler implements Scheduling {
	isYours = $state(false)
	steppers = $state.raw<readonly Stepper[]>([])
	open = $state.raw({ victim: false, spurious: false })
	/** Number of the step that could not be played, from 0. */
	#refusedAt: number | null = null
	/** Steps since the run began in your hands. */
	#turns = $state.raw<readonly Turn[]>([])
	#known = $state.raw<Known | null>(null)
	#isPlaying = $state(false)
	#parting = $state<string | null>(null)
	/** The run began in your hands, so its steps can be taken back. */
	#isWhole = $state(false)
	readonly #host: Host
	readonly #finder: Finder
	#log: SectionLog
	#stood: number[] = []
	#last = ''

	constructor(host: Host) {
		this.#host = host
		this.#log = new SectionLog(host.recording.cast)
		this.#finder = new Finder(host, () => this.open)
	}

	get isOffered(): boolean {
		return this.#host.declaration.isFinite
	}

	get steps(): number {
		return this.#turns.length
	}

	/** Workers of the search. */
	get workers(): number {
		return this.#finder.workers
	}

	get back(): string | null {
		const last = this.#turns.at(-1)
		if (!this.isYours || !this.#isWhole || !last) return null
		return `step ${this.#turns.length}: ${this.#nameOf(last.thread)}`
	}

	get noBack(): string {
		if (!this.isYours) return 'The threads run freely.'
		if (!this.#isWhole) {
			return 'This run began freely: it can be stepped on and scrubbed, but not taken back step by step.'
		}
		return this.#turns.length === 0 ? 'No step has been taken yet.' : ''
	}

	get schedule(): ScheduleView | null {
		const known = this.#known
		if (!known) return null
		return {
			title: known.title,
			sections: known.sections,
			steps: known.turns.length,
			played: this.isYours && this.#isWhole ? Math.min(this.#turns.length, known.turns.length) : 0,
			parting: this.#parting,
			isPlaying: this.#isPlaying,
		}
	}

	get grid(): readonly (readonly GridCell[])[] {
		return this.#finder.grid
	}

	get search(): SearchView {
		return this.#finder.view
	}

	/** The steps taken so far as a text, or those of the schedule shown; null when there are none. */
	get text(): string | null {
		const turns = this.isYours && this.#turns.length > 0 ? this.#turns : this.#known?.turns
		return turns && turns.length > 0 ? this.#write(turns) : null
	}

	/** Sections that the threads have gone through in your hands. */
	get sectionsTaken(): number {
		return this.#log.sections.length
	}

	/** Takes notice of what the threads have done. */
	see(events: readonly TraceEvent[]): void {
		this.#log.add(events)
	}

	/** A fresh run, or another scene: nothing has been stepped. `isOther`: the schedule is of another scene. */
	forget(isOther: boolean): void {
		this.isYours = false
		this.#isWhole = false
		this.#turns = []
		this.#stood = []
		this.#refusedAt = null
		this.#parting = null
		this.steppers = []
		this.#log = new SectionLog(this.#host.recording.cast)
		if (!isOther) return
		this.#known = null
		this.#finder.forget()
	}

	/**
	 * What to do once a switch has changed the program: the same steps on it, so that one sees where the runs part. Null
	 * when there are none.
	 */
	again(): (() => Promise<void>) | null {
		if (!this.isYours || !this.#isWhole || this.#turns.length === 0) return null
		const turns =
			this.#known && this.#refusedAt === null ? this.#turns : (this.#known?.turns ?? this.#turns)
		this.#known ??= {
			title: 'Your steps',
			turns,
			stood: [...this.#stood],
			sections: [...this.#log.sections],
		}
		return async () => {
			await this.#playAfresh(turns)
		}
	}

	/** The threads run freely again. */
	letGo(): void {
		this.isYours = false
		this.#isWhole = false
		this.steppers = []
	}

	takeOver(isYours: boolean): void {
		this.#host.say(this.setYours(isYours))
	}

	/** Resolves when the threads are in your hands, or run freely from where they are. */
	setYours(isYours: boolean): Promise<void> {
		return isYours ? this.#host.inTurn(() => this.#takeOver()) : this.#host.letRun()
	}

	step(thread?: string, grain: Grain = 'gate', choice: Choice = { kind: 'go' }): void {
		this.#host.say(this.stepOn(thread, grain, choice))
	}

	/** One step; rejects with the reason when the thread cannot go. */
	stepOn(thread: string | undefined, grain: Grain, choice: Choice): Promise<Stepped> {
		return this.#host.inTurn(async () => {
			await this.#takeOver()
			const turn = this.#turnOf(thread, grain, choice)
			const name = this.#nameOf(turn.thread)
			const from = this.#lineOf(turn.thread)
			const refused = await this.#play([turn])
			if (refused !== null) throw new RangeError(`${name} cannot go.`)
			this.#last = name
			this.#host.endIfStuck()
			this.#refresh()
			const { state = 'finished' } = this.#host.stateOf(turn.thread)
			return { thread: name, from, to: this.#lineOf(turn.thread), state }
		})
	}

	goBack(): void {
		this.#host.say(this.undo())
	}

	/** Undoes the last step: the ones before it are played again on fresh threads. */
	undo(): Promise<void> {
		return this.#host.inTurn(async () => {
			if (this.back === null) throw new RangeError(this.noBack)
			await this.#playAfresh(this.#turns.slice(0, -1))
		})
	}

	setOpen(open: { readonly victim?: boolean; readonly spurious?: boolean }): void {
		this.open = { ...this.open, ...open }
		this.#refresh()
	}

	stress(): void {
		this.#host.say(this.#host.stress())
	}

	/** Looks for the shortest schedule that breaks the scene, and plays it on the real workers before it is shown. */
	find(): void {
		this.#host.say(this.#findAndPlay())
	}

	cancelSearch(): void {
		this.#finder.cancel()
	}

	play(steps?: number): void {
		const turns = this.#known?.turns
		if (!turns) return
		this.#host.say(this.#playAtPace(turns.slice(0, steps), this.#host.pace))
	}

	askGrid(producers?: number, consumers?: number): void {
		this.#host.say(this.#finder.askGrid(producers, consumers))
	}

	openCell(producers: number, consumers: number): void {
		this.#host.say(this.#openCell(producers, consumers))
	}

	/** For scripts: what the search finds, without playing it. */
	async explore(budgetMs?: number, maxStates?: number): Promise<Explored> {
		const found = await this.#finder.search(budgetMs, maxStates)
		if (!found) throw new RangeError('The search was cancelled.')
		const { verdict, law, detail, schedules, states, ms, steps, sections, turns, race } = found
		return {
			...{ verdict, law, detail, schedules, states, ms },
			...(steps === undefined ? {} : { steps }),
			...(sections === undefined ? {} : { sections }),
			...(turns === undefined ? {} : { schedule: this.#write(turns) }),
			...(race === null ? {} : { race }),
		}
	}

	/** For scripts: plays a schedule on fresh real workers; without one, the one found last. Resolves when it has been played. */
	async replay(text: unknown, pace: Pace): Promise<void> {
		const turns = text === undefined ? this.#finder.last?.turns : this.#read(text)
		if (!turns) throw new ScheduleRefused('none has been found yet')
		await this.#playAtPace(turns, pace)
	}

	/** Opens the schedule of a link: plays it at full speed. */
	async openText(text: string): Promise<void> {
		await this.#playAtPace(this.#read(text), 'full')
		this.#keep('Schedule of the link')
	}

	#read(text: unknown): readonly Turn[] {
		const { program, turns } = readSchedule(text)
		if (program !== this.#hash) {
			throw new ScheduleRefused('it was made for another program: the code has changed since')
		}
		const strangers = turns.filter(({ thread, wakes }) => {
			return !this.#isPresent(thread) || (wakes !== 0 && !this.#isPresent(wakes))
		})
		if (strangers.length > 0) throw new ScheduleRefused('it names threads that are not here')
		return turns
	}

	#write(turns: readonly Turn[]): string {
		return writeSchedule({ program: this.#hash, turns })
	}

	get #hash(): string {
		return programHash(this.#host.listings.map(({ text }) => text))
	}

	/** Ids that the knobs ask for. */
	#isPresent(thread: number): boolean {
		return this.#host.wanted.includes(thread)
	}

	async #findAndPlay(): Promise<void> {
		const found = await this.#finder.search()
		if (found?.turns) await this.#reproduce()
	}

	/** Plays what was found on the real workers; only then it is shown. */
	async #reproduce(): Promise<void> {
		const found = this.#finder.last
		if (!found) return
		const { turns, stood, law } = found
		await this.#playAtPace(turns, 'full')
		if (stood.length !== this.#stood.length || stood.some((one, i) => one !== this.#stood[i])) {
			throw new Error('The real workers did not go the way that the search found; it is not shown.')
		}
		this.#keep(
			law === 'no stuck waiter'
				? 'Shortest schedule that hangs'
				: 'Shortest schedule that breaks it',
		)
	}

	/** The steps just played are the schedule that is shown. */
	#keep(title: string): void {
		this.#known = {
			title,
			turns: this.#turns,
			stood: [...this.#stood],
			sections: [...this.#log.sections],
		}
		this.#refresh()
	}

	async #openCell(producers: number, consumers: number): Promise<void> {
		await this.#host.set({ producers, consumers })
		if (this.#finder.takeCell(producers, consumers)) await this.#reproduce()
	}

	async #takeOver(): Promise<void> {
		if (this.isYours) {
			if (this.#host.isOver)
				throw new RangeError('The run is over: nobody can go. Take a step back, or reset.')
			return
		}
		const isFresh = await this.#host.takeOver()
		this.isYours = true
		this.#isWhole = isFresh
		this.#turns = []
		this.#stood = []
		this.#refresh()
	}

	/** Plays turns on the present run; the number of the first that could not be played, or null. */
	async #play(turns: readonly Turn[]): Promise<number | null> {
		const { refused, stood } = await this.#host.play(turns)
		const played = turns.slice(0, refused ?? turns.length)
		this.#turns = [...this.#turns, ...played]
		this.#stood.push(...stood)
		this.#refusedAt = refused === null ? null : this.#turns.length
		return refused
	}

	async #playAfresh(turns: readonly Turn[]): Promise<number | null> {
		await this.#host.beginInHands()
		this.isYours = true
		this.#isWhole = true
		const refused = await this.#play(turns)
		this.#host.endIfStuck()
		this.#refresh()
		return refused
	}

	/** Plays turns on fresh workers: all at once at full speed, else one by one. */
	async #playAtPace(turns: readonly Turn[], pace: Pace): Promise<void> {
		this.#isPlaying = true
		try {
			if (pace === 'full') {
				await this.#host.inTurn(() => this.#playAfresh(turns))
			} else {
				await this.#host.inTurn(() => this.#playAfresh([]))
				await this.#playSlowly(turns, pace === 'line' ? lineMs : turnUs / 1000 / pace)
			}
		} finally {
			this.#isPlaying = false
			this.#refresh()
		}
	}

	async #playSlowly(turns: readonly Turn[], ms: number): Promise<void> {
		for (const turn of turns) {
			const before = this.#turns.length
			const refused = await this.#host.inTurn(() => this.#play([turn]))
			this.#refresh()
			// Somebody else has stepped meanwhile, or the run is another one.
			if (refused !== null || this.#turns.length !== before + 1) break
			await new Promise((resolve) => setTimeout(resolve, ms))
		}
		await this.#host.inTurn(async () => {
			this.#host.endIfStuck()
			await Promise.resolve()
		})
	}

	#refresh(): void {
		this.#host.show()
		this.steppers = this.isYours
			? steppersOf(this.#host.standing(this.open), this.#host.playing)
			: []
		const known = this.#known
		const isSameKind = this.isYours && this.#isWhole && known !== null
		this.#parting = isSameKind
			? partingOf(
					known,
					{ stood: this.#stood, turns: this.#turns, sections: this.#log.sections },
					this.#refusedAt,
				)
			: null
	}

	#turnOf(thread: string | undefined, grain: Grain, choice: Choice): Turn {
		const standing = this.#host.standing(this.open)
		const id = thread === undefined ? this.#nextReady() : this.#idOf(thread)
		const isUnnotified = choice.kind === 'spurious' || choice.kind === 'expire'
		const obstacle = isUnnotified ? null : obstacleInWords(standing, id)
		if (obstacle !== null) throw new RangeError(`${this.#nameOf(id)} cannot go. ${obstacle}`)
		return {
			thread: id,
			grain: grains[grain],
			choice: TurnChoice[choice.kind],
			wakes: choice.kind === 'wake' ? this.#idOf(choice.thread) : 0,
		}
	}

	/** The next one that can go after the one that went last. */
	#nextReady(): number {
		const ready = this.#host.ready
		const last = this.#last === '' ? 0 : this.#idOf(this.#last)
		const next = ready.find((id) => id > last) ?? ready[0]
		if (next === undefined) throw new RangeError('Nobody can go.')
		return next
	}

	#idOf(name: string): number {
		const thread = this.#host.recording.cast.threads.find((one) => one.name === name)
		if (!thread || !this.#host.playing.includes(thread.id)) {
			throw new RangeError(`There is no thread "${name}" in this run.`)
		}
		return thread.id
	}

	#nameOf(id: number): string {
		return this.#host.recording.cast.threads.find((one) => one.id === id)?.name ?? ''
	}

	#lineOf(id: number): number {
		const { layout } = this.#host.standing(this.open)
		const cells = layout.threads[id]
		return cells ? lineOf(cells) : 0
	}
}
