/** The knobs of the blocking-queue scene as the page gets them. */
import type { KnobView } from '../../src/view/session.ts'

type Stated = Pick<KnobView, 'name' | 'label' | 'place'> & Partial<KnobView>

function knob(stated: Stated): KnobView {
	const rest = { unit: '', min: 0, max: 1, step: 1, isLog: false, options: [], restarts: false }
	return { ...rest, kind: 'number', ...stated }
}

export const knobs: readonly KnobView[] = [
	knob({
		name: 'producers',
		label: 'Producers',
		unit: 'threads',
		place: 'producers',
		min: 1,
		max: 8,
	}),
	knob({
		name: 'rate',
		label: 'Arrival rate',
		unit: 'items/s',
		place: 'producers',
		min: 1,
		max: 500,
		isLog: true,
	}),
	knob({
		name: 'capacity',
		label: 'Capacity',
		unit: 'items',
		place: 'queue',
		min: 1,
		max: 2000,
		isLog: true,
	}),
	knob({
		name: 'dist',
		label: 'Times',
		place: 'queue',
		kind: 'choice',
		options: ['deterministic', 'exponential'],
	}),
	knob({
		name: 'consumers',
		label: 'Consumers',
		unit: 'threads',
		place: 'consumers',
		min: 1,
		max: 16,
	}),
	knob({
		name: 'service',
		label: 'Service time',
		unit: 'ms',
		place: 'consumers',
		min: 1,
		max: 5000,
		isLog: true,
	}),
	knob({
		name: 'kind',
		label: 'Service is',
		place: 'consumers',
		kind: 'choice',
		options: ['I/O wait', 'CPU spin'],
	}),
]
