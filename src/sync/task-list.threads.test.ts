import { expect, test } from 'vitest'
import { isHandover, itemsEach } from '../../tools/real-threads/handover-scene.ts'
import { findingsIn, lawful } from '../../tools/real-threads/laws.ts'
import { Play } from '../../tools/real-threads/play.ts'
import { throughList, throughUnlockedList } from '../../tools/real-threads/task-lists.ts'
import { Kind, type TraceEvent } from '../trace/event.ts'

const threads = 2
const all = threads * itemsEach

/** Hands everything over, or as much as will go. */
async function handedOver(scene: typeof throughList) {
	const play = new Play(scene, {
		values: { producers: threads, consumers: threads },
		ringRecords: 262_144,
	})
	const { tally } = play.worldAs(isHandover)
	await play.begin()
	const isOver = () => tally.arrived >= all || play.ending !== null
	await play.untilOrStill(isOver, () => tally.arrived)
	await play.run.pause()
	play.look()
	const counts = tally.read(threads)
	await play.end()
	return { counts, arrived: tally.arrived, play }
}

/** How many tasks were added, taken or missed between entering the lock and leaving it: every number that occurs. */
function actsInSections(events: readonly TraceEvent[]): ReadonlySet<number> {
	const acts = new Map<number, number>()
	const all = new Set<number>()
	for (const { kind, thread } of events) {
		if (kind === Kind.acquire) {
			acts.set(thread, 0)
		}
		if (kind === Kind.put || kind === Kind.take || kind === Kind.look) {
			acts.set(thread, (acts.get(thread) ?? 0) + 1)
		}
		if (kind === Kind.release) {
			all.add(acts.get(thread) ?? 0)
		}
	}
	return all
}

test('whoever looks takes a task that nobody else takes, in order, and the trace tells of every look', async () => {
	const { counts, arrived, play } = await handedOver(throughList)
	expect({ ...counts, arrived }).toEqual({
		...{ lost: 0, doubled: 0, overtaken: 0, strange: 0 },
		arrived: all,
	})
	expect(play.lost).toBe(0)
	expect(findingsIn(play.events)).toEqual({ ...lawful, inside: 0, puts: all, takes: all })
	expect(actsInSections(play.events)).toEqual(new Set([1]))
	expect(play.count(Kind.look)).toBeGreaterThan(0)
})

test('twin: without its lock a list loses tasks or hands them out twice', async () => {
	for (let round = 1; round <= 20; round++) {
		const { counts, arrived } = await handedOver(throughUnlockedList)
		if (counts.lost + counts.doubled + counts.strange > 0 || arrived !== all) {
			return
		}
	}
	expect.fail('20 rounds without a trace of the bug')
})
