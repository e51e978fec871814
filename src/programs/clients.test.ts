import { expect, test } from 'vitest'
import { dreaming } from '../../tools/real-threads/dreamer.ts'
import { Kind } from '../trace/event.ts'
import { type Client, Clients } from './clients.ts'
import { Newcomers } from './newcomers.ts'

const usual = { rate: 60, burst: 400, length: 3, retries: 3, backoff: 200, deadline: 1000 }

function crowd(given: Partial<typeof usual> = {}, seed = 1) {
	const { knobs, hand, thread, traced } = dreaming({ ...usual, ...given })
	const clients = new Clients(knobs, seed, new Newcomers(knobs, seed))
	return { me: thread(2), clients, hand, knobs, traced: () => traced(2) }
}

/** Goes on until `untilS`; `answers`: how long an answer to each request takes, in ms. */
function goneOn(made: ReturnType<typeof crowd>, untilS: number, answerMs: number) {
	const { me, clients, hand } = made
	const seen: Client[] = []
	while (hand.us < untilS * 1e6) {
		const client = clients.next(me)
		seen.push(client)
		if (!client.isWaiting) {
			clients.ask(me, client)
			clients.wait(client)
		} else if (answerMs > 1000) {
			clients.retry(client)
		}
	}
	return seen
}

const asks = (seen: readonly Client[]) => seen.filter(({ isWaiting }) => !isWaiting)

test('as many ask for the first time as the knobs say, before, in and after the burst', () => {
	const first = asks(goneOn(crowd(), 20, 10)).map(({ dueUs }) => dueUs / 1e6)
	const perS = (from: number, until: number) =>
		first.filter((s) => s >= from && s < until).length / (until - from)
	expect(perS(1, 4)).toBeGreaterThan(370)
	expect(perS(1, 4)).toBeLessThan(430)
	expect(perS(4, 20)).toBeGreaterThan(52)
	expect(perS(4, 20)).toBeLessThan(68)
})

test('whoever is answered asks no more', () => {
	const seen = goneOn(crowd(), 10, 10)
	expect(seen.every(({ retries }) => retries === 0)).toBe(true)
})

test('whoever is never answered asks four times, each time after its patience and a random pause', () => {
	const seen = goneOn(crowd({ burst: 60 }), 60, 2000)
	const by = (n: number) => asks(seen).filter(({ retries }) => retries === n)
	expect(by(4)).toEqual([])
	for (const n of [1, 2, 3]) {
		expect(by(n).length / by(n - 1).length).toBeGreaterThan(0.9)
	}
	// A client's asks follow each other by its patience, and up to 200 ms, 400 ms, 800 ms more.
	const ends = seen.filter(({ isWaiting }) => isWaiting)
	for (const n of [1, 2, 3]) {
		const pauses = by(n).map(({ dueUs, request }) => {
			const end = ends.find((one) => one.request === request)
			return (dueUs - (end?.dueUs ?? NaN)) / 1000
		})
		const latest = 200 * 2 ** (n - 1)
		expect(Math.min(...pauses)).toBeGreaterThanOrEqual(0)
		expect(Math.max(...pauses)).toBeLessThanOrEqual(latest)
		const mean = pauses.reduce((sum, ms) => sum + ms, 0) / pauses.length
		expect(Math.abs(mean / (latest / 2) - 1)).toBeLessThan(0.1)
	}
})

test('each ask is told of as an arrival, with how often it was asked before', () => {
	const made = crowd({ retries: 1, rate: 10, burst: 10 })
	const seen = goneOn(made, 5, 2000)
	const told = made.traced().filter(({ kind }) => kind === Kind.arrive)
	expect(told.map(({ a, b, c }) => [a, b, c])).toEqual(
		asks(seen).map(({ retries, dueUs }) => [1, retries, dueUs]),
	)
	expect(Math.max(...told.map(({ b }) => b))).toBe(1)
})

test('the same seed gives the same clients, another one others', () => {
	const asked = (seed: number) => goneOn(crowd({}, seed), 6, 2000)
	expect(asked(3)).toEqual(asked(3))
	expect(asked(3)).not.toEqual(asked(4))
})

test('a rate that is turned counts at once: nobody waits for a time that was reckoned with the old one', () => {
	const made = crowd({ rate: 1, burst: 0 })
	made.knobs.set('rate', 500)
	made.knobs.set('burst', 500)
	const before = asks(goneOn(made, 1, 10)).length
	expect(before).toBeGreaterThan(350)
	made.knobs.set('rate', 1)
	made.knobs.set('burst', 1)
	const after = asks(goneOn(made, 6, 10)).length
	expect(after).toBeLessThan(20)
})
