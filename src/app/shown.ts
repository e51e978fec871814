/** A scene's declaration in the form that the view shows. */
import type { Knob, KnobValue } from '../programs/knob.ts'
import type { Scene } from '../programs/scene.ts'
import { chosenBy, switchesOf, valuesOf, withSwitches } from '../programs/switches.ts'
import type { KnobView, Listing, ListingSwitch } from '../view/session.ts'

type Values = Readonly<Record<string, KnobValue>>

/** A file of a scene as it was written. */
export interface Written {
	readonly path: string
	readonly text: string
	readonly hasSwitches: boolean
}

export function knobView(knob: Knob): KnobView {
	const { name, label, unit, kind, place, restarts } = knob
	const described = { name, label, unit, kind, place, restarts }
	const bounds = knob.kind === 'number' ? knob : { min: 0, max: 0, step: 0, isLog: false }
	const { min, max, step, isLog } = bounds
	return {
		...described,
		min,
		max,
		step,
		isLog,
		options: knob.kind === 'choice' ? knob.options : [],
	}
}

/** The value of every knob before anybody turned it. */
export function defaultsOf(scene: Scene): Record<string, KnobValue> {
	return Object.fromEntries(scene.knobs.map((knob) => [knob.name, knob.default]))
}

/** The text of every file that the scene shows, as it was written. */
export function writtenOf(scene: Pick<Scene, 'sources'>): Promise<Written[]> {
	return Promise.all(
		scene.sources.map(async ({ path, text, hasSwitches = false }) => {
			return { path, text: (await text()).default, hasSwitches }
		}),
	)
}

/**
 * The texts of the files that run with `values`, in the order of the scene; those that are `known` are kept and not
 * fetched again. Rejects with a sentence.
 */
export async function writtenFor(
	scene: Scene,
	values: Values,
	known: readonly Written[],
): Promise<readonly Written[]> {
	const wanted = scene.sources.filter(({ path, isUsed }) => {
		return (isUsed?.(values) ?? true) && !known.some((one) => one.path === path)
	})
	if (wanted.length === 0) return known
	const fetched = await writtenOf({ sources: wanted }).catch((cause: unknown) => {
		const sentence = 'The text of a program could not be loaded; reload the page to try again.'
		throw new Error(sentence, { cause })
	})
	const all = [...known, ...fetched]
	return scene.sources.flatMap(({ path }) => all.filter((one) => one.path === path))
}

/** What is shown of these files: of the variants that run with `values`. */
export function listingsOf(scene: Scene, values: Values, files: readonly Written[]): Listing[] {
	const used = files.filter(({ path }) => {
		const source = scene.sources.find((one) => one.path === path)
		return source?.isUsed?.(values) ?? true
	})
	return used.map(({ path, text, hasSwitches }) => {
		if (!hasSwitches) return { path, text, switches: [] }
		const chosen = chosenBy(scene.knobs, values)
		return {
			path,
			text: withSwitches(text, chosen),
			switches: placesIn(scene.knobs, values, text),
		}
	})
}

/** Where the knobs of the scene change `text`. Switches of knobs that it does not have stay as they were written. */
function placesIn(knobs: readonly Knob[], values: Values, text: string): ListingSwitch[] {
	return switchesOf(text).flatMap(({ knob: name, line, column, alternatives }) => {
		const knob = knobs.find((one) => one.name === name)
		if (!knob) return []
		const now = values[name] ?? knob.default
		return [{ knob: name, line, column, options: optionsAt(knob, now, alternatives) }]
	})
}

/** One option for every text that can stand there: the present value speaks for its text, else the first that has it. */
function optionsAt(
	knob: Knob,
	now: KnobValue,
	alternatives: readonly string[],
): ListingSwitch['options'] {
	const all = valuesOf(knob).map((value, i) => ({ value, text: alternatives[i] ?? '' }))
	const present = all.find(({ value }) => value === now)
	return [...new Set(alternatives)].flatMap((text) => {
		if (present?.text === text) return [present]
		return all.filter((one) => one.text === text).slice(0, 1)
	})
}
