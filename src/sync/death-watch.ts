/**
 * Who wants to hear that an actor has stopped. Each hears it once, also
 * when it had stopped before anybody asked.
 */
import type { Ref, Sender } from './actor-plan.ts'
import { Guarded } from './guarded.ts'
import { Lock } from './lock.ts'
import { messageOf } from './message.ts'
import type { SharedMemory } from './shared-memory.ts'
import type { Thread } from './thread.ts'

export interface DeathWatchOptions {
	/** Name of the actor that is watched. */
	readonly of: string
	/** Most that watch it. */
	readonly most: number
	/** Kind of the message that they get. */
	readonly kind: number
	readonly at: (number: number) => Ref
}

export class DeathWatch {
	private readonly guard: Lock
	/** 1 once it has stopped. */
	private readonly stopped: Guarded
	/** Numbers of those that watch, 0 in places that are free. */
	private readonly places: readonly Guarded[]
	private readonly options: DeathWatchOptions

	constructor(memory: SharedMemory, options: DeathWatchOptions) {
		const { of, most } = options
		const guard = new Lock(memory, `watch over ${of} lock`)
		this.guard = guard
		this.stopped = new Guarded(memory, guard.near(1))
		this.places = Array.from({ length: most }, () => {
			return new Guarded(memory, guard.near(1))
		})
		this.options = options
	}

	/** `watcher` hears when it stops; at once when it has stopped. */
	add(me: Thread, watcher: Sender): void {
		me.lock(this.guard)
		const isTooLate = this.stopped.value === 1
		if (!isTooLate) {
			this.enter(watcher)
		}
		me.unlock(this.guard)
		if (isTooLate) {
			this.tell(me, watcher.number)
		}
	}

	/** It has stopped: whoever watches hears it. For its own turn. */
	stop(me: Thread): void {
		me.lock(this.guard)
		this.stopped.value = 1
		const heard = this.places.map(({ value }) => value)
		for (const place of this.places) {
			place.value = 0
		}
		me.unlock(this.guard)
		for (let i = 0; me.below(i, heard.length); i++) {
			const watcher = heard[i] ?? 0
			if (watcher !== 0) {
				this.tell(me, watcher)
			}
		}
	}

	private enter({ number }: Sender): void {
		const values = this.places.map(({ value }) => value)
		const free = this.places[values.indexOf(0)]
		if (!values.includes(number)) {
			if (!free) {
				throw new RangeError(`${values.length} watch already`)
			}
			free.value = number
		}
	}

	private tell(me: Thread, watcher: number): void {
		const { at, kind } = this.options
		at(watcher).tell(me, messageOf(me, { kind }))
	}
}
