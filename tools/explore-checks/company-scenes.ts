/** Small scenes whose every schedule can be gone through: who is sent for, and who dies alone. */
import type { Scene, World } from '../../src/programs/scene.ts'
import { Cell } from '../../src/sync/cell.ts'
import { Condition } from '../../src/sync/condition.ts'
import { Guarded } from '../../src/sync/guarded.ts'
import { ThreadDied } from '../../src/sync/leaving.ts'
import { Lock } from '../../src/sync/lock.ts'
import type { SharedMemory } from '../../src/sync/shared-memory.ts'
import type { Thread } from '../../src/sync/thread.ts'
import { roleOf, sceneOf } from '../real-threads/plain-scene.ts'

const helpers = 2

/** Somebody who sends for two, and waits until both have come. */
class Meeting {
	readonly lock: Lock
	readonly more: Cell
	private readonly all: Condition
	private readonly come: Guarded

	constructor(memory: SharedMemory) {
		this.lock = new Lock(memory, 'lock')
		this.all = new Condition(memory, this.lock, 'all there', 'not all there')
		this.come = new Guarded(memory)
		this.more = new Cell(memory)
	}

	/** Sends for them, and waits. */
	call(me: Thread): void {
		me.store(this.more, helpers)
		me.lock(this.lock)
		while (this.come.value < helpers) {
			me.wait(this.all)
		}
		me.unlock(this.lock)
	}

	/** For whoever was sent for. */
	enter(me: Thread): void {
		me.lock(this.lock)
		this.come.value++
		me.notifyAll(this.all)
		me.unlock(this.lock)
	}
}

function calling(id: string, most: number): Scene {
	return {
		...sceneOf(id),
		isFinite: true,
		knobs: [],
		roles: [
			{ ...roleOf('caller', 'K'), count: 1 },
			{ ...roleOf('helper', 'H'), count: 0, most },
		],
		build(memory): World {
			const meeting = new Meeting(memory)
			return {
				more: { helper: meeting.more },
				programs: {
					caller: (me) => {
						meeting.call(me)
					},
					helper: (me) => {
						meeting.enter(me)
					},
				},
				turn: {},
			}
		},
	}
}

/** As many as are sent for can come; one fewer can. */
export const enough = calling('enough', helpers)
export const tooFew = calling('too-few', helpers - 1)

function visit(me: Thread, lock: Lock): void {
	me.lock(lock)
	me.unlock(lock)
}

function die(me: Thread, lock: Lock): void {
	me.lock(lock)
	try {
		throw new ThreadDied('the plug was pulled')
	} finally {
		me.unlock(lock)
	}
}

function dieInside(me: Thread, lock: Lock): void {
	me.lock(lock)
	throw new ThreadDied('the plug was pulled')
}

function fail(me: Thread, lock: Lock): void {
	visit(me, lock)
	throw new Error('a bug')
}

function dying(id: string, death: (me: Thread, lock: Lock) => void): Scene {
	return {
		...sceneOf(id),
		isFinite: true,
		knobs: [],
		roles: [
			{ ...roleOf('victim', 'V'), count: 1 },
			{ ...roleOf('visitor', 'S'), count: 2 },
		],
		build(memory): World {
			const lock = new Lock(memory, 'lock')
			return {
				programs: {
					victim: (me) => {
						death(me, lock)
					},
					visitor: (me) => {
						visit(me, lock)
					},
				},
				turn: {},
			}
		},
	}
}

export const dyingAlone = dying('dying-alone', die)
export const dyingInside = dying('dying-inside', dieInside)
export const failing = dying('failing', fail)
