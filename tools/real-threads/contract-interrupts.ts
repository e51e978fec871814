/** What interrupts do to those who wait at a queue, or are about to. Each row holds whatever the schedule is. */
import type { Handover } from '../../src/sync/handover.ts'
import type { Thread } from '../../src/sync/thread.ts'
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

export const interruptRows: readonly Row[] = [
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
]

/** However often it is interrupted. */
function putAnyway(me: Thread, queue: Handover, payload: number): void {
	const thrown = thrownBy(me, (me) => {
		queue.put(me, item(payload))
	})
	if (thrown !== '') queue.put(me, item(payload))
}
