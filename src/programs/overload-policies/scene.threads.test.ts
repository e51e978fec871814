/** A wave on real threads: what each way to say no loses and keeps, and that nothing gets lost on the way. */
import { expect, test } from 'vitest'
import { Play } from '../../../tools/real-threads/play.ts'
import { Activity, Kind, Loss, Refusal } from '../../trace/event.ts'
import type { KnobValue } from '../knob.ts'
import { overloadPolicies } from './scene.ts'

type Values = Readonly<Record<string, KnobValue>>

const pace = 10

/** The first `ms` of run time, paused. */
async function played(values: Values, ms: number): Promise<Play> {
	const play = await new Play(overloadPolicies, {
		...{ values, pace, seed: 3 },
	}).begin()
	await play.until(() => play.run.nowUs >= ms * 1000)
	await play.run.pause()
	play.look()
	expect(play.lost).toBe(0)
	return play
}

/** What has become of everything that was brought. */
function booksOf({ events }: Play) {
	const madeUs = new Map<number, number>()
	const [inside, hands] = [new Set<number>(), new Set<number>()]
	const books = {
		good: 0,
		done: 0,
		rejected: 0,
		dropped: 0,
		expired: 0,
	}
	let numbers = 0
	for (const { kind, a, b, c, atUs } of events) {
		if (kind === Kind.put || kind === Kind.serve) {
			numbers += 1
			// One line of numbers for all of them, in the order in which they came in.
			expect(a).toBe(numbers)
			madeUs.set(a, c)
			;(kind === Kind.put ? inside : hands).add(a)
		} else if (kind === Kind.take) {
			expect(inside.delete(a)).toBe(true)
			hands.add(a)
		} else if (kind === Kind.drop) {
			expect(inside.delete(a)).toBe(true)
			if (c === Loss.expired) {
				books.expired += 1
			} else {
				books.dropped += 1
			}
		} else if (kind === Kind.reject) {
			expect(b).toBe(Refusal.atOnce)
			books.rejected += 1
		} else if (kind === Kind.worked && c === Activity.handling) {
			expect(hands.delete(a)).toBe(true)
			books.done += 1
			books.good += Number(atUs - (madeUs.get(a) ?? 0) <= 1e6)
		}
	}
	// Whatever is not done yet is in the queue or in somebody's hands.
	expect(inside.size + hands.size).toBe(
		numbers - books.done - books.dropped - books.expired,
	)
	expect(hands.size).toBeLessThanOrEqual(9)
	return { ...books, queued: inside.size }
}

const variants = overloadPolicies.trials?.variants ?? []
const valuesOf = (name: string): Values =>
	variants.find((one) => one.name === name)?.values ?? {}

test('the same arrivals, whatever becomes of them', async () => {
	const dues = async (name: string) => {
		const play = await played(valuesOf(name), 3000)
		return play.events
			.filter(({ kind }) => kind === Kind.put)
			.map(({ c }) => c)
	}
	const [one, other] = [await dues('Never no'), await dues('LIFO')]
	const both = Math.min(one.length, other.length)
	expect(both).toBeGreaterThan(300)
	expect(one.slice(0, both)).toEqual(other.slice(0, both))
})

test('extremes: skipping what is too late keeps more than refusing, refusing more than never saying no', async () => {
	const kept = new Map<string, ReturnType<typeof booksOf>>()
	for (const name of ['Never no', 'Reject newest', 'Deadline']) {
		kept.set(name, booksOf(await played(valuesOf(name), 12_000)))
	}
	const good = (name: string) => kept.get(name)?.good ?? 0
	expect(good('Reject newest')).toBeGreaterThan(1.2 * good('Never no'))
	expect(good('Deadline')).toBeGreaterThan(1.2 * good('Reject newest'))
	expect(kept.get('Never no')).toMatchObject({
		...{ rejected: 0, dropped: 0, expired: 0 },
	})
	expect(kept.get('Reject newest')?.rejected).toBeGreaterThan(800)
	expect(kept.get('Deadline')?.expired).toBeGreaterThan(800)
})

test('who waits longest makes room: what is dropped is the oldest inside', async () => {
	const play = await played(valuesOf('Drop oldest'), 4000)
	expect(booksOf(play).dropped).toBeGreaterThan(200)
	const inside: number[] = []
	for (const { kind, a } of play.events) {
		if (kind === Kind.put) {
			inside.push(a)
		} else if (kind === Kind.take || kind === Kind.drop) {
			expect(inside.shift()).toBe(a)
		}
	}
})

test('who is blocked waits, and the queue holds no more than its capacity', async () => {
	const values = { ...valuesOf('Block'), capacity: 50 }
	const play = await played(values, 4000)
	expect(booksOf(play).queued).toBeLessThanOrEqual(50)
	const depths = play.events.filter(({ kind }) => kind === Kind.put)
	expect(Math.max(...depths.map(({ b }) => b))).toBe(50)
	expect(play.count(Kind.wait, 'H1')).toBeGreaterThan(50)
})

test('the handler that helps takes what found no room, and nobody else does', async () => {
	const values = { ...valuesOf('Caller runs'), capacity: 50 }
	const play = await played(values, 4000)
	booksOf(play)
	const served = play.count(Kind.serve)
	expect(served).toBeGreaterThan(10)
	expect(play.count(Kind.serve, 'H1')).toBe(served)
	expect(play.count(Kind.worked, 'H1')).toBeGreaterThanOrEqual(
		served - 1,
	)
})

test.each(['LIFO', 'Adaptive LIFO'])(
	'%s: the youngest first, as long as many wait',
	async (name) => {
		const play = await played(valuesOf(name), 4000)
		booksOf(play)
		const inside: number[] = []
		let jumps = 0
		for (const { kind, a } of play.events) {
			if (kind === Kind.put) {
				inside.push(a)
			} else if (kind === Kind.take) {
				const isNewest = name === 'LIFO' || inside.length > 92
				jumps += Number(isNewest && inside.length > 92)
				expect(isNewest ? inside.pop() : inside.shift()).toBe(a)
			}
		}
		expect(jumps).toBeGreaterThan(50)
	},
)

test('controlled delay: who is served has waited 100 ms at most, though 400 a second come for 100', async () => {
	const play = await played(valuesOf('CoDel'), 6000)
	expect(booksOf(play).expired).toBeGreaterThan(500)
	const cameUs = new Map<number, number>()
	const waits: number[] = []
	for (const { kind, a, c, atUs } of play.events) {
		if (kind === Kind.put) {
			cameUs.set(a, c)
		} else if (kind === Kind.take && atUs > 1.5e6) {
			waits.push(atUs - (cameUs.get(a) ?? NaN))
		}
	}
	// Between the look at the clock and the record a thread may lose its core.
	const short = waits.filter((us) => us < 110_000).length
	expect(short / waits.length).toBeGreaterThan(0.9)
	expect(waits.length).toBeGreaterThan(300)
})

test('a queue that is given a bound while it is longer keeps all, and takes nobody in until it fits', async () => {
	const values = valuesOf('Never no')
	const play = await new Play(overloadPolicies, {
		...{ values, pace, seed: 3 },
	}).begin()
	await play.until(() => play.count(Kind.put) >= 700)
	await play.run.setKnob('unbounded', false)
	await play.until(() => play.count(Kind.reject) >= 100)
	await play.run.pause()
	play.look()
	const books = booksOf(play)
	expect(books.dropped + books.expired).toBe(0)
	expect(books.queued).toBeGreaterThan(200)
})
