import { expect, test } from 'vitest'
import { Play } from '../../../tools/real-threads/play.ts'
import { Kind, type TraceEvent } from '../../trace/event.ts'
import type { KnobValue } from '../knob.ts'
import { rendezvous } from './scene.ts'

const handled = 700

async function played(
	values: Readonly<Record<string, KnobValue>>,
): Promise<Play> {
	const play = await new Play(rendezvous, {
		values,
		pace: 10,
	}).begin()
	await play.until(
		() =>
			play.ending !== null || play.count(Kind.worked, 'C1') >= handled,
	)
	await play.run.pause()
	play.look()
	return play
}

/** Share of the time that the consumer works: what it gets done, by what it could. */
function shareOf(play: Play): number {
	const own = play
		.of('C1')
		.filter(({ kind }) => kind === Kind.work || kind === Kind.worked)
	let workedUs = 0
	let beganUs = 0
	for (const { kind, atUs } of own) {
		if (kind === Kind.work) {
			beganUs = atUs
		} else {
			workedUs += atUs - beganUs
		}
	}
	const [first, last] = [own[0], own.at(-1)]
	return workedUs / ((last?.atUs ?? 0) - (first?.atUs ?? 0))
}

test.each([
	[0, 'exponential', 2 / 3],
	[1, 'exponential', 3 / 4],
	[8, 'exponential', 10 / 11],
	[0, 'deterministic', 1],
])(
	'capacity %i, %s times: the consumer works for (B + 2) ÷ (B + 3) of its time, or all of it',
	async (capacity, dist, theory) => {
		const play = await played({ capacity, dist })
		expect(play.ending).toBeNull()
		expect(Math.abs(shareOf(play) - theory)).toBeLessThan(0.08)
	},
)

test('without places no item is ever at rest: each put is followed by its take in one act, by whoever came second', async () => {
	const play = await played({ capacity: 0 })
	const passed = play.events.filter(
		({ kind }) => kind === Kind.put || kind === Kind.take,
	)
	const wrong = passed.filter((event, i) => {
		const next = passed[i + 1]
		return (
			event.b !== 0 ||
			(event.kind === Kind.put &&
				next !== undefined &&
				!isTakeOf(event, next))
		)
	})
	expect(wrong).toEqual([])
	const writers = new Set(passed.map(({ thread }) => thread))
	expect(writers.size).toBe(2)
})

function isTakeOf(put: TraceEvent, next: TraceEvent): boolean {
	const isSame = next.a === put.a && next.thread === put.thread
	// Whoever writes both writes one of them in its partner's name.
	const inNames = Number(put.d >>> 24 !== 0) + Number(next.d !== 0)
	return next.kind === Kind.take && isSame && inNames === 1
}
