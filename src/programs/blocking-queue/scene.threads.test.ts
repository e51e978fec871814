import { describe, expect, test } from 'vitest'
import { findingsIn, lawful } from '../../../tools/real-threads/laws.ts'
import { Play } from '../../../tools/real-threads/play.ts'
import { Kind, type TraceEvent } from '../../trace/event.ts'
import { makes } from '../queue-knobs.ts'
import { blockingQueue } from './scene.ts'

const busy = {
	producers: 3,
	rate: 500,
	capacity: 4,
	consumers: 3,
	service: 2,
	dist: 'exponential',
}
const enough = 300

async function played(
	values: Readonly<Record<string, string | number>>,
): Promise<Play> {
	const play = new Play(blockingQueue, {
		values: { ...busy, ...values },
	})
	await play.begin()
	await play.until(() => play.count(Kind.take) >= enough)
	await play.end()
	return play
}

/** Items that left although one of a higher kind, or an older one of the same, was inside. */
function outOfTurn(events: readonly TraceEvent[]): number {
	const inside = new Map<number, number>()
	let count = 0
	for (const { kind, a: item, d } of events) {
		if (kind === Kind.put) {
			inside.set(item, d >>> 8)
		}
		if (kind !== Kind.take) {
			continue
		}
		const mine = inside.get(item) ?? 0
		inside.delete(item)
		for (const [other, sort] of inside) {
			if (sort > mine || (sort === mine && other < item)) {
				count++
			}
		}
	}
	return count
}

describe.each(makes)('%s', (variant) => {
	test.each([1, 8])(
		'with %i taken at once all that is put is taken once, and never too much is inside',
		async (batch) => {
			const { events, lost, run } = await played({
				variant,
				batch,
				urgent: 30,
			})
			const { inside, puts, takes, overtaken, ...others } =
				findingsIn(events)
			expect(lost).toBe(0)
			expect(others).toEqual({
				...others,
				...lawful,
				overtaken: undefined,
			})
			expect(puts).toBe(takes + inside)
			expect(overtaken > 0).toBe(variant === 'priority')
			expect(outOfTurn(events) === 0).toBe(variant === 'priority')
			const consumers = run.cast.threads.filter(
				({ role }) => role === 'consumer',
			)
			const program = batch === 1 ? 'consume.ts' : 'consume-batch.ts'
			expect(new Set(consumers.map((one) => one.program))).toEqual(
				new Set([`blocking-queue/${program}`]),
			)
		},
	)
})

test('whoever takes many at once asks for the lock once for many', async () => {
	const roundsPerItem = async (batch: number): Promise<number> => {
		const play = await played({
			capacity: 64,
			consumers: 1,
			rate: 500,
			service: 4,
			batch,
		})
		return play.count(Kind.acquire, 'C1') / play.count(Kind.take, 'C1')
	}
	expect(await roundsPerItem(1)).toBeGreaterThanOrEqual(1)
	expect(await roundsPerItem(32)).toBeLessThan(0.5)
})
