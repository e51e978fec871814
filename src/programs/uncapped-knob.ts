/** Whether threads that compute may take every core, the page's own included. */
import type { SwitchKnob } from './knob.ts'

export const uncapped: SwitchKnob = {
	name: 'uncapped',
	label: 'Uncapped (may freeze the page)',
	unit: '',
	kind: 'switch',
	place: 'consumers',
	default: false,
	restarts: false,
}
