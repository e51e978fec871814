/** Two threads that want the same thing and have a cell each to say so; marked as programs are. */
import type { Scene, World } from '../../src/programs/scene.ts'
import type { RunPlan } from '../../src/explore/virtual-run.ts'
import type { Stops } from '../../src/explore/virtual-seam.ts'
import { Cell } from '../../src/sync/cell.ts'
import { packProgramLine } from '../../src/trace/event.ts'
import { roleOf, sceneOf } from '../real-threads/plain-scene.ts'
import type { Me } from './derived-handle.ts'

type Program = (me: Me, mine: Cell, theirs: Cell) => Stops

function planOf(id: string, program: Program): RunPlan {
	const scene: Scene = {
		...sceneOf(id),
		isFinite: true,
		knobs: [],
		roles: [roleOf('left', 'L'), roleOf('right', 'R')],
		build(memory) {
			const [a, b] = [new Cell(memory), new Cell(memory)]
			const programs = {
				left: (me: Me) => program(me, a, b),
				right: (me: Me) => program(me, b, a),
			}
			return { programs, turn: {} } as unknown as World
		},
	}
	return { scene, twin: scene, values: {}, seed: 1 }
}

function at(me: Me, line: number): Me {
	me.at(packProgramLine(line))
	return me
}

/** Says that it wants to, and waits until the other does not. */
export const polite = planOf('polite', function* (me, mine, theirs) {
	while (yield* me.loopTop()) {
		yield* at(me, 2).store(mine, 1)
		at(me, 3)
		while ((yield* me.load(theirs)) === 1) yield* at(me, 4).spinHint()
		yield* at(me, 5).work(1, 0, false)
		yield* at(me, 6).store(mine, 0)
	}
})

/** The same, but gives way while it waits. */
export const yielding = planOf('yielding', function* (me, mine, theirs) {
	while (yield* me.loopTop()) {
		yield* at(me, 2).store(mine, 1)
		at(me, 3)
		while ((yield* me.load(theirs)) === 1) {
			yield* at(me, 4).store(mine, 0)
			yield* at(me, 5).spinHint()
			yield* at(me, 6).store(mine, 1)
		}
		yield* at(me, 7).work(1, 0, false)
		yield* at(me, 8).store(mine, 0)
	}
})

/** Asks once, works or not, and ends. */
export const impatient = planOf('impatient', function* (me, mine, theirs) {
	yield* at(me, 2).store(mine, 1)
	if ((yield* at(me, 3).load(theirs)) === 0) yield* at(me, 4).work(1, 0, false)
	yield* at(me, 5).store(mine, 0)
})
