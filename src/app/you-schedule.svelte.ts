/**
 * You schedule: what can be done with threads in your hands and with schedules, on the lab's own run. The scheduler is
 * its door, and fetches it when it is first asked for.
 */
import { ScheduleRefused } from '../explore/schedule.ts'
import type { Found } from '../explore/search.ts'
import type { TraceEvent } from '../trace/event.ts'
import type { Turn } from '../sync/turns.ts'
import type {
	GridCell,
	Pace,
	ScheduleView,
	Scheduling,
	SearchView,
	Stepper,
} from '../view/session.ts'
import type { Asked } from './asked-turn.ts'
import { Finder } from './finder.svelte.ts'
import { HeldRun } from './held-run.ts'
import type { Host } from './host.ts'
import { partingOf } from './parting.ts'
import { SchedulePlayer } from './schedule-player.svelte.ts'
import { textOf, turnsIn } from './schedule-text.ts'
import { Stepping, type Way } from './stepping.svelte.ts'
import type { WatchedRun } from './watched-run.svelte.ts'

/** A schedule that the real workers have played. */
interface Known extends Way {
	readonly title: string
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

export class YouSchedule {
	#known = $state.raw<Known | null>(null)
	#parting = $state<string | null>(null)
	readonly #host: Host
	readonly #held: HeldRun
	readonly #finder: Finder
	readonly #stepping: Stepping
	readonly #player: SchedulePlayer

	constructor(host: Host & WatchedRun) {
		this.#host = host
		this.#held = new HeldRun(host)
		this.#finder = new Finder(host, () => this.open)
		this.#stepping = new Stepping(host, this.#held, () => {
			this.#compare()
		})
		this.#player = new SchedulePlayer(host, this.#stepping)
	}

	get isYours(): boolean {
		return this.#stepping.isYours
	}

	get steppers(): readonly Stepper[] {
		return this.#stepping.steppers
	}

	get open(): Scheduling['open'] {
		return this.#stepping.open
	}

	get steps(): number {
		return this.#stepping.turns.length
	}

	get back(): string | null {
		return this.#stepping.back
	}

	get noBack(): string {
		return this.#stepping.noBack
	}

	get grid(): readonly (readonly GridCell[])[] {
		return this.#finder.grid
	}

	get search(): SearchView {
		return this.#finder.view
	}

	get schedule(): ScheduleView | null {
		const known = this.#known
		if (!known) return null
		const steps = known.turns.length
		return {
			title: known.title,
			sections: known.sections,
			steps,
			played: this.#stepping.isWhole ? Math.min(this.steps, steps) : 0,
			parting: this.#parting,
			isPlaying: this.#player.isPlaying,
		}
	}

	/** Workers of the search. */
	get workers(): number {
		return this.#finder.workers
	}

	/** The steps taken so far as a text, or those of the schedule shown; null when there are none. */
	get text(): string | null {
		const turns = this.isYours && this.steps > 0 ? this.#stepping.turns : this.#known?.turns
		return turns && turns.length > 0 ? textOf(turns, this.#host.listings) : null
	}

	get sectionsTaken(): number | null {
		return this.isYours ? this.#stepping.sections : null
	}

	see(events: readonly TraceEvent[]): void {
		this.#stepping.see(events)
	}

	forget(isOther: boolean): void {
		this.#stepping.forget()
		this.#parting = null
		if (!isOther) return
		this.#known = null
		this.#finder.forget()
	}

	letGo(): void {
		this.#stepping.letGo()
	}

	/**
	 * What to do once a switch has changed the program: the same steps on it, so that one sees where the runs part. Null
	 * when there are none.
	 */
	again(): (() => Promise<void>) | null {
		const { turns, way, isWhole, refusedAt } = this.#stepping
		if (!isWhole || turns.length === 0) return null
		const wanted = refusedAt === null ? turns : (this.#known?.turns ?? turns)
		this.#known ??= { title: 'Your steps', ...way }
		return () => this.#stepping.playAfresh(wanted)
	}

	setOpen(open: Partial<Scheduling['open']>): void {
		this.#stepping.setOpen(open)
	}

	cancelSearch(): void {
		this.#finder.cancel()
	}

	// In turn: to be called from within an action.

	takeOver(): Promise<void> {
		return this.#stepping.takeOver()
	}

	/** One step; rejects with the reason when the thread cannot go. */
	step(asked: Asked): Promise<Stepped> {
		return this.#stepping.step(asked)
	}

	/** Undoes the last step: the ones before it are played again on fresh threads. */
	undo(): Promise<void> {
		return this.#stepping.undo()
	}

	// Each takes its turns by itself.

	/** Looks for the shortest schedule that breaks the scene, and plays it on the real workers before it is shown. */
	async find(): Promise<void> {
		const found = await this.#finder.search()
		if (found?.turns) await this.#reproduce()
	}

	/** What the search finds, without playing it. */
	async explore(budgetMs?: number, maxStates?: number): Promise<Explored> {
		const found = await this.#finder.search(budgetMs, maxStates)
		if (!found) throw new RangeError('The search was cancelled.')
		const { verdict, law, detail, schedules, states, ms, steps, sections, turns, race } = found
		return {
			...{ verdict, law, detail, schedules, states, ms },
			...(steps === undefined ? {} : { steps }),
			...(sections === undefined ? {} : { sections }),
			...(turns === undefined ? {} : { schedule: textOf(turns, this.#host.listings) }),
			...(race === null ? {} : { race }),
		}
	}

	/** Plays the schedule that is shown, up to `steps`, at the pace of the run. */
	async play(steps?: number): Promise<void> {
		const turns = this.#known?.turns
		if (turns) await this.#player.play(turns.slice(0, steps), this.#host.pace)
	}

	/** Plays a schedule on fresh real workers; without one, the one found last. */
	async replay(text: unknown, pace: Pace): Promise<void> {
		const turns = text === undefined ? this.#finder.last?.turns : this.#read(text)
		if (!turns) throw new ScheduleRefused('none has been found yet')
		await this.#player.play(turns, pace)
	}

	/** Opens the schedule of a link: plays it at full speed. */
	async openText(text: string): Promise<void> {
		await this.#player.play(this.#read(text), 'full')
		this.#keep('Schedule of the link')
	}

	askGrid(producers?: number, consumers?: number): Promise<void> {
		return this.#finder.askGrid(producers, consumers)
	}

	async openCell(producers: number, consumers: number): Promise<void> {
		await this.#host.set({ producers, consumers })
		if (this.#finder.takeCell(producers, consumers)) await this.#reproduce()
		else await this.#host.reset()
	}

	#read(text: unknown): readonly Turn[] {
		return turnsIn(text, this.#host.listings, this.#held.wanted)
	}

	/** Plays what was found on the real workers; only then it is shown. */
	async #reproduce(): Promise<void> {
		const found = this.#finder.last
		if (!found) return
		const { turns, stood, law } = found
		await this.#player.play(turns, 'full')
		const really = this.#stepping.way.stood
		if (stood.length !== really.length || stood.some((one, i) => one !== really[i])) {
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
		this.#known = { title, ...this.#stepping.way }
		this.#stepping.refresh()
	}

	/** Where the present run parts from the schedule shown. */
	#compare(): void {
		const known = this.#known
		const stepping = this.#stepping
		this.#parting =
			known && stepping.isWhole ? partingOf(known, stepping.way, stepping.refusedAt) : null
	}
}
