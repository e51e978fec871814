/** Several clerks behind one address, on real threads: how many letters are read, who gets which, and in which order. */
import { expect, test } from 'vitest'
import { Play } from '../../../tools/real-threads/play.ts'
import { routings } from '../../sync/router.ts'
import { Kind } from '../../trace/event.ts'
import type { KnobValue } from '../knob.ts'
import { mailboxOverflow } from './scene.ts'

const runS = 1.5

async function played(
	values: Readonly<Record<string, KnobValue>>,
): Promise<Play> {
	const play = await new Play(mailboxOverflow, {
		...{ values, pace: 1 },
	}).begin()
	await play.until(() => play.run.nowUs >= runS * 1e6)
	await play.run.pause()
	play.look()
	expect(play.lost).toBe(0)
	return play
}

const perS = (play: Play) => play.count(Kind.worked) / runS

/** By mailbox, in order of their clerks: who sent what came in, and how full it was then. */
function putsOf({ events, run }: Play) {
	const boxes = run.cast.objects.filter(
		(one) => one.kind === 'queue' && one.owner !== undefined,
	)
	return boxes.map(({ id }) =>
		events.filter(
			({ kind, object }) => kind === Kind.put && object === id,
		),
	)
}

/** Letters that were read although an earlier one of the same sender was not. */
function overtakings({ events }: Play): number {
	const sent = new Map<number, number[]>()
	let count = 0
	for (const { kind, a, thread } of events) {
		if (kind === Kind.put) {
			sent.set(thread, [...(sent.get(thread) ?? []), a])
		} else if (kind === Kind.take) {
			const line = [...sent.values()].find((one) => one.includes(a))
			const place = line?.indexOf(a) ?? 0
			count += Number(place > 0)
			line?.splice(place, 1)
		}
	}
	return count
}

const full = { rate: 500, mailbox: 1000 }

/** What a clerk would read in a second if it never rested, as measured. */
function mostPerS({ events }: Play): number {
	const begun = new Map<number, number>()
	const tookUs: number[] = []
	for (const { kind, thread, atUs } of events) {
		if (kind === Kind.work) {
			begun.set(thread, atUs)
		} else if (kind === Kind.worked) {
			tookUs.push(atUs - (begun.get(thread) ?? NaN))
		}
	}
	return 1e6 / (tookUs.reduce((sum, us) => sum + us, 0) / tookUs.length)
}

test.each([
	{ routees: 1, threads: 4, atOnce: 1 },
	{ routees: 4, threads: 1, atOnce: 1 },
	{ routees: 2, threads: 4, atOnce: 2 },
])(
	'$routees clerks on $threads threads read as many letters as $atOnce can',
	async ({ atOnce, ...values }) => {
		const play = await played({ ...full, ...values, service: 20 })
		const share = perS(play) / (atOnce * mostPerS(play))
		expect(share).toBeLessThan(1.05)
		expect(share).toBeGreaterThan(0.7)
	},
)

test('round robin: everybody gets as many, to one letter', async () => {
	const play = await played({ ...full, routees: 4, threads: 2 })
	const counts = putsOf(play).map(({ length }) => length)
	expect(counts).toHaveLength(4)
	expect(Math.min(...counts)).toBeGreaterThan(100)
	// A sender that has counted may not have sent yet.
	expect(Math.max(...counts) - Math.min(...counts)).toBeLessThan(5)
})

test('random: everybody gets about as many, and not in turn', async () => {
	const values = { ...full, routees: 4, threads: 2, routing: 'random' }
	const play = await played(values)
	const counts = putsOf(play).map(({ length }) => length)
	const sum = counts.reduce((all, one) => all + one, 0)
	for (const count of counts) {
		expect(count / sum).toBeGreaterThan(0.1)
		expect(count / sum).toBeLessThan(0.4)
	}
	expect(Math.max(...counts) - Math.min(...counts)).toBeGreaterThan(4)
})

test('hash: all letters of a sender come to the same clerk', async () => {
	const values = { ...full, routees: 4, threads: 2, routing: 'hash' }
	const homes = new Map<number, Set<number>>()
	const play = await played(values)
	for (const [box, puts] of putsOf(play).entries()) {
		for (const { thread } of puts) {
			homes.set(thread, (homes.get(thread) ?? new Set()).add(box))
		}
	}
	expect(homes.size).toBe(4)
	expect([...homes.values()].every(({ size }) => size === 1)).toBe(true)
})

test('smallest mailbox: none grows while another one is much shorter', async () => {
	const play = await played({
		...{ ...full, routees: 4, threads: 1 },
		routing: 'smallest mailbox',
	})
	const boxes = putsOf(play)
	const deepest = boxes.map((puts) =>
		Math.max(...puts.map(({ b }) => b)),
	)
	expect(Math.min(...deepest)).toBeGreaterThan(20)
	// A turn empties one by five.
	expect(Math.max(...deepest) - Math.min(...deepest)).toBeLessThan(8)
})

test.each(routings)(
	'%s: only where a sender keeps its clerk do its letters keep their order',
	async (routing) => {
		// Not as many as senders: those that send in turn would have a clerk each.
		const values = { ...full, routees: 3, threads: 2, routing }
		const count = overtakings(await played(values))
		if (routing === 'hash') {
			expect(count).toBe(0)
		} else {
			expect(count).toBeGreaterThan(5)
		}
	},
)
