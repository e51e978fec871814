/** The hand-over through a list that is only looked into, and its broken twin. */
import type { Item } from '../../src/sync/item.ts'
import { Lock } from '../../src/sync/lock.ts'
import type { SharedMemory } from '../../src/sync/shared-memory.ts'
import { TaskList } from '../../src/sync/task-list.ts'
import type { Thread } from '../../src/sync/thread.ts'
import { UnboundedRing } from '../../src/sync/unbounded-ring.ts'
import { handoverScene, type Queue } from './handover-scene.ts'
import { Hesitation } from './hesitation.ts'

type List = Pick<TaskList, 'add' | 'poll'>

/** Nobody locks: whoever sees a task takes one, though it may be gone by then. */
class UnlockedList implements List {
	readonly #tasks: UnboundedRing
	readonly #taking = new Hesitation(8)

	constructor(memory: SharedMemory) {
		this.#tasks = new UnboundedRing(memory, new Lock(memory, 'lock'))
	}

	add(me: Thread, task: Item): void {
		me.spinHint()
		this.#tasks.addLast(me, task)
	}

	poll(me: Thread): Item | null {
		me.spinHint()
		if (this.#tasks.isEmpty) return null
		this.#taking.hesitate()
		return this.#tasks.removeFirst(me)
	}
}

/** Whoever found nothing sleeps for so long, ms: looking all the time would fill the rings faster than a page can read. */
const napMs = 20

/** Takes by looking again until there is something. */
function looking(list: List): Queue {
	return {
		put: (me, task) => {
			list.add(me, task)
		},
		take: (me) => {
			for (;;) {
				const task = list.poll(me)
				if (task) return task
				me.sleep(napMs)
			}
		},
		tryResize: () => true,
	}
}

export const throughList = handoverScene('task-list', (memory) => looking(new TaskList(memory)))
export const throughUnlockedList = handoverScene('unlocked-task-list', (memory) =>
	looking(new UnlockedList(memory)),
)
