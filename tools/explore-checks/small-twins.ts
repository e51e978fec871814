/** Twins of small test scenes, which are no part of the course and so are derived by nobody. */
import type { Scene, World } from '../../src/programs/scene.ts'
import type { RunPlan } from '../../src/explore/virtual-run.ts'
import type { Stops } from '../../src/explore/virtual-seam.ts'
import { Cell } from '../../src/sync/cell.ts'
import { Condition } from '../../src/sync/condition.ts'
import { Lock } from '../../src/sync/lock.ts'
import type { SharedMemory } from '../../src/sync/shared-memory.ts'
import { doors, embrace, sleepers, steps } from '../real-threads/small-scenes.ts'
import type { Me } from './derived-handle.ts'

type Programs = Readonly<Record<string, (me: Me) => Stops>>

function planOf(
	scene: Scene,
	programs: (memory: SharedMemory, cells: Cell[]) => Programs,
): RunPlan {
	const twin: Scene = {
		...scene,
		build(memory) {
			const cells = Array.from({ length: 4 }, () => new Cell(memory))
			return { programs: programs(memory, cells), turn: {} } as unknown as World
		},
	}
	return { scene, twin, values: {}, seed: 1 }
}

/** Plans by scene. */
export const smallPlans = {
	embrace: planOf(embrace, (memory, [ready]) => {
		const [a, b] = [new Lock(memory, 'a'), new Lock(memory, 'b')]
		const both = (first: Lock, second: Lock) =>
			function* (me: Me): Stops {
				if (!ready) return
				yield* me.lock(first)
				yield* me.add(ready, 1)
				while ((yield* me.load(ready)) < 2) yield* me.spinHint()
				yield* me.lock(second)
			}
		return { left: both(a, b), right: both(b, a) }
	}),
	doors: planOf(doors, (memory) => {
		const lock = new Lock(memory, 'lock')
		function* inAndOut(me: Me): Stops {
			for (;;) {
				yield* me.lock(lock)
				yield* me.unlock(lock)
			}
		}
		return { first: inAndOut, second: inAndOut }
	}),
	steps: planOf(steps, (memory, [cell]) => {
		const lock = new Lock(memory, 'lock')
		const condition = new Condition(memory, lock, 'condition', 'never')
		return {
			*walker(me): Stops {
				while (cell && (yield* me.loopTop())) {
					yield* me.store(cell, (yield* me.load(cell)) + 1)
					yield* me.add(cell, 10)
					yield* me.compareExchange(cell, -1, 0)
					yield* me.lock(lock)
					yield* me.notify(condition)
					yield* me.unlock(lock)
					yield* me.spinHint()
				}
			},
		}
	}),
	sleepers: planOf(sleepers, () => ({
		*napper(me): Stops {
			for (;;) yield* me.sleep(5)
		},
		*sleeper(me): Stops {
			yield* me.sleep(60_000)
		},
	})),
}
