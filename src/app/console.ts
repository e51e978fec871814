/**
 * `window.handoff`: everything a person can do on the page, for scripts. A thin door onto the same actions as the buttons;
 * nothing exists only here, and nothing here bypasses the page. Documented in the README.
 */
import type { Recording } from '../model/recording.ts'
import type { Snapshot } from '../model/snapshot.ts'
import type { Knob, KnobValue } from '../programs/knob.ts'
import type { Scene } from '../programs/scene.ts'
import type { Pace } from '../view/session.ts'
import { checkKnob, rangeOf } from './knob-check.ts'
import { record } from './knob-record.ts'
import type { CompareOptions } from './compare/plans.ts'
import type { Row } from './compare/row.ts'
import { type SchedulingConsole, schedulingCalls } from './console-scheduling.ts'
import type { Lab } from './lab.svelte.ts'
import {
	checkPace,
	checkSeed,
	overview,
	pageAt,
	paceInWords,
	seedInWords,
	writeRoute,
} from './route.ts'
import { sceneOf, scenes } from './scene-list.ts'

export interface KnobDescription {
	readonly name: string
	readonly unit: string
	readonly kind: Knob['kind']
	readonly min: number | null
	readonly max: number | null
	readonly default: KnobValue
	/** Changing it starts the run afresh with the same seed. */
	readonly restarts: boolean
	readonly options?: readonly string[]
}

export interface SceneDescription {
	readonly id: string
	readonly title: string
	readonly chapter: string
	readonly source: 'open' | 'closed'
	readonly knobs: readonly KnobDescription[]
}

/** All methods return promises; times are run time in milliseconds; every value is JSON. */
export interface Console extends SchedulingConsole {
	readonly version: string
	scenes(): Promise<SceneDescription[]>
	/** Same as following the link; resolves when drawn and idle. Rejects for an unknown scene or knob, or a value out of range. */
	open(id: string, knobs?: Record<string, unknown>): Promise<void>
	/** Changes knobs; resolves when they are in force. Rejects, changing nothing, when one is unknown or out of range. */
	set(knobs: Record<string, unknown>): Promise<void>
	start(): Promise<void>
	/** Resolves when nothing in the program can change any more. */
	pause(): Promise<void>
	resume(): Promise<void>
	reset(): Promise<void>
	/** Ends the run and every worker; resolves when they are gone. */
	stop(): Promise<void>
	/** 0.01 … 10, 'line' or 'full'; kept until changed. */
	pace(pace: Pace): Promise<void>
	/** Shows an earlier moment; brought into what is still kept. */
	seek(ms: number): Promise<void>
	live(): Promise<void>
	/** The facts at the shown moment. */
	snapshot(): Promise<Snapshot>
	/** 'json' can be opened again, 'chrome' is Chrome Trace Event JSON, 'csv' has the spans. */
	recording(format: 'json' | 'chrome' | 'csv'): Promise<string>
	/** Opens a recording made elsewhere; rejects a damaged one with a reason. */
	load(recording: string): Promise<void>
	/** Runs the strategies of the comparison, one after another, on its page; the rows of its scoreboard. */
	compare(options?: CompareOptions): Promise<readonly Row[]>
	whenIdle(): Promise<void>
}

export const version = '0.1.0'

type Write = (recording: Recording) => string

/** What is hardly ever asked for is fetched when it is. */
export const writers: Readonly<Record<'json' | 'chrome' | 'csv', () => Promise<Write>>> = {
	json: async () => (await import('../model/file.ts')).recordingToJson,
	chrome: async () => (await import('../model/chrome-trace.ts')).recordingToChrome,
	csv: async () => (await import('../model/csv.ts')).recordingToCsv,
}

/** `go`: follows a link within the page, as soon as it has been checked. */
export function createConsole(lab: Lab, go: (hash: Promise<string>) => Promise<void>): Console {
	return {
		version,
		scenes: () => Promise.all(scenes.map(async ({ load }) => describe(await load()))),
		async open(id, knobs = {}) {
			await go(addressOf(lab, id, knobs))
			await lab.whenIdle()
		},
		set: async (knobs) => lab.set(checked(lab.declaration, knobs)),
		start: () => lab.start(),
		pause: () => lab.pause(),
		resume: () => lab.resume(),
		reset: () => lab.reset(),
		stop: () => lab.stop(),
		pace: async (pace) => {
			const { pace: accepted = null, notice = null } = checkPace(pace) ?? {}
			const isQuoted = typeof pace !== typeof accepted
			if (accepted === null || notice !== null || isQuoted) throw new RangeError(`${paceInWords}.`)
			await lab.changePace(accepted)
		},
		...schedulingCalls(lab),
		seek: async (ms) => {
			if (!Number.isFinite(ms)) throw new RangeError('seek takes a number of milliseconds')
			await lab.whenCalm()
			lab.seek(ms * 1000)
			await lab.whenIdle()
		},
		live: async () => {
			await lab.whenCalm()
			lab.live()
			await lab.whenIdle()
		},
		snapshot: () => lab.snapshot(),
		recording: async (format) => {
			await lab.whenCalm()
			if (!Object.hasOwn(writers, format))
				throw new RangeError('recording takes json, chrome or csv')
			const write = await writers[format]()
			return write(lab.recording)
		},
		load: async (recording: unknown) => {
			await lab.load(await opened(recording))
		},
		compare: async (options = {}) => {
			const asked = await askedOf(options)
			if (pageAt(location.hash) !== 'compare') await go(Promise.resolve(`#/${overview.scene}`))
			await lab.whenIdle()
			const { runComparison } = await import('./compare/run-comparison.ts')
			return runComparison(lab, asked)
		},
		whenIdle: () => lab.whenIdle(),
	}
}

/** @throws RecordingRefused with the reason. */
export async function opened(recording: unknown): Promise<Recording> {
	const [{ RecordingRefused }, { recordingFromJson }] = await Promise.all([
		import('../model/file-check.ts'),
		import('../model/file.ts'),
	])
	if (typeof recording !== 'string') throw new RecordingRefused('it is not a text')
	return recordingFromJson(recording)
}

/** Of a scene with such knobs, and with the seed and the pace as they are. */
async function addressOf(
	{ seed: present, pace }: Lab,
	id: string,
	knobs: unknown,
): Promise<string> {
	const scene = await sceneOf(id)
	if (!scene) throw new RangeError(`There is no scene "${id}". Scenes: ${idsInWords()}.`)
	const { seed = present, ...others } = record(knobs)
	const checkedSeed = typeof seed === 'number' ? checkSeed(seed) : null
	if (checkedSeed === null) throw new RangeError(`${seedInWords}.`)
	return writeRoute(scene, checked(scene, others), checkedSeed, pace)
}

/** @throws RangeError with a sentence that names the option. */
async function askedOf(options: unknown): Promise<CompareOptions> {
	const scene = await sceneOf(overview.scene)
	if (!scene) throw new RangeError(`There is no scene "${overview.scene}".`)
	const { checkCompare } = await import('./compare/plans.ts')
	return checkCompare(options, scene)
}

function describe({ id, title, chapter, source, knobs }: Scene): SceneDescription {
	return { id, title, chapter, source, knobs: knobs.map(describeKnob) }
}

function describeKnob(knob: Knob): KnobDescription {
	const { name, unit, kind, restarts } = knob
	const described = { name, unit, kind, default: knob.default, restarts }
	if (knob.kind === 'number') return { ...described, min: knob.min, max: knob.max }
	const bounds = { min: null, max: null }
	if (knob.kind === 'switch') return { ...described, ...bounds }
	return { ...described, ...bounds, options: knob.options }
}

/** @throws RangeError with a sentence that names the knob and its range. */
function checked(scene: Scene, knobs: unknown): Record<string, KnobValue> {
	const values: Record<string, KnobValue> = {}
	for (const [name, value] of Object.entries(record(knobs))) {
		const knob = scene.knobs.find((one) => one.name === name)
		if (!knob) {
			const names = scene.knobs.map((one) => one.name).join(', ')
			throw new RangeError(`The scene ${scene.id} has no knob "${name}". Knobs: ${names}.`)
		}
		const one = checkKnob(knob, value)
		// A script says what it means: no numbers in quotes.
		const isQuoted = knob.kind !== 'choice' && typeof value === 'string'
		if (!one.ok || isQuoted) throw new RangeError(`${knob.name} is ${rangeOf(knob)}.`)
		values[name] = one.value
	}
	return values
}

function idsInWords(): string {
	return scenes.map((scene) => scene.id).join(', ')
}
