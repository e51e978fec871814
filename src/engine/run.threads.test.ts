import fc from 'fast-check'
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { expect, test } from 'vitest'
import { findingsIn, lawful } from '../../tools/real-threads/laws.ts'
import { NodeCrew } from '../../tools/real-threads/node-crew.ts'
import { Play } from '../../tools/real-threads/play.ts'
import {
	crashing,
	crowd,
	embrace,
	roundsCounted,
	scribbling,
} from '../../tools/real-threads/small-scenes.ts'
import { blockingQueue } from '../programs/blocking-queue/scene.ts'
import { Kind } from '../trace/event.ts'
import { Run } from './run.ts'

/** Much work, but no more than the page can read along with. */
const busy = { rate: 60, service: 10, capacity: 3 }

/** Names of the threads of `letter` that play now. */
function playing({ run }: Play, letter: string): string[] {
	const { playing } = run
	return run.cast.threads
		.filter(({ id, name }) => playing.includes(id) && name.startsWith(letter))
		.map(({ name }) => name)
}

test('threads come and go while a run goes on, and no item goes with them', async () => {
	const values = { ...busy, producers: 1, consumers: 1 }
	const play = new Play(blockingQueue, { values, ringRecords: 65_536 })
	await play.begin()
	const counts = [
		[4, 1],
		[2, 5],
		[8, 2],
		[1, 6],
		[3, 1],
		[1, 1],
	] as const
	for (const [producers, consumers] of counts) {
		await play.run.setKnob('producers', producers)
		await play.run.setKnob('consumers', consumers)
		await play.until(
			() => playing(play, 'P').length === producers && playing(play, 'C').length === consumers,
		)
		const puts = play.count(Kind.put)
		await play.until(() => play.count(Kind.put) > puts + 100)
	}
	expect(play.count(Kind.finish)).toBe(2 + 7 + 2 + 3 + 5)
	await play.run.pause()
	play.look()
	expect(play.lost).toBe(0)
	const { inside, puts, takes, ...laws } = findingsIn(play.events)
	expect(laws).toEqual(lawful)
	expect(inside).toBe(puts - takes)
	for (const { name } of play.run.cast.threads.filter((one) => one.role === 'producer')) {
		// Whoever has left has handed over everything that it had made.
		const made = play.count(Kind.worked, name)
		if (!playing(play, name).includes(name)) expect(play.of(name, Kind.put)).toHaveLength(made)
	}
	for (const { name } of play.run.cast.threads.filter((one) => one.role === 'consumer')) {
		const taken = play.count(Kind.take, name)
		if (!playing(play, name).includes(name)) expect(play.of(name, Kind.worked)).toHaveLength(taken)
	}
	await play.end()
})

test('a thread that is wanted again while it leaves comes back', async () => {
	const play = new Play(blockingQueue, { values: { ...busy, producers: 1, consumers: 2 } })
	await play.begin()
	for (let i = 0; i < 10; i++) {
		await play.run.setKnob('consumers', 1)
		await play.run.setKnob('consumers', 2)
		const taken = play.count(Kind.take, 'C2')
		await play.until(() => play.count(Kind.take, 'C2') > taken)
	}
	expect(playing(play, 'C')).toEqual(['C1', 'C2'])
	await play.end()
})

test('twenty-four threads that wait, sleep, stand at a door or spin all stop when asked', async () => {
	const each = 6
	const play = new Play(crowd, {
		values: { waiters: each, sleepers: each, guests: each, spinners: each },
		ringRecords: 256,
		pace: 1,
	})
	await play.begin()
	const guests = [1, 2, 3, 4, 5, 6].map((i) => `G${i}`)
	const atDoor = () => guests.filter((name) => play.count(Kind.blocked, name) === 1).length
	await play.until(
		() =>
			play.count(Kind.wait) === each &&
			play.count(Kind.sleep) === each + 1 &&
			play.count(Kind.spin) === each &&
			atDoor() === each - 1,
	)
	expect(play.run.playing).toHaveLength(4 * each)
	const from = performance.now()
	await play.run.stop()
	const tookMs = performance.now() - from
	console.info(`24 threads stopped in ${tookMs.toFixed(1)} ms`)
	expect(play.run.playing).toEqual([])
	expect(play.crew.size).toBe(4 * each)
	// A guard, far above what it takes: less than the grace after which threads are ended by force.
	expect(tookMs).toBeLessThan(500)
	await play.end()
})

test('a program that throws ends the run as crashed, with thread, line and message', async () => {
	const play = new Play(crashing)
	await play.begin()
	await play.until(() => play.ending !== null)
	const path = resolve(import.meta.dirname, '../programs/blocking-queue/produce.ts')
	const lines = readFileSync(path, 'utf8').split('\n')
	expect(play.ending).toEqual({
		kind: 'crashed',
		thread: 'P1',
		program: 'blocking-queue/produce.ts',
		line: 1 + lines.findIndex((line) => line.includes('queue.put(')),
		message: 'the belt is torn',
	})
	expect(play.of('P1', Kind.fail)).toHaveLength(1)
	await play.run.stop()
	expect(play.run.playing).toEqual([])
	await play.end()
})

test('two threads that each stand at the door of the other’s lock are reported as deadlocked', async () => {
	const play = new Play(embrace)
	await play.begin()
	await play.until(() => play.ending !== null)
	expect(play.ending).toEqual({ kind: 'deadlocked' })
	expect(play.count(Kind.blocked)).toBe(2)
	await play.end()
})

test('a run that can go on is never called deadlocked, however often one looks', async () => {
	const play = new Play(blockingQueue, {
		values: { producers: 1, consumers: 8, rate: 500, service: 1, capacity: 1 },
	})
	await play.begin()
	while (play.count(Kind.put) < 3000) {
		play.look()
		expect(play.ending).toBeNull()
		await new Promise(setImmediate)
	}
	await play.end()
})

test('a hundred runs with any knobs, started and stopped at any time, leave nobody behind', async () => {
	const crew = new NodeCrew()
	const values = fc.record({
		producers: fc.integer({ min: 1, max: 4 }),
		consumers: fc.integer({ min: 1, max: 4 }),
		capacity: fc.integer({ min: 1, max: 2000 }),
		rate: fc.integer({ min: 1, max: 500 }),
		service: fc.integer({ min: 1, max: 5000 }),
		dist: fc.constantFrom('deterministic', 'exponential'),
		kind: fc.constantFrom('I/O wait', 'CPU spin'),
	})
	const options = fc.record({
		values,
		seed: fc.nat(1000),
		pace: fc.constantFrom(0.01, 1, 'line', 'full' as const),
	})
	const looks = fc.integer({ min: -1, max: 3 })
	await fc.assert(
		fc.asyncProperty(options, looks, async ({ pace, ...rest }, times) => {
			const realPace = pace === 'line' || pace === 'full' ? pace : Number(pace)
			const play = new Play(blockingQueue, { ...rest, pace: realPace, ringRecords: 64, crew })
			// Also one that is stopped before it has stood still for the first time.
			if (times < 0) void play.run.prepare()
			else await play.begin()
			let looked = 0
			if (times > 0) await play.until(() => ++looked > times)
			await play.run.stop()
			expect(play.run.playing).toEqual([])
			expect(play.ending).toBeNull()
			expect(crew.size).toBeLessThanOrEqual(8)
		}),
		{ numRuns: 100, seed: 20_261_123 },
	)
	await crew.end()
})

test('a trace is complete: written = read + lost, gaps telling where, with a ring of 64', async () => {
	const play = new Play(scribbling, { ringRecords: 64 })
	await play.begin()
	await play.until(() => play.ending !== null)
	play.look()
	const own = play.of('W1')
	const gaps = own.filter(({ kind }) => kind === Kind.gap)
	const inGaps = gaps.reduce((sum, { a }) => sum + a, 0)
	expect(own.length - gaps.length + play.lost).toBe(2 * roundsCounted + 2)
	expect(play.lost).toBeGreaterThan(0)
	expect(inGaps).toBeLessThanOrEqual(play.lost)
	// What was read between two gaps has no hole of its own.
	let section = 0
	for (const { kind, ticket } of own) {
		if (kind === Kind.gap) section = 0
		if (kind !== Kind.acquire) continue
		if (section !== 0) expect(ticket).toBe(section + 1)
		section = ticket
	}
	await play.end()
})

test('the same seed makes the same items, whatever else happens', async () => {
	const times = async (seed: number) => {
		const play = new Play(blockingQueue, { seed, values: { ...busy, dist: 'exponential' } })
		await play.begin()
		await play.until(() => play.count(Kind.worked, 'P2') >= 50)
		await play.end()
		return play
			.of('P2', Kind.worked)
			.slice(0, 50)
			.map(({ b }) => b)
	}
	const first = await times(7)
	expect(await times(7)).toEqual(first)
	expect(await times(8)).not.toEqual(first)
})

test('a run names every thread that it may have, and every object, before it begins', () => {
	const crew = new NodeCrew()
	const run = new Run({ scene: blockingQueue, values: {}, seed: 1, crew, onEnd: () => undefined })
	expect(
		run.cast.threads
			.map(({ name }) => name)
			.slice(0, 9)
			.join(' '),
	).toBe('P1 P2 P3 P4 P5 P6 P7 P8 C1')
	expect(run.cast.objects.map(({ kind }) => kind)).toEqual([
		'lock',
		'condition',
		'condition',
		'queue',
	])
	expect(crew.size).toBe(0)
})
