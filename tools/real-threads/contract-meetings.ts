/** What several threads see of the contract of every blocking queue. Each row holds whatever the schedule is. */
import {
	ids,
	item,
	payloads,
	putSome,
	same,
	takeSome,
	thrownBy,
	type Part,
	type Row,
} from './contract-bench.ts'

import type { Handover } from '../../src/sync/handover.ts'
import type { Thread } from '../../src/sync/thread.ts'

/** A fills the queue and puts one more, which waits; it must get in by what B does. */
function freedBy(what: string, freeing: Part): Row {
	return {
		law: `a put that waits gets in by ${what}`,
		of: 'places',
		a: (me, { queue, capacity, first }) => {
			putSome(me, queue, 1, capacity)
			first.open(me)
			queue.put(me, item(9))
			same(queue.contains(me, capacity + 1), true)
		},
		b: (me, bench) => {
			bench.first.pass(me)
			freeing(me, bench)
		},
	}
}

/** A is interrupted before or while it waits; nothing has changed by that, and the next call goes on. */
function interrupted(what: string, isFull: boolean, waiting: Part): Row {
	return {
		law: `an interrupted ${what} throws, now or when it waits, changes nothing, and has forgotten it then`,
		a: (me, bench) => {
			const { queue, capacity, first } = bench
			if (isFull) putSome(me, queue, 1, capacity)
			first.open(me)
			const thrown = thrownBy(me, (me) => {
				waiting(me, bench)
			})
			same(thrown, 'Interrupted')
			same(queue.size(me), isFull ? capacity : 0)
			bench.second.open(me)
			if (isFull) queue.put(me, item(8))
			else takeSome(me, queue, 7, 1)
		},
		b: (me, { queue, capacity, first, second }) => {
			first.pass(me)
			me.interrupt(ids.a)
			second.pass(me)
			if (!isFull) queue.put(me, item(7))
			else if (capacity === 0) takeSome(me, queue, 8, 1)
			else takeSome(me, queue, 1, 1)
		},
	}
}

/** A could go on at once, and was interrupted before. */
function interruptedBefore(what: string, calling: Part): Row {
	return {
		law: `an interrupt from before a ${what} that could go on at once stops it; what is inside stays`,
		of: 'places',
		a: (me, bench) => {
			bench.queue.put(me, item(1))
			bench.first.open(me)
			// Not by a wait, which would be interrupted instead.
			while (!bench.second.isOpen(me)) me.spinHint()
			const thrown = thrownBy(me, (me) => {
				calling(me, bench)
			})
			same(thrown, 'Interrupted')
			const inside = bench.queue.toArray(me)
			same(payloads(inside), '1')
			takeSome(me, bench.queue, 1, 1)
		},
		b: (me, { first, second }) => {
			first.pass(me)
			me.interrupt(ids.a)
			second.open(me)
		},
	}
}

export const meetingRows: readonly Row[] = [
	freedBy('a take', (me, { queue }) => {
		takeSome(me, queue, 1, 1)
	}),
	freedBy('a poll', (me, { queue }) => {
		same(queue.poll(me)?.payload, 1)
	}),
	freedBy('a remove', (me, { queue }) => {
		same(queue.remove(me).payload, 1)
	}),
	freedBy('a drainTo', (me, { queue }) => {
		const drained = queue.drainTo(me, 1)
		same(payloads(drained), '1')
	}),
	freedBy('a clear', (me, { queue }) => {
		queue.clear(me)
	}),
	freedBy('the removal of an item', (me, { queue }) => {
		same(queue.removeItem(me, 1), true)
	}),
	{
		law: 'a take that waits gets what is put, and a put ends',
		a: (me, { queue }) => {
			takeSome(me, queue, 1, 2)
		},
		b: (me, { queue }) => {
			putSome(me, queue, 1, 2)
		},
	},
	{
		law: 'two producers, two consumers: whatever is put is taken, once',
		a: (me, { queue }) => {
			queue.put(me, item(1))
		},
		b: (me, { queue }) => {
			queue.put(me, item(2))
		},
		c: (me, { queue, first }) => {
			const mine = queue.take(me)
			first.pass(me)
			const other = queue.take(me)
			same(mine.payload + other.payload, 3)
		},
		d: (me, { queue, first }) => {
			// Takes one of both, and puts it back.
			const taken = queue.take(me)
			first.open(me)
			queue.put(me, taken)
		},
	},
	{
		law: 'who was refused an offer gets in by a timed one after a take',
		of: 'places',
		a: (me, { queue, capacity, first }) => {
			putSome(me, queue, 1, capacity)
			same(queue.offer(me, item(8)), false)
			first.open(me)
			while (!queue.offerFor(me, item(9), 60_000)) me.spinHint()
		},
		b: (me, { queue, first }) => {
			first.pass(me)
			takeSome(me, queue, 1, 1)
		},
	},
	{
		law: 'who polled in vain gets by a timed poll what is put then',
		a: (me, { queue, first }) => {
			same(queue.poll(me), null)
			first.open(me)
			let got = null
			while (got === null) {
				got = queue.pollFor(me, 60_000)
			}
			same(got.payload, 9)
		},
		b: (me, { queue, first }) => {
			first.pass(me)
			queue.put(me, item(9))
		},
	},
	interrupted('put', true, (me, { queue }) => {
		queue.put(me, item(9))
	}),
	interrupted('take', false, (me, { queue }) => {
		queue.take(me)
	}),
	interrupted('timed offer', true, (me, { queue }) => {
		while (!queue.offerFor(me, item(9), 60_000)) me.spinHint()
	}),
	interrupted('timed poll', false, (me, { queue }) => {
		while (queue.pollFor(me, 60_000) === null) me.spinHint()
	}),
	interruptedBefore('take', (me, { queue }) => {
		queue.take(me)
	}),
	interruptedBefore('timed poll', (me, { queue }) => {
		queue.pollFor(me, 1000)
	}),
	interruptedBefore('put', (me, { queue }) => {
		queue.put(me, item(2))
	}),
	interruptedBefore('timed offer', (me, { queue }) => {
		queue.offerFor(me, item(2), 1000)
	}),
	{
		law: 'an interrupted take swallows no item: it is put back, or somebody else gets it',
		a: (me, { queue }) => {
			const thrown = thrownBy(me, (me) => {
				queue.take(me)
			})
			// It was too late for an interrupt, or there was none yet: what it has got it gives back.
			if (thrown === '') putAnyway(me, queue, 1)
		},
		b: (me, { queue }) => {
			queue.take(me)
		},
		c: (me, { queue }) => {
			queue.put(me, item(1))
		},
		d: (me) => {
			me.interrupt(ids.a)
		},
	},
	{
		law: 'an interrupted put has put nothing, and one that was not has',
		a: (me, { queue, capacity, first }) => {
			putSome(me, queue, 1, capacity)
			first.open(me)
			const thrown = thrownBy(me, (me) => {
				queue.put(me, item(9))
			})
			// Somebody waits for it.
			if (thrown !== '') putAnyway(me, queue, 9)
		},
		b: (me, { queue, capacity, first }) => {
			first.pass(me)
			takeSome(me, queue, 1, capacity)
			takeSome(me, queue, 9, 1)
			same(queue.poll(me), null)
		},
		c: (me, { first }) => {
			first.pass(me)
			me.interrupt(ids.a)
		},
	},
	{
		law: 'an interrupt that came too late for one call stops the next one',
		a: (me, { queue, second }) => {
			const early = thrownBy(me, (me) => {
				queue.take(me)
			})
			if (early !== '') {
				queue.take(me)
				return
			}
			while (!second.isOpen(me)) me.spinHint()
			const late = thrownBy(me, (me) => {
				queue.take(me)
			})
			same(late, 'Interrupted')
		},
		b: (me, { queue }) => {
			queue.put(me, item(1))
		},
		c: (me, { second }) => {
			me.interrupt(ids.a)
			second.open(me)
		},
	},
	{
		law: 'a timed poll that is over takes nothing with it, and one that is not has its item',
		a: (me, { queue }) => {
			const got = queue.pollFor(me, 1)
			if (got !== null) queue.put(me, got)
		},
		b: (me, { queue }) => {
			takeSome(me, queue, 1, 1)
		},
		c: (me, { queue }) => {
			queue.put(me, item(1))
		},
	},
	{
		law: 'a timed offer that is over leaves nothing behind, and one that is not has been taken',
		a: (me, { queue, capacity, first }) => {
			putSome(me, queue, 1, capacity)
			first.open(me)
			if (!queue.offerFor(me, item(9), 1)) queue.put(me, item(9))
		},
		b: (me, { queue, capacity, first }) => {
			first.pass(me)
			takeSome(me, queue, 1, capacity)
			takeSome(me, queue, 9, 1)
			same(queue.poll(me), null)
		},
	},
	{
		law: 'who waits when it is closed is told so',
		a: (me, { queue }) => {
			const thrown = thrownBy(me, (me) => {
				queue.take(me)
			})
			same(thrown, 'QueueClosed')
		},
		b: (me, { queue }) => {
			queue.close(me)
		},
	},
	{
		law: 'the put after as many as there are places ends after the first take, never before',
		a: (me, { queue, capacity, first }) => {
			putSome(me, queue, 1, capacity + 1)
			first.open(me)
		},
		b: (me, { queue, capacity, first }) => {
			same(first.isOpen(me), false)
			takeSome(me, queue, 1, capacity + 1)
			first.pass(me)
		},
	},
	{
		law: 'drainTo gets the item of one waiting putter each time',
		of: 'rendezvous',
		a: (me, { queue }) => {
			queue.put(me, item(1))
		},
		b: (me, { queue }) => {
			queue.put(me, item(2))
		},
		c: (me, { queue }) => {
			let sum = 0
			while (me.below(sum, 3)) {
				const drained = queue.drainTo(me, 1)
				sum += drained[0]?.payload ?? 0
			}
			same(sum, 3)
		},
	},
	{
		law: 'who stands at a rendezvous longest is served first',
		of: 'rendezvous',
		a: (me, { queue }) => {
			queue.put(me, item(1))
			queue.put(me, item(2))
		},
		b: (me, { queue }) => {
			takeSome(me, queue, 1, 2)
		},
	},
]

/** However often it is interrupted. */
function putAnyway(me: Thread, queue: Handover, payload: number): void {
	const thrown = thrownBy(me, (me) => {
		queue.put(me, item(payload))
	})
	if (thrown !== '') queue.put(me, item(payload))
}
