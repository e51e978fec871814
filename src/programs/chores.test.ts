import { expect, test } from 'vitest'
import { alone } from '../../tools/real-threads/alone.ts'
import { KnobCells } from '../sync/knob-cells.ts'
import { Thread } from '../sync/thread.ts'
import { Kind } from '../trace/event.ts'
import { Chores, kinds } from './chores.ts'
import { steadyLoad } from './orientation/scene.ts'

/** A thread that only notes how long it was told to work. */
class Noting extends Thread {
	readonly workedUs: number[] = []

	override work(us: number): void {
		this.workedUs.push(us)
	}
}

function office(values: Readonly<Record<string, string | number>> = {}) {
	const { built, cells, clock, memory, traced } = alone((memory) => {
		const knobs = new KnobCells(memory, steadyLoad.knobs)
		return { knobs, chores: new Chores(memory, knobs) }
	})
	for (const { name, default: otherwise } of steadyLoad.knobs) {
		built.knobs.set(name, values[name] ?? otherwise)
	}
	const around = {
		...{ all: cells, clock, objects: memory, turns: null, isTraced: true },
		...{ spuriousPerS: null, seed: 1 },
	}
	return { ...built, traced, me: new Noting(2, around) }
}

const task = (kind: string, id = 5) => ({
	id,
	producer: 2,
	kind: kinds.indexOf(kind),
	madeUs: 0,
	payload: 12_345_678,
})

test('whatever the mix, a task takes as long as the knob says on average', () => {
	const { chores, me } = office({ service: 80 })
	const count = 5800
	for (let i = 0; i < count; i++) {
		const kind = chores.kindOf((i + 0.5) / count)
		if (kinds[kind] !== 'photo') {
			chores.handle(me, { ...task('task'), kind })
		} else {
			me.workedUs.push(100_000)
		}
	}
	const meanUs = me.workedUs.reduce((sum, us) => sum + us, 0) / count
	expect(meanUs).toBeCloseTo(80_000, 3)
})

test('an e-mail is done in no time, a report takes long, and one sort is like the other', () => {
	const { chores, me } = office({ service: 80 })
	for (const kind of ['e-mail', 'report', 'task']) {
		chores.handle(me, task(kind))
	}
	expect(me.workedUs).toEqual([20_000, 3_000_000, 80_000])
	const { chores: plain } = office({ tasks: 'one sort' })
	expect(new Set([0, 0.3, 0.8, 0.999].map(plain.kindOf))).toEqual(new Set([0]))
})

test('making a photo small is part of what the task takes', () => {
	const { chores, me } = office({ service: 80 })
	chores.handle(me, task('photo', 31))
	// No time goes by on this clock: all of it is left.
	expect(me.workedUs).toEqual([100_000])
	expect(chores.thumbnails.latest().map(({ item }) => item)).toEqual([31])
})

test('a task that passed no queue is accepted by being begun with', () => {
	const { chores, me, traced } = office()
	chores.handle(me, task('e-mail', 0))
	chores.handle(me, task('e-mail', 9))
	const served = traced(2).filter(({ kind }) => kind === Kind.serve)
	expect(served.map(({ a }) => a)).toEqual([1])
})
