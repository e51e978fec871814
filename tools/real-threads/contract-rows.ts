/** What one thread alone can see of the contract of every blocking queue (those with places, and the rendezvous). */
import type { Item } from '../../src/sync/item.ts'
import type { Thread } from '../../src/sync/thread.ts'
import {
	counted,
	item,
	payloads,
	putSome,
	same,
	takeSome,
	thrownBy,
	type Row,
} from './contract-bench.ts'

export const aloneRows: readonly Row[] = [
	{
		law: 'offer is true until it is full; then it is false at once, and nothing changes',
		of: 'places',
		a: (me: Thread, { queue, capacity }) => {
			for (let i = 1; me.below(i, capacity + 1); i++) {
				same(queue.offer(me, item(i)), true)
			}
			same(queue.offer(me, item(9)), false)
			const inside = queue.toArray(me)
			same(payloads(inside), counted(1, capacity))
		},
	},
	{
		law: 'add throws when it is full, remove and element when it is empty',
		a: (me, { queue, capacity }) => {
			putSome(me, queue, 1, capacity)
			const full = thrownBy(me, (me) => {
				queue.add(me, item(9))
			})
			same(full, 'QueueFull')
			takeSome(me, queue, 1, capacity)
			const removed = thrownBy(me, (me) => {
				queue.remove(me)
			})
			const element = thrownBy(me, (me) => {
				queue.element(me)
			})
			same(`${removed} ${element}`, 'QueueEmpty QueueEmpty')
		},
	},
	{
		law: 'poll and peek are null at once when it is empty; peek and element leave the item inside',
		a: (me, { queue, capacity }) => {
			same(queue.poll(me), null)
			same(queue.peek(me), null)
			if (capacity === 0) return
			queue.put(me, item(1))
			same(queue.peek(me)?.payload, 1)
			same(queue.element(me).payload, 1)
			same(queue.size(me), 1)
			same(queue.poll(me)?.payload, 1)
			same(queue.size(me), 0)
		},
	},
	{
		law: 'first in, first out, also across the end of the ring',
		of: 'places',
		a: (me, { queue, capacity }) => {
			for (let offset = 0; me.below(offset, 5); offset++) {
				putSome(me, queue, 1, capacity)
				takeSome(me, queue, 1, capacity)
				putSome(me, queue, 1, 1)
				takeSome(me, queue, 1, 1)
			}
		},
	},
	{
		law: 'size and remaining capacity make up the capacity',
		a: (me, { queue, capacity }) => {
			for (let i = 0; me.below(i, capacity); i++) {
				same(queue.size(me), i)
				same(queue.remainingCapacity(me), capacity - i)
				queue.put(me, item(i))
			}
			same(queue.size(me), capacity)
			same(queue.remainingCapacity(me), 0)
		},
	},
	{
		law: 'drainTo empties it in order; of more than are asked for the others stay; 0 and less move nothing',
		of: 'places',
		a: (me, { queue, capacity }) => {
			putSome(me, queue, 1, capacity)
			const none = [queue.drainTo(me, 0), queue.drainTo(me, -1)]
			same(none.flat().length, 0)
			const some = queue.drainTo(me, 1)
			same(payloads(some), '1')
			const others = queue.drainTo(me, 99)
			same(payloads(others), counted(2, capacity - 1))
			same(queue.size(me), 0)
		},
	},
	{
		law: 'contains is true from insert to removal; an item is removed once, wherever it stands',
		of: 'places',
		a: (me, { queue, capacity }) => {
			putSome(me, queue, 1, capacity)
			const inside = queue.toArray(me)
			const last = inside.at(-1)?.id ?? 0
			same(queue.contains(me, last), true)
			same(queue.removeItem(me, last), true)
			same(queue.contains(me, last), false)
			same(queue.removeItem(me, last), false)
			const left = queue.toArray(me)
			same(payloads(left), counted(1, capacity - 1))
		},
	},
	{
		law: 'addAll takes what just fits, and throws at the first item too many',
		a: (me, { queue, capacity }) => {
			const all = [1, 2, 3, 4, 5].map(item)
			queue.addAll(me, all.slice(0, capacity))
			same(queue.size(me), capacity)
			const inside = queue.drainTo(me, 99)
			same(payloads(inside), counted(1, capacity))
			const thrown = thrownBy(me, (me) => {
				queue.addAll(me, all.slice(0, capacity + 1))
			})
			same(thrown, 'QueueFull')
			const added = queue.toArray(me)
			same(payloads(added), counted(1, capacity))
		},
	},
	{
		law: 'clear leaves the full capacity',
		a: (me, { queue, capacity }) => {
			putSome(me, queue, 1, capacity)
			queue.clear(me)
			same(queue.size(me), 0)
			same(queue.remainingCapacity(me), capacity)
			putSome(me, queue, 5, capacity)
			takeSome(me, queue, 5, capacity)
		},
	},
	{
		law: 'a walk goes through what was inside, in order, though each step’s head is removed before it',
		a: (me, { queue, capacity }) => {
			putSome(me, queue, 1, capacity)
			const seen: Item[] = []
			for (const one of queue.iterate(me)) {
				queue.remove(me)
				seen.push(one)
			}
			same(payloads(seen), counted(1, capacity))
			same(queue.size(me), 0)
		},
	},
	{
		law: 'a timed poll or offer of no time is one that does not wait',
		a: (me, { queue, capacity }) => {
			same(queue.pollFor(me, 0), null)
			for (let i = 1; me.below(i, capacity + 1); i++) {
				same(queue.offerFor(me, item(i), 0), true)
			}
			same(queue.offerFor(me, item(9), 0), false)
			if (capacity > 0) same(queue.pollFor(me, 0)?.payload, 1)
		},
	},
	{
		law: 'a timed poll or offer in vain is not over early, and changes nothing',
		a: (me, { queue, capacity, isTimeless }) => {
			const polledFrom = me.deadline(20)
			same(queue.pollFor(me, 20), null)
			const now = me.deadline(0)
			same(isTimeless || now >= polledFrom, true)
			putSome(me, queue, 1, capacity)
			const offeredFrom = me.deadline(20)
			same(queue.offerFor(me, item(9), 20), false)
			const then = me.deadline(0)
			same(isTimeless || then >= offeredFrom, true)
			const inside = queue.drainTo(me, 99)
			same(payloads(inside), counted(1, capacity))
		},
	},
	{
		law: 'a capacity below 1 is refused where there are places, and every other one where there are none',
		a: (me, { queue, capacity }) => {
			const refused = [capacity === 0 ? 1 : 0, -1, 1.5]
			for (let i = 0; me.below(i, refused.length); i++) {
				const thrown = thrownBy(me, (me) => {
					queue.tryResize(me, refused[i] ?? 0)
				})
				same(thrown, 'RangeError')
			}
		},
	},
	{
		law: 'closed: no more inserts; what is inside can be taken, then a take throws and a poll is null',
		a: (me, { queue, capacity }) => {
			putSome(me, queue, 1, capacity)
			queue.close(me)
			const put = thrownBy(me, (me) => {
				queue.put(me, item(9))
			})
			const offer = thrownBy(me, (me) => {
				queue.offer(me, item(9))
			})
			same(`${put} ${offer}`, 'QueueClosed QueueClosed')
			takeSome(me, queue, 1, capacity)
			const take = thrownBy(me, (me) => {
				queue.take(me)
			})
			same(take, 'QueueClosed')
			same(queue.poll(me), null)
			same(queue.pollFor(me, 1000), null)
		},
	},
	{
		law: 'nothing is ever inside a rendezvous: no size, no room, nothing to peek at, to walk through or to find',
		of: 'rendezvous',
		a: (me, { queue }) => {
			same(queue.size(me) + queue.remainingCapacity(me), 0)
			same(queue.offer(me, item(1)), false)
			same(queue.peek(me), null)
			const inside = [...queue.iterate(me), ...queue.toArray(me)]
			same(inside.length, 0)
			same(queue.contains(me, 1), false)
			same(queue.removeItem(me, 1), false)
			const drained = queue.drainTo(me, 99)
			same(drained.length, 0)
			queue.clear(me)
		},
	},
]
