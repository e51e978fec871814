/** The address after the #: which page, which scene, which knobs. Read with suspicion, written plainly. */
import type { KnobValue } from '../programs/knob.ts'
import type { Scene } from '../programs/scene.ts'
import type { Pace } from '../view/session.ts'
import { checkKnob, readNumber } from './knob-check.ts'
import { Lists, type PanelName, writeList } from './route-lists.ts'
import { sceneOf, scenes } from './scene-list.ts'

export interface Route {
	/** `missing`: an address that leads nowhere. */
	readonly page: 'home' | 'scene' | 'compare' | 'lab' | 'codes' | 'missing'
	readonly scene: Scene | null
	/** What stands behind the ?, as written: pages that are no scene read it themselves. */
	readonly query: string
	readonly knobs: Readonly<Record<string, KnobValue>>
	readonly seed: number
	/** Null: none was asked for. */
	readonly pace: Pace | null
	readonly run: boolean
	readonly present: boolean
	readonly embed: boolean
	/** Names of the only knobs to show; null: all. */
	readonly controls: readonly string[] | null
	/** The only panels to show beside stage and transport; null: all. */
	readonly panels: readonly PanelName[] | null
	/** Numbers, from 1, of the only guide cards to show, rising; null: all. */
	readonly cards: readonly number[] | null
	/** Ids of the scenes through which a presenter goes, in this order; null: the course. */
	readonly lesson: readonly string[] | null
	/** Origin of the page around this one that may drive it by messages; null: none may. */
	readonly parent: string | null
	readonly theme: 'light' | 'dark' | null
	/** A schedule to play, as written; null: none. */
	readonly schedule: string | null
	/** Sentences about what was not taken as written. */
	readonly notices: readonly string[]
}

export const defaultSeed = 7
export const largestSeed = 0x7fffffff
export const slowest = 0.01
export const fastest = 10
const longestAddress = 8192
const paceInWords = `pace is a number from ${slowest} to ${fastest}, or line, or full`

export const seedInWords = `seed is a whole number from 0 to ${largestSeed}`

const switches = ['run', 'present', 'embed'] as const
const listNames = ['controls', 'panels', 'cards', 'lesson'] as const

/** The scene whose address, without this knob, leads to a page that runs it with every value of the knob. */
export const overview = { scene: 'compare', knob: 'strategy' } as const

/** Reads what stands after the #, and fetches the scene; rejects only when that cannot be had. */
export async function readRoute(hash: string): Promise<Route> {
	const notices: string[] = []
	if (isTooLong(hash))
		notices.push(`The link is longer than ${longestAddress} characters; it was not read.`)
	const { path, query } = partsOf(hash)
	const scene = await sceneOf(path)
	const parameters = new URLSearchParams(query)
	const read = new Reader(parameters, notices)
	const lists = new Lists(parameters, notices)
	return {
		page: pageAt(hash),
		scene,
		query,
		knobs: scene ? read.knobs(scene) : {},
		seed: read.seed(),
		pace: read.pace(),
		run: parameters.has('run'),
		present: parameters.has('present'),
		embed: parameters.has('embed'),
		controls: scene ? lists.controls(scene.knobs.map(({ name }) => name)) : null,
		panels: scene ? lists.panels() : null,
		cards: scene ? lists.cards() : null,
		lesson: scene ? lists.lesson(scenes.map(({ id }) => id)) : null,
		parent: read.parent(),
		theme: read.theme(),
		schedule: scene ? parameters.get('schedule') : null,
		// What is wrong twice is said once.
		notices: [...new Set(notices)],
	}
}

/** Checks a pace from anywhere; a number out of range is brought into it. */
export function checkPace(
	value: unknown,
): { readonly pace: Pace; readonly notice: string | null } | null {
	if (value === 'line' || value === 'full') return { pace: value, notice: null }
	const number = readNumber(value)
	if (number === null) return null
	const pace = Math.min(fastest, Math.max(slowest, number))
	return { pace, notice: pace === number ? null : `${paceInWords}; taken as ${pace}.` }
}

export { paceInWords }

/** Checks a seed from anywhere. */
export function checkSeed(value: unknown): number | null {
	const number = readNumber(value)
	return number !== null && Number.isInteger(number) && number >= 0 && number <= largestSeed
		? number
		: null
}

/** What a link says about how a scene is shown. */
export type Showing = Pick<
	Route,
	'present' | 'embed' | 'controls' | 'panels' | 'cards' | 'lesson' | 'parent' | 'theme' | 'schedule'
>

export const plain: Showing = {
	present: false,
	embed: false,
	controls: null,
	panels: null,
	cards: null,
	lesson: null,
	parent: null,
	theme: null,
	schedule: null,
}

/** The address of a scene with everything that differs from its defaults. */
export function writeRoute(
	scene: Scene,
	values: Readonly<Record<string, KnobValue>>,
	seed: number,
	pace: Pace,
	{ present, embed, parent, theme, schedule, ...lists }: Showing = plain,
): string {
	const parameters = new URLSearchParams()
	for (const knob of scene.knobs) {
		const value = values[knob.name]
		const isNamed = scene.id === overview.scene && knob.name === overview.knob
		const isSaid = value !== knob.default || isNamed
		if (value !== undefined && isSaid) parameters.set(knob.name, String(value))
	}
	if (seed !== defaultSeed) parameters.set('seed', String(seed))
	if (pace !== scene.defaultPace) parameters.set('pace', String(pace))
	if (present) parameters.set('present', '')
	if (embed) parameters.set('embed', '')
	for (const name of listNames) {
		const list = writeList(lists[name])
		if (list !== null) parameters.set(name, list)
	}
	if (parent !== null) parameters.set('parent', parent)
	if (theme !== null) parameters.set('theme', theme)
	if (schedule !== null) parameters.set('schedule', schedule)
	// Plainly: a comma and a bare name may stand in an address as they are.
	const query = parameters
		.toString()
		.replaceAll('%2C', ',')
		.replaceAll(/=(?=&|$)/g, '')
	return `#/${scene.id}${query ? `?${query}` : ''}`
}

/** Which page an address leads to. */
export function pageAt(hash: string): Route['page'] {
	const { path, query } = partsOf(hash)
	if (path === '') return 'home'
	if (path === overview.scene && !new URLSearchParams(query).has(overview.knob)) return 'compare'
	if (scenes.some(({ id }) => id === path)) return 'scene'
	return path === 'lab' || path === 'codes' ? path : 'missing'
}

function isTooLong(hash: string): boolean {
	return hash.length > longestAddress
}

function partsOf(hash: string): { readonly path: string; readonly query: string } {
	const address = isTooLong(hash) ? '' : hash.replace(/^#?\/?/, '')
	const mark = address.includes('?') ? address.indexOf('?') : address.length
	return { path: address.slice(0, mark), query: address.slice(mark + 1) }
}

const known = new Set<string>([
	...['seed', 'pace', 'parent', 'theme', 'schedule'],
	...listNames,
	...switches,
])

class Reader {
	readonly #parameters: URLSearchParams
	readonly #notices: string[]

	constructor(parameters: URLSearchParams, notices: string[]) {
		this.#parameters = parameters
		this.#notices = notices
	}

	knobs(scene: Scene): Record<string, KnobValue> {
		const values: Record<string, KnobValue> = Object.create(null) as Record<string, KnobValue>
		for (const [name, text] of this.#parameters) {
			const knob = scene.knobs.find((one) => one.name === name)
			if (!knob) {
				if (!known.has(name))
					this.#notices.push(`This scene has no knob "${shortened(name)}"; ignored.`)
				continue
			}
			const checked = checkKnob(knob, text)
			values[name] = checked.value
			if (!checked.ok) this.#notices.push(`${checked.notice}; taken as ${checked.value}.`)
		}
		return values
	}

	seed(): number {
		const text = this.#parameters.get('seed')
		if (text === null) return defaultSeed
		const seed = checkSeed(text)
		if (seed === null) this.#notices.push(`${seedInWords}; taken as ${defaultSeed}.`)
		return seed ?? defaultSeed
	}

	pace(): Pace | null {
		const text = this.#parameters.get('pace')
		if (text === null) return null
		const checked = checkPace(text)
		const notice = checked ? checked.notice : `${paceInWords}; ignored.`
		if (notice) this.#notices.push(notice)
		return checked?.pace ?? null
	}

	/** An origin, as browsers write it. */
	parent(): string | null {
		const text = this.#parameters.get('parent')
		if (text === null) return null
		const url = URL.canParse(text) ? new URL(text) : null
		if (url?.origin === text && /^https?:$/.test(url.protocol)) return text
		this.#notices.push('parent is an origin such as https://example.org; ignored.')
		return null
	}

	theme(): 'light' | 'dark' | null {
		const text = this.#parameters.get('theme')
		if (text === null || text === 'light' || text === 'dark') return text
		this.#notices.push('theme is light or dark; ignored.')
		return null
	}
}

function shortened(name: string): string {
	return name.length > 40 ? `${name.slice(0, 40)}…` : name
}
