/** What every test scene needs and no test is about. */
import type { NumberKnob } from '../../src/programs/knob.ts'
import type { Role, Scene } from '../../src/programs/scene.ts'

export function sceneOf(id: string): Omit<Scene, 'knobs' | 'roles' | 'build'> {
	return {
		id,
		title: id,
		chapter: 'test',
		summary: '',
		source: 'closed',
		sources: [],
		defaultPace: 1,
		kinds: ['item'],
		gauges: [],
		hasCanary: false,
		isFinite: false,
	}
}

/** A knob from 1 to `max`. */
export function counting(name: string, max: number): NumberKnob {
	return {
		name,
		label: name,
		unit: '',
		kind: 'number',
		place: 'queue',
		min: 1,
		max,
		step: 1,
		default: 1,
		isLog: false,
		restarts: false,
	}
}

/** A role counted by the knob `${name}s`, or of one thread if there is none. */
export function roleOf(name: string, letter: string, leaves: Role['leaves'] = 'at once'): Role {
	const side = letter === 'P' ? 'producers' : 'consumers'
	return { name, letter, side, count: `${name}s`, program: `test/${name}.ts`, leaves }
}
