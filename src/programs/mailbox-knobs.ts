/** What can be turned at a mailbox. */
import type { Actor } from '../sync/actor.ts'
import type { KnobCells } from '../sync/knob-cells.ts'
import { overflows } from '../sync/mailbox-options.ts'
import { noBound } from '../sync/unbounded-ring.ts'
import type { ChoiceKnob, NumberKnob, SwitchKnob } from './knob.ts'
import type { World } from './scene.ts'

export const mailbox: NumberKnob = {
	name: 'mailbox',
	label: 'Mailbox',
	unit: 'messages',
	kind: 'number',
	place: 'queue',
	min: 1,
	max: 1000,
	step: 1,
	default: 20,
	isLog: true,
	restarts: false,
}

/** No knob can stand at infinity. */
export const unbounded: SwitchKnob = {
	name: 'unbounded',
	label: 'Unbounded',
	unit: '',
	kind: 'switch',
	place: 'queue',
	default: false,
	restarts: false,
}

export const overflow: ChoiceKnob = {
	name: 'overflow',
	label: 'When full',
	unit: '',
	kind: 'choice',
	place: 'queue',
	options: overflows,
	default: 'dead letter',
	restarts: false,
}

type Boxed = Pick<Actor, 'tryResize' | 'resizeWhilePaused'>

/** What gives the mailboxes of `actors` the capacity that the knobs say now, and tells whoever waits for room. */
export function mailboxTurner(
	actors: readonly Boxed[],
	capacity: () => number,
): World['turn'][string] {
	return (you, _value, isPaused) => {
		for (const actor of actors) {
			if (!actor.tryResize(you, capacity())) {
				if (!isPaused) {
					return false
				}
				actor.resizeWhilePaused(you, capacity())
			}
		}
		return true
	}
}

/** Reads the knobs mailbox and unbounded. */
export function capacityIn(knobs: KnobCells): () => number {
	return () => (knobs.isOn(unbounded.name) ? noBound : knobs.number(mailbox.name))
}
