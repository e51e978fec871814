/** Virtual time: the programs as they are, and a clock that only goes on when nobody can. */
import { expect, test } from 'vitest'
import { Draws, scatter } from '../programs/draws.ts'
import type { KnobValue } from '../programs/knob.ts'
import { scenes } from '../programs/scenes.ts'
import { Kind } from '../trace/event.ts'
import { derivedScene } from './virtual-run.ts'
import { simulate, VirtualTime } from './virtual-time.ts'

const limitMs = 30_000

type Values = Readonly<Record<string, KnobValue>>

function planOf(id: string, values: Values, seed = 1) {
	const scene = scenes.find((one) => one.id === id)
	if (!scene) throw new RangeError(id)
	return { scene, values, seed }
}

/** One who makes and one who takes, equally fast. */
const pair = { producers: 1, consumers: 1, rate: 100, service: 10 }

test.each([
	['rendezvous', 0, 2 / 3],
	['blocking-queue', 1, 3 / 4],
	['blocking-queue', 8, 10 / 11],
])(
	'%s with capacity %i: two who are equally fast by chance reach %f of that',
	(id, capacity, share) => {
		const values = { ...pair, capacity, dist: 'exponential' }
		const limits = { warmUp: 1000, completions: 50_000 }
		const { throughputPerS } = simulate(planOf(id, values), limits)
		expect(Math.abs(throughputPerS / 100 / share - 1)).toBeLessThan(0.02)
	},
)

test.each([
	['rendezvous', 0],
	['blocking-queue', 1],
	['blocking-queue', 8],
])(
	'%s with capacity %i: two who are always equally fast never wait for each other',
	(id, capacity) => {
		const values = { ...pair, capacity, dist: 'deterministic' }
		const { throughputPerS } = simulate(planOf(id, values), { warmUp: 10, completions: 1000 })
		expect(throughputPerS).toBeCloseTo(100, 6)
	},
)

test.each([
	['8 workers', 8],
	['one worker', 1],
])(
	'%s in order: to the µs, every task waits until whoever is free first is free',
	(_, workers) => {
		const count = 10_000
		const seed = 3
		const values = { workers, rate: 10 * workers, dist: 'exponential' }
		const { waitsUs } = simulate(planOf('hockey-stick', values, seed), {
			...{ warmUp: 0, completions: count },
		})
		// The handler is the thread after the page; its first draw is spent on the kinds of tasks.
		const draws = new Draws(seed, 2)
		draws.word()
		const freeUs = new Float64Array(workers)
		let atUs = 0
		const expected = Array.from({ length: count - workers }, () => {
			atUs += scatter('exponential', 1e6 / (10 * workers), draws.word())
			const worker = freeUs.indexOf(Math.min(...freeUs))
			const beginsUs = Math.max(atUs, freeUs[worker] ?? 0)
			freeUs[worker] = beginsUs + scatter('exponential', 80_000, draws.word())
			return beginsUs - atUs
		})
		expect(waitsUs.slice(0, expected.length)).toEqual(expected)
	},
	limitMs,
)

test('what comes to more than can be served waits longer and longer', () => {
	const { waitsUs } = simulate(planOf('hockey-stick', { rate: 120 }), {
		...{ warmUp: 0, completions: 20_000 },
	})
	const [early = 0, late = 0] = [waitsUs[5000], waitsUs[20_000 - 1]]
	expect(early).toBeGreaterThan(1e6)
	expect(late / early).toBeGreaterThan(3)
})

test('whoever goes first among those who can: the same chance gives the same run, and none changes what is done', () => {
	const plan = planOf('blocking-queue', { capacity: 2, dist: 'exponential' })
	const runWith = (seed: number) => {
		const draws = new Draws(seed, 1)
		const taken: string[] = []
		const chance = (count: number) => draws.word() % count
		const time = new VirtualTime(
			plan,
			(nowUs, kind, item) => {
				if (kind === Kind.take) taken.push(`${item} at ${nowUs}`)
			},
			chance,
		)
		expect(time.run(() => taken.length >= 500)).toBe(true)
		return taken
	}
	expect(runWith(1)).toEqual(runWith(1))
	const numbers = (taken: readonly string[]) => taken.map((one) => one.split(' ')[0])
	expect(numbers(runWith(2))).toEqual(numbers(runWith(1)))
})

test('when nobody can ever go on, it says so', () => {
	const whole = derivedScene('blocking-queue')
	const twin = { ...whole, roles: whole.roles.filter(({ side }) => side === 'consumers') }
	const time = new VirtualTime({ ...planOf('blocking-queue', {}), twin }, () => undefined)
	expect(time.run(() => false)).toBe(false)
	expect(time.nowUs).toBe(0)
})

test('who spins makes time stand still, and is told so', () => {
	const time = new VirtualTime(planOf('busy-waiting', {}), () => undefined)
	expect(() => time.run(() => false)).toThrow('time stands still')
})
