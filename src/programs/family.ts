/** Parents and children: which there are, and how long each takes. */
import type { Future } from '../sync/future.ts'
import type { Item } from '../sync/item.ts'
import type { KnobCells } from '../sync/knob-cells.ts'
import type { Thread } from '../sync/thread.ts'
import { childKind, parentKind, type Results } from './results.ts'

const elseMs = 1200
const beginUs = 500_000
const childUs = 300_000
const finishUs = 100_000

export class Family {
	readonly #knobs: KnobCells
	readonly #results: Results

	/** Reads the knob parents. */
	constructor(knobs: KnobCells, results: Results) {
		this.#knobs = knobs
		this.#results = results
	}

	/** As many as are submitted together. */
	make(me: Thread): Item[] {
		const parents = this.#knobs.number('parents')
		const made: Item[] = []
		while (me.below(made.length, parents)) {
			made.push(taskOf(me, parentKind, made.length))
		}
		return made
	}

	/** What the client does while others work for it. */
	doSomethingElse(me: Thread): void {
		me.sleep(elseMs)
	}

	isParent({ kind }: Item): boolean {
		return kind === parentKind
	}

	/** `parent` comes to where it needs a child done; returns the child. */
	begin(me: Thread, parent: Item): Item {
		me.work(beginUs, parent.id, false, true)
		return taskOf(me, childKind, parent.payload)
	}

	/** `parent` does itself what its child would do. */
	run(me: Thread, child: Item, parent: Item): Future {
		me.work(childUs, parent.id, false, true)
		const done = this.#results.of(child)
		done.complete(me, child.payload)
		return done
	}

	/** The rest of a parent, or a child: then it is done. */
	finish(me: Thread, task: Item): void {
		me.work(this.isParent(task) ? finishUs : childUs, task.id, false)
		const done = this.#results.of(task)
		done.complete(me, task.payload)
	}
}

function taskOf(me: Thread, kind: number, payload: number): Item {
	return { id: 0, producer: me.id, kind, madeUs: me.nowUs(), payload }
}
