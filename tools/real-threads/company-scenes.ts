/** Threads that are sent for and sent away by a program, and threads that die alone. */
import type { Role, Scene, World } from '../../src/programs/scene.ts'
import { Cell } from '../../src/sync/cell.ts'
import { Condition } from '../../src/sync/condition.ts'
import { ThreadDied } from '../../src/sync/leaving.ts'
import { Lock } from '../../src/sync/lock.ts'
import type { SharedMemory } from '../../src/sync/shared-memory.ts'
import type { Thread } from '../../src/sync/thread.ts'
import { roleOf, sceneOf } from './plain-scene.ts'

export const mostHelpers = 5

export interface CompanyWorld extends World {
	/** How many helpers more there are to be: the test writes it, the caller obeys. */
	readonly order: Cell
	/** Helpers that are inside their program, and rounds that all of them have done. */
	readonly inside: Cell
	readonly rounds: Cell
}

export function isCompany(world: World): world is CompanyWorld {
	return 'order' in world
}

const one = (role: Role): Role => ({ ...role, count: 1 })

/** A caller that sends for as many helpers as it is told; they wait, all but the first, which works. */
export const company: Scene = {
	...sceneOf('company'),
	knobs: [],
	roles: [
		one(roleOf('caller', 'K', 'at loop top')),
		{ ...one(roleOf('helper', 'H')), most: mostHelpers },
	],
	build(memory): CompanyWorld {
		const [order, more, inside, rounds] = [0, 1, 2, 3].map(() => new Cell(memory)) as [
			...[Cell, Cell, Cell, Cell],
		]
		const hall = new Lock(memory, 'hall')
		const never = new Condition(memory, hall, 'never', 'never')
		return {
			...{ order, inside, rounds },
			more: { helper: more },
			programs: {
				caller: (me) => {
					while (me.loopTop()) {
						me.sleep(1)
						me.store(more, me.load(order))
					}
				},
				helper: (me) => {
					help(me, inside, rounds, never)
				},
			},
			turn: {},
		}
	},
}

function help(me: Thread, inside: Cell, rounds: Cell, never: Condition): void {
	const isFirst = me.add(inside, 1) === 0
	const { lock } = never
	try {
		while (lock && me.loopTop()) {
			me.add(rounds, 1)
			me.sleep(5)
			me.lock(lock)
			try {
				if (!isFirst) me.wait(never)
			} finally {
				me.unlock(lock)
			}
		}
	} finally {
		me.add(inside, -1)
	}
}

/** How it dies: as the contract says, inside a lock that it does not let go, or as any program that throws. */
export type Death = 'alone' | 'inside' | 'with all'

function dyingScene(id: string, death: Death): Scene {
	return {
		...sceneOf(id),
		knobs: [],
		roles: [one(roleOf('victim', 'V')), { ...roleOf('survivor', 'S'), count: 2 }],
		build(memory): CompanyWorld {
			const [order, inside, rounds] = [0, 1, 2].map(() => new Cell(memory)) as [Cell, Cell, Cell]
			const lock = new Lock(memory, 'lock')
			return { ...{ order, inside, rounds }, programs: mortals(lock, rounds, death), turn: {} }
		},
	}
}

function mortals(lock: Lock, rounds: Cell, death: Death): World['programs'] {
	return {
		victim: (me) => {
			me.lock(lock)
			if (death === 'inside') throw new ThreadDied('the plug was pulled')
			try {
				throw death === 'alone' ? new ThreadDied('the plug was pulled') : new Error('a bug')
			} finally {
				me.unlock(lock)
			}
		},
		survivor: (me) => {
			while (me.loopTop()) {
				me.sleep(1)
				me.lock(lock)
				me.add(rounds, 1)
				me.unlock(lock)
			}
		},
	}
}

export const dyingAlone = dyingScene('dying-alone', 'alone')
export const dyingInside = dyingScene('dying-inside', 'inside')
export const dyingWithAll = dyingScene('dying-with-all', 'with all')

/** As above, and whoever has seen the last of the others is the last. */
export const lastOne: Scene = {
	...dyingAlone,
	id: 'last-one',
	roles: [one(roleOf('victim', 'V'))],
	build: (memory: SharedMemory, ...rest) => dyingAlone.build(memory, ...rest),
}
