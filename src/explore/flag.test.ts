/** Why the flag is read before the poll: the other way round, what came between the two is left. */
import { expect, test } from 'vitest'
import type { Me } from '../../tools/explore-checks/derived-handle.ts'
import { nothingOpen } from '../../tools/explore-checks/look.ts'
import { everyState } from '../../tools/explore-checks/other-explorers.ts'
import type { RunPlan } from './virtual-run.ts'
import type { Stops } from './virtual-seam.ts'
import * as derived from '../sync/blocking-queue.ts?twin'
import { Cell } from '../sync/cell.ts'
import type { Item } from '../sync/item.ts'
import type { SharedMemory } from '../sync/shared-memory.ts'
import type { Scene, World } from '../programs/scene.ts'
import { shutdown } from '../programs/shutdown/scene.ts'

interface Queue {
	put(me: Me, item: Item): Stops
	pollFor(me: Me, ms: number): Stops<Item | null>
	tryResize(me: Me, capacity: number): Stops<boolean>
}
const { BlockingQueue } = derived as unknown as {
	BlockingQueue: new (memory: SharedMemory, places: number) => Queue
}

const item: Item = {
	id: 0,
	producer: 1,
	kind: 0,
	madeUs: 0,
	payload: 0,
}

/** One item and the flag; a consumer that goes when it has found nothing and the flag was up, read `when`. */
function planWith(when: 'before' | 'after'): RunPlan {
	const twin: Scene = {
		...shutdown,
		roles: shutdown.roles.filter(({ name }) => name !== 'closer'),
		build(memory) {
			const queue = new BlockingQueue(memory, 1)
			const isOver = new Cell(memory)
			const programs = {
				*producer(me: Me): Stops {
					yield* queue.put(me, item)
					yield* me.store(isOver, 1)
				},
				*consumer(me: Me): Stops {
					while (yield* me.loopTop()) {
						const before = yield* me.load(isOver)
						const found = yield* queue.pollFor(me, 500)
						const over = when === 'before' ? before : yield* me.load(isOver)
						if (!found && over === 1) {
							return
						}
					}
				},
			}
			const turn = {
				*capacity(you: Me, value: number): Stops<boolean> {
					return yield* queue.tryResize(you, value)
				},
			}
			return { programs, turn } as unknown as World
		},
	}
	const values = { producers: 1, consumers: 1, capacity: 1 }
	return { scene: shutdown, twin, values, seed: 1 }
}

/** How many items may be left when everybody has gone. */
function left(plan: RunPlan): Set<number> {
	const { all } = everyState(plan, nothingOpen, (run) => run.key(nothingOpen))
	const cells = [...all].map((ending) => ending.split(' : ')[1] ?? '')
	return new Set(cells.map((words) => Number(words.split(',')[0])))
}

test('read before the poll, the flag says that nothing is left', () => {
	expect(left(planWith('before'))).toEqual(new Set([0]))
})

test('read after the poll, it may go up in between, behind an item', () => {
	expect(left(planWith('after'))).toEqual(new Set([0, 1]))
})
