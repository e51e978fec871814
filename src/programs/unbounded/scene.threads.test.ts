import { expect, test } from 'vitest'
import { Play } from '../../../tools/real-threads/play.ts'
import { Kind } from '../../trace/event.ts'
import { clickStorm, slowLeak } from './scene.ts'

/** Events of `kind` as counted from what each tells, gaps aside. */
const sumOf = (play: Play, kind: Kind) =>
	play.events
		.filter((event) => event.kind === kind)
		.reduce((sum, { a }) => sum + a, 0)

test('the memory ends before the storm does: the platform says so, and everybody goes down', async () => {
	const values = { heap: 16, storm: 5000 }
	const play = await new Play(clickStorm, { values, pace: 1 }).begin()
	await play.until(() => play.ending !== null)
	play.look()
	expect(play.lost).toBe(0)
	expect(play.ending).toMatchObject({
		kind: 'crashed',
		program: 'unbounded/click.ts',
		line: 15,
	})
	expect(play.ending).toHaveProperty('message', refusal())
	const threads = play.run.cast.threads.filter(
		({ name }) => play.count(Kind.start, name) > 0,
	)
	expect(threads).toHaveLength(12)
	for (const { name } of threads) {
		expect(play.of(name).at(-1)?.kind).toBe(Kind.fail)
	}
	// 16 MiB hold 1,638 tasks of 10 KiB; some of them were being done.
	const done = play.count(Kind.worked)
	expect(play.count(Kind.put)).toBeGreaterThan(1600)
	expect(play.count(Kind.put)).toBeLessThanOrEqual(1638 + done)
	expect(sumOf(play, Kind.arrive)).toBeGreaterThan(play.count(Kind.put))
})

/** What the platform says when memory is asked to grow beyond its limit. */
function refusal(): string {
	const full = new SharedArrayBuffer(0, { maxByteLength: 8 })
	try {
		full.grow(16)
	} catch (error) {
		return error instanceof RangeError ? error.message : ''
	}
	return ''
}

test('memory enough: it survives, and drains no faster than before', async () => {
	const values = { heap: 128, storm: 4000, service: 8 }
	const play = await new Play(clickStorm, { values, pace: 1 }).begin()
	const { heap } = play.run.layout.world
	await play.until(() => play.count(Kind.worked) >= 1200)
	expect(play.ending).toBeNull()
	expect(sumOf(play, Kind.arrive)).toBe(4000)
	await play.run.pause()
	play.look()
	expect(play.lost).toBe(0)
	// Whoever has done its task gives the memory back before it takes another.
	const held = play.count(Kind.put) - play.count(Kind.worked)
	const taken = (heap?.usedBytes ?? 0) / 10_240
	expect(taken).toBeGreaterThanOrEqual(held)
	expect(taken).toBeLessThanOrEqual(held + 8)
	expect(heap?.grownBytes).toBeLessThanOrEqual(40 * 1024 * 1024)
})

test('the page samples how much memory tasks hold', async () => {
	const values = { heap: 64, storm: 1000 }
	const play = await new Play(clickStorm, { values, pace: 1 }).begin()
	await play.until(() => play.count(Kind.put) >= 1000)
	const samples = play.events.filter(({ kind }) => kind === Kind.memory)
	expect(samples.length).toBeGreaterThan(2)
	for (const { a, b } of samples) {
		expect(a % 10).toBe(0)
		expect(b).toBeGreaterThanOrEqual(a)
	}
	expect(samples.at(-1)?.a).toBeGreaterThan(9000)
	expect(play.run.cast.limitBytes).toBe(64 * 1024 * 1024)
})

test('a slow leak: throughput stays what the workers can do, and nothing is done in time', async () => {
	const play = await new Play(slowLeak, { pace: 4 }).begin()
	await play.until(() => play.run.nowUs >= 10_000_000)
	await play.run.pause()
	play.look()
	expect(play.lost).toBe(0)
	const putUs = new Map<number, number>()
	const takenUs = new Map<number, number>()
	const done: { tookUs: number; ageUs: number; atUs: number }[] = []
	for (const { kind, a, atUs } of play.events) {
		if (kind === Kind.put) {
			putUs.set(a, atUs)
		} else if (kind === Kind.take) {
			takenUs.set(a, atUs)
		} else if (kind === Kind.worked) {
			const tookUs = atUs - (takenUs.get(a) ?? 0)
			done.push({ tookUs, ageUs: atUs - (putUs.get(a) ?? 0), atUs })
		}
	}
	const meanUs =
		done.reduce((sum, { tookUs }) => sum + tookUs, 0) / done.length
	for (let s = 2; s < 10; s += 2) {
		const some = done.filter(
			({ atUs }) => atUs >= s * 1e6 && atUs < (s + 2) * 1e6,
		)
		expect(some.length / 2 / (8e6 / meanUs)).toBeGreaterThan(0.9)
		expect(some.length / 2 / (8e6 / meanUs)).toBeLessThan(1.1)
	}
	const late = done.filter(({ atUs }) => atUs > 9e6)
	expect(late.filter(({ ageUs }) => ageUs <= 1e6).length).toBeLessThan(
		5,
	)
	expect(play.count(Kind.put) - play.count(Kind.take)).toBeGreaterThan(
		100,
	)
})
