/** What several threads see of the contract of every blocking queue, but for interrupts. Each row holds whatever the schedule is. */
import {
	item,
	payloads,
	putSome,
	same,
	takeSome,
	thrownBy,
	type Part,
	type Row,
} from './contract-bench.ts'

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
