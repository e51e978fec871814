/** A scene's declaration in the form that the view shows. */
import type { Knob, KnobValue } from '../programs/knob.ts'
import type { Scene } from '../programs/scene.ts'
import type { KnobView, Listing } from '../view/session.ts'

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

/** The text of every file that the scene shows. */
export function textsOf(scene: Scene): Promise<Listing[]> {
	return Promise.all(
		scene.sources.map(async ({ path, text }) => ({ path, text: (await text()).default })),
	)
}
