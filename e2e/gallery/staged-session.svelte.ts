/** A session over a fixture: its clock is the gallery's, its actions move only that. */
import blockingQueueText from '../../src/sync/blocking-queue.ts?raw'
import conditionText from '../../src/sync/condition.ts?raw'
import lockText from '../../src/sync/lock.ts?raw'
import consumeText from '../../src/programs/blocking-queue/consume.ts?raw'
import produceText from '../../src/programs/blocking-queue/produce.ts?raw'
import { shortestHang } from './one-condition.ts'
import { StagedScheduling } from './staged-scheduling.svelte.ts'
import { type FixtureOptions, playBlockingQueue } from '../../src/model/fixture-run.ts'
import { parseTimeline } from '../../src/model/fixture-timeline.ts'
import type { Moment } from '../../src/model/moment.ts'
import { Recording } from '../../src/model/recording.ts'
import {
	type TraceEvent,
	innerSite,
	packInner,
	packProgramLine,
	programLine,
} from '../../src/trace/event.ts'
import type { Listing, Pace, Phase, Session } from '../../src/view/session.ts'

/** Lines of the fixture's programs, and where the same is said in the files of today. */
const lines = new Map([
	[3, 6],
	[6, 8],
	[7, 9],
	[5, 8],
])
const innerLines = new Map([
	[18, 30],
	[20, 33],
	[22, 35],
	[24, 35],
	[25, 37],
	[32, 43],
	[34, 46],
	[36, 48],
	[38, 141],
	[39, 50],
])

function today(event: TraceEvent): TraceEvent {
	const inner = innerSite(event.site)
	const line = programLine(event.site)
	const program = packProgramLine(lines.get(line) ?? line)
	if (inner === null) return { ...event, site: program }
	return {
		...event,
		site: program | packInner(inner.file, innerLines.get(inner.line) ?? inner.line),
	}
}

const texts: readonly Listing[] = [
	{ path: 'blocking-queue/produce.ts', text: produceText, switches: [] },
	{ path: 'blocking-queue/consume.ts', text: consumeText, switches: [] },
	{ path: 'blocking-queue.ts', text: blockingQueueText, switches: [] },
	{ path: 'lock.ts', text: lockText, switches: [] },
	{ path: 'condition.ts', text: conditionText, switches: [] },
]

export class StagedSession implements Session {
	readonly scene = {
		id: 'blocking-queue',
		title: 'put and take',
		chapterTitle: 'Blocking queues',
		summary: '',
	}
	readonly gauges = ['wake-ups', 'lock'] as const
	readonly knobs = []
	readonly values = {}
	readonly listings = texts
	readonly scheduling = new StagedScheduling(shortestHang(), false)
	readonly notice = null
	readonly verdict = null
	recording: Recording
	phase = $state<Phase>('paused')
	pace = $state<Pace>(0.1)
	isLive = $state(true)
	endUs = $state(0)
	startUs = $state(0)
	get heldEndUs(): number {
		return this.endUs
	}
	held = $state.raw<Moment>() as Moment
	#seekUs = $state(0)
	#version = $state(0)
	readonly #events: readonly TraceEvent[]
	#next = 0

	constructor(options: FixtureOptions | string, toUs: number) {
		const played = typeof options === 'string' ? parseTimeline(options) : playBlockingQueue(options)
		this.#events = played.events.map(today)
		this.recording = new Recording(played.cast)
		this.advance(toUs)
		this.hold()
	}

	get atUs(): number {
		return this.isLive ? this.endUs : this.#seekUs
	}

	get moment(): Moment {
		return this.#version < 0 ? this.held : this.recording.momentAt(this.atUs)
	}

	/** Appends what happened up to a time. */
	advance(toUs: number): void {
		const from = this.#next
		while ((this.#events[this.#next]?.atUs ?? Infinity) <= toUs) this.#next += 1
		this.recording.append(this.#events.slice(from, this.#next), toUs)
		this.endUs = this.recording.endUs
		this.startUs = this.recording.startUs
		this.#version += 1
	}

	hold(): void {
		this.held = this.moment
	}

	run(): void {
		this.phase = 'running'
	}
	pause(): void {
		this.phase = 'paused'
	}
	stop(): void {
		this.phase = 'ready'
	}
	reset(): void {
		this.phase = 'ready'
	}
	setPace(pace: Pace): void {
		this.pace = pace
	}
	setKnob(): void {
		this.hold()
	}
	seek(atUs: number): void {
		this.#seekUs = atUs
		this.isLive = false
		this.hold()
	}
	live(): void {
		this.isLive = true
		this.hold()
	}
	dismissNotice(): void {
		this.hold()
	}
}
