/** What a website does after it has answered: e-mails, photos, reports, each as long as its sort takes. */
import { Served } from '../sync/arrival.ts'
import type { Item } from '../sync/item.ts'
import type { Job } from '../sync/job-table.ts'
import type { KnobCells } from '../sync/knob-cells.ts'
import type { SharedMemory } from '../sync/shared-memory.ts'
import type { Thread } from '../sync/thread.ts'
import { Thumbnails } from '../sync/thumbnails.ts'
import type { UnboundedQueue } from '../sync/unbounded-queue.ts'
import { distributions, scatter } from './draws.ts'
import { shrink } from './orientation/shrink.ts'
import { Photo } from './photo.ts'

/** How many sorts there are to do. */
export const mixes = ['e-mail, photo, report', 'one sort'] as const

/** By kind: its name, how often it comes among the three, and how long it takes, in mean service times. */
const sorts = [
	{ name: 'task', share: 0, times: 1 },
	{ name: 'e-mail', share: 435 / 580, times: 0.25 },
	{ name: 'photo', share: 137 / 580, times: 1.25 },
	{ name: 'report', share: 8 / 580, times: 37.5 },
] as const

export const kinds: readonly string[] = sorts.map(({ name }) => name)
const photoKind = kinds.indexOf('photo')

/** What handlers and workers have in common. */
export interface Office {
	readonly queue: UnboundedQueue
	readonly work: Chores
}

/** Reads the knobs tasks, service and dist. Whatever the mix, a task takes as long as `service` says on average. */
export class Chores {
	readonly thumbnails: Thumbnails
	readonly #served: Served
	readonly #knobs: KnobCells

	constructor(memory: SharedMemory, knobs: KnobCells) {
		this.thumbnails = new Thumbnails(memory)
		this.#served = new Served(memory)
		this.#knobs = knobs
	}

	/** The kind of a task that comes now, see `ArrivalOptions`. */
	readonly kindOf = (share: number): number => {
		if (this.#knobs.choice('tasks', mixes) === 'one sort') {
			return 0
		}
		let below = 0
		const kind = sorts.findIndex((sort) => share < (below += sort.share))
		return kind < 0 ? sorts.length - 1 : kind
	}

	/** Does the task; one that has no number yet has passed no queue. */
	handle(me: Thread, task: Item): void {
		const own = task.id === 0 ? this.#served.begin(me, task) : task
		const us = this.#begin(me, own)
		me.work(us, own.id, false)
	}

	/** Does what `job` is about; what came of it, its store will say. */
	attempt(me: Thread, job: Job): void {
		const us = this.#begin(me, job)
		me.attempt(us, job.id, false)
	}

	/** What can be computed is done; the rest, µs, is waiting: for a mail server, a disk, a database. */
	#begin(me: Thread, task: Item): number {
		const spentUs = task.kind === photoKind ? this.#shrink(me, task) : 0
		return Math.max(1, this.#usOf(task) - spentUs)
	}

	#shrink(me: Thread, task: Item): number {
		const small = this.thumbnails.begin(task.id)
		return shrink(me, new Photo(task.payload, small), small)
	}

	#usOf({ kind, payload }: Item): number {
		const meanUs = this.#knobs.number('service') * 1000 * (sorts[kind]?.times ?? 1)
		return scatter(this.#knobs.choice('dist', distributions), meanUs, payload)
	}
}
