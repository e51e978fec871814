/** What can be turned where one address stands for several actors. */
import { routings } from '../sync/router.ts'
import type { ChoiceKnob, NumberKnob } from './knob.ts'

export const routees: NumberKnob = {
	name: 'routees',
	label: 'Routees',
	unit: 'actors',
	kind: 'number',
	place: 'consumers',
	min: 1,
	max: 8,
	step: 1,
	default: 1,
	isLog: false,
	restarts: true,
}

/** Which of them gets a message. */
export const routing: ChoiceKnob = {
	name: 'routing',
	label: 'Routing',
	unit: '',
	kind: 'choice',
	place: 'queue',
	options: routings,
	default: 'round robin',
	restarts: false,
}
