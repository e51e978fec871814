import { expect, test } from 'vitest'
import { Play } from '../../../tools/real-threads/play.ts'
import { Kind } from '../../trace/event.ts'
import type { KnobValue } from '../knob.ts'
import { hockeyStick } from './scene.ts'

/** A play in which so many tasks were taken, and that stands still. */
async function played(
	values: Readonly<Record<string, KnobValue>>,
	taken: number,
): Promise<Play> {
	const play = await new Play(hockeyStick, {
		values,
		pace: 20,
		seed: 7,
	}).begin()
	await play.until(() => play.count(Kind.take) >= taken)
	await play.run.pause()
	play.look()
	expect(play.lost).toBe(0)
	return play
}

/** Numbers in the order of the takes from the queue called `name`. */
function takenFrom(play: Play, name: string): number[] {
	const queue = play.run.cast.objects.find((one) => one.name === name)
	return play.events
		.filter(
			({ kind, object }) => kind === Kind.take && object === queue?.id,
		)
		.map(({ a }) => a)
}

test('one queue: who came first is taken first, and nobody waits beside an idle worker for long', async () => {
	const play = await played({ rate: 90 }, 600)
	const taken = takenFrom(play, 'queue')
	expect(taken).toEqual(taken.toSorted((a, b) => a - b))
	expect(play.count(Kind.put) - taken.length).toBeLessThan(300)
})

test('last come, first served: whoever is taken is the youngest inside', async () => {
	const play = await played({ rate: 110, order: 'LIFO' }, 600)
	const inside: number[] = []
	let overtakings = 0
	for (const { kind, a } of play.events) {
		if (kind === Kind.put) {
			inside.push(a)
		} else if (kind === Kind.take) {
			overtakings += Number(inside.length > 1)
			expect(inside.pop()).toBe(a)
		}
	}
	expect(overtakings).toBeGreaterThan(50)
	expect(play.run.cast.objects).toContainEqual(
		expect.objectContaining({ kind: 'queue', order: 'LIFO' }),
	)
})

test('a queue each: every worker takes from its own, tasks go to all alike, and no number comes twice', async () => {
	const play = await played(
		{ rate: 90, pooled: 'separate', workers: 4, service: 40 },
		800,
	)
	const all = [1, 2, 3, 4].map((i) => {
		const taken = takenFrom(play, `queue ${i}`)
		// By nobody else.
		expect(play.count(Kind.take, `W${i}`)).toBe(taken.length)
		expect(taken).toEqual(taken.toSorted((a, b) => a - b))
		expect(taken.length).toBeGreaterThan(140)
		return taken
	})
	const numbers = all.flat()
	expect(new Set(numbers).size).toBe(numbers.length)
	expect(numbers.length).toBe(play.count(Kind.take))
})
