import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Activity, Kind, Refusal } from '../trace/event.ts'
import { deedOf } from './event-words.ts'
import { recordingFromJson, recordingToJson } from './file.ts'
import { type Line, momentOfLines, recordingOfLines } from './fixture-lines.ts'
import { queueId } from './fixture-monitor.ts'
import { blockingQueueCast } from './fixture-run.ts'
import type { Cast, Moment } from './moment.ts'
import { Recording } from './recording.ts'
import { snapshotOf } from './snapshot.ts'

const [page, door, w1] = [1, 2, 3]
const bucketId = 20
const plain = blockingQueueCast(1, 2, 10_000)
/** 100 tokens a second, 5 at most; the deadline is 200 ms. */
const cast: Cast = {
	...plain,
	knobs: { token: 100, bucket: 5, deadline: 200 },
	objects: [...plain.objects, { id: bucketId, kind: 'bucket', name: 'bucket', size: 50 }],
}

const after = (lines: readonly Line[], endUs?: number) => momentOfLines(cast, lines, endUs)
const broken = ({ laws }: Moment) => laws.flatMap(({ name, holds }) => (holds ? [] : [name]))
const ask = (us: number, b: number, tokens = 0): Line => {
	return [us, Kind.token, door, { object: bucketId, a: tokens * 1000, b }]
}

/** At which of these times a bucket of that size and rate has a token for who asks. */
function given(asked: readonly number[], size: number, perS: number): number[] {
	let tokens = size
	let lastUs = 0
	return asked.filter((us) => {
		tokens = Math.min(size, tokens + ((us - lastUs) / 1e6) * perS)
		lastUs = us
		const isGiven = tokens >= 1
		if (isGiven) tokens -= 1
		return isGiven
	})
}

test('a bucket says what it had when it was asked last, what it gave and whom it refused', () => {
	const { buckets, laws } = after([ask(10, 1, 4), ask(20, 1, 3.5), ask(30, 0, 0.25)])
	expect(buckets).toEqual([
		{ id: bucketId, name: 'bucket', size: 5, tokens: 0.25, atUs: 30, given: 2, refused: 1 },
	])
	expect(laws.find(({ name }) => name === 'within the rate')?.detail).toMatch(/^2 tokens/)
	expect(after([]).buckets).toMatchObject([{ size: 5, tokens: 5, given: 0 }])
	const { buckets: none, laws: others } = momentOfLines(plain, [])
	expect(none).toEqual([])
	expect(others.map(({ name }) => name)).not.toContain('within the rate')
})

test('what a bucket of its size and rate gives breaks no law; two tokens more in a window do', () => {
	const gaps = fc.array(fc.nat({ max: 12_000 }), { minLength: 40, maxLength: 200 })
	fc.assert(
		fc.property(gaps, (between) => {
			let us = 1_000_000
			const asked = between.map((gap) => (us += gap))
			const lines = given(asked, 5, 100).map((at) => ask(at, 1))
			expect(broken(after(lines))).toEqual([])
			// Full again, and then seven where five may go.
			const seven = Array.from({ length: 7 }, () => ask(us + 1_000_000, 1))
			expect(broken(after([...lines, ...seven.slice(1)]))).toEqual([])
			expect(broken(after([...lines, ...seven]))).toEqual(['within the rate'])
		}),
		{ numRuns: 30 },
	)
})

test('a bucket that fills half as fast again as it may is caught', () => {
	const asked = Array.from({ length: 100 }, (_, index) => 1_000_000 + index * 2000)
	const lines = given(asked, 5, 150).map((us) => ask(us, 1))
	expect(broken(after(lines))).toEqual(['within the rate'])
})

test('a record that is late does not count against the bucket: when it was filled does', () => {
	const times = Array.from({ length: 12 }, (_, index) => 1_000_000 + index * 10_000)
	const late = 1_200_000
	const lines = times.map((c): Line => [late, Kind.token, door, { object: bucketId, b: 1, c }])
	expect(broken(after(lines))).toEqual([])
	expect(broken(after(times.map(() => ask(late, 1))))).toEqual(['within the rate'])
})

test('where the rate is turned the law begins anew, under the new one', () => {
	const turned: Line = [1000, Kind.turned, page, { a: 0, b: 1_000_000 }]
	const five = Array.from({ length: 5 }, () => ask(2000, 1))
	const first = Array.from({ length: 5 }, () => ask(500, 1))
	expect(broken(after([...first, turned, ...five]))).toEqual([])
	expect(broken(after([...first, ...five]))).toEqual(['within the rate'])
	const smaller: Line = [1000, Kind.turned, page, { a: 1, b: 2000 }]
	expect(broken(after([smaller, ...five]))).toEqual(['within the rate'])
	expect(after([smaller]).buckets[0]?.size).toBe(2)
})

test('without a rate to hold it against, nothing is broken', () => {
	const many = Array.from({ length: 100 }, () => ask(5, 1))
	expect(broken(momentOfLines({ ...cast, knobs: {} }, many))).toEqual([])
})

test('who is refused by a rate limit is counted by that way', () => {
	const moment = after([
		[1, Kind.arrive, door, { a: 2, c: 1 }],
		[2, Kind.reject, door, { object: queueId, b: Refusal.limited }],
	])
	expect(moment.refusedBy).toEqual({ 'at once': 0, 'timed out': 0, thrown: 0, limited: 1 })
	expect(moment.counts).toMatchObject({ offered: 2, rejected: 1, outside: 1 })
	expect(moment.refusals).toMatchObject([{ how: 'limited' }])
})

test('retries are arrivals, and known as such', () => {
	const moment = after([
		[1, Kind.arrive, door, { a: 3, c: 1 }],
		[2, Kind.arrive, door, { a: 2, b: 1, c: 2 }],
		[3, Kind.arrive, door, { a: 1, b: 2, c: 3 }],
	])
	expect(moment.retries).toBe(3)
	expect(moment.counts).toMatchObject({ offered: 6, outside: 6 })
})

test('the threads that are sent for are known with the time at which they are to be there', () => {
	const hour = 3_600_000_000
	const due = (hour + 5_000_000) | 0
	const sent: Line = [hour, Kind.wanted, door, { a: 8, b: 1, c: due }]
	expect(after([]).wanted).toBeNull()
	expect(after([sent]).wanted).toEqual({
		...{ threads: 8, column: 1, sentUs: hour, dueUs: hour + 5_000_000 },
	})
})

/** Comes, waits, is taken and is done. */
function passes(id: number, comes: number, begins: number, ends: number, kind = 0): Line[] {
	const d = (kind << 8) | door
	return [
		[comes, Kind.arrive, door, { a: 1, c: comes }],
		[comes, Kind.put, door, { object: queueId, a: id, b: 1, c: comes, d }],
		[begins, Kind.take, w1, { object: queueId, a: id }],
		[begins, Kind.work, w1, { a: id, b: ends - begins, c: Activity.handling }],
		[ends, Kind.worked, w1, { a: id }],
	]
}

test('each sort of items has times of its own', () => {
	const moment = after([
		...passes(1, 10, 20, 50, 2),
		...passes(2, 60, 65, 80),
		...passes(3, 90, 100, 190, 2),
	])
	expect(moment.byKind.map(({ kind }) => kind)).toEqual([0, 2])
	const [mail, report] = moment.byKind
	expect(mail?.latency.summary()).toMatchObject({ count: 1, max: 20 })
	expect(mail?.wait.summary()).toMatchObject({ count: 1, max: 5 })
	expect(report?.latency.summary()).toMatchObject({ count: 2, max: 100 })
	expect(report?.wait.summary()).toMatchObject({ count: 2, max: 10, mean: 10 })
	expect(moment.latency.count).toBe(3)
})

test('a queue drains at what its workers can do more than comes; never, if that is nothing', () => {
	const waiting = (perS: number, queued: number): Line[] => {
		const words = (id: number) => ({ object: queueId, a: id, b: id - 1, c: 1, d: door })
		return [
			...passes(1, 100_000, 100_000, 200_000),
			[200_000, Kind.start, 4],
			...Array.from({ length: queued }, (_, index): Line => {
				return [200_000, Kind.put, door, words(index + 2)]
			}),
			[3_000_000, Kind.arrive, door, { a: 2 * perS, c: 1 }],
		]
	}
	// Two workers at 100 ms: 20 a second.
	const { drain, arrivalsPerS } = after(waiting(15, 30), 3_500_000)
	expect(arrivalsPerS).toBe(15)
	expect(drain).toMatchObject({ queued: 30, arrivalsPerS: 15, delayS: 1.5 })
	expect(drain?.mostPerS).toBeCloseTo(20)
	expect(drain?.emptyS).toBeCloseTo(6)
	expect(after(waiting(20, 30), 3_500_000).drain?.emptyS).toBeNull()
	expect(after(waiting(30, 0), 3_500_000).drain).toMatchObject({ emptyS: 0, delayS: 0 })
	expect(after(waiting(20, 30), 6_000_000).drain?.emptyS).toBeCloseTo(1.5)
	expect(after(waiting(15, 30).slice(0, 3)).drain).toBeNull()
	// Who is refused does not fill it: of thirty a second, fifteen are.
	const refused = Array.from({ length: 30 }, (): Line => {
		return [3_100_000, Kind.reject, door, { object: queueId, b: Refusal.limited }]
	})
	const met = after([...waiting(30, 30), ...refused], 3_500_000)
	expect(met.arrivalsPerS).toBe(30)
	expect(met.drain?.emptyS).toBeCloseTo(6)
})

const flood: readonly Line[] = [
	...passes(1, 10_000, 20_000, 30_000),
	[50_000, Kind.arrive, door, { a: 4, c: 1 }],
	[55_000, Kind.arrive, door, { a: 1, b: 1, c: 1 }],
	...[2, 3, 4].map((id): Line => {
		const words = { object: queueId, a: id, b: id - 1, c: 50_000, d: door }
		return [60_000, Kind.put, door, words]
	}),
	[61_000, Kind.reject, door, { object: queueId }],
	[100_000, Kind.take, w1, { object: queueId, a: 2, b: 2 }],
	[310_000, Kind.worked, w1, { a: 2 }],
	[320_000, Kind.drop, w1, { object: queueId, a: 3, b: 1, c: 1 }],
]

test('a wave says bin by bin what came, how deep it lay, and what became of it', () => {
	const recording = recordingOfLines(cast, flood, 400_000)
	const bins = recording.wave(0, 400_000, 4)
	const of = (name: keyof (typeof bins)[number]) => bins.map((bin) => bin[name])
	expect(of('fromUs')).toEqual([0, 100_000, 200_000, 300_000])
	expect(of('toUs')).toEqual([100_000, 200_000, 300_000, 400_000])
	expect(of('arrivals')).toEqual([6, 0, 0, 0])
	expect(of('retries')).toEqual([1, 0, 0, 0])
	expect(of('depth')).toEqual([3, 3, 2, 2])
	expect(of('good')).toEqual([1, 0, 0, 0])
	expect(of('late')).toEqual([0, 0, 0, 1])
	expect(of('refused')).toEqual([1, 0, 0, 0])
	expect(of('lost')).toEqual([0, 0, 0, 1])
	const fine = recording.wave(0, 400_000, 1000)
	expect(fine).toHaveLength(20)
	expect(fine.map(({ depth }) => depth).slice(0, 6)).toEqual([1, 1, 0, 3, 3, 3])
})

test('a wave of any bins has all that the counts have', () => {
	const recording = recordingOfLines(cast, flood, 400_000)
	const { counts } = recording.momentAt(400_000)
	for (const most of [1, 3, 7, 60]) {
		const bins = recording.wave(0, 400_000, most)
		expect(bins.length).toBeLessThanOrEqual(most + 2)
		const sum = (name: 'arrivals' | 'good' | 'late' | 'refused' | 'lost') => {
			return bins.reduce((all, bin) => all + bin[name], 0)
		}
		expect(sum('arrivals')).toBe(counts.offered)
		expect(sum('good') + sum('late')).toBe(counts.completed)
		expect(sum('refused')).toBe(counts.rejected)
		expect(sum('lost')).toBe(counts.expired)
	}
})

test('the wave of a time whose records were let go of is kept', () => {
	const lines = Array.from({ length: 60 }, (_, index) => {
		const us = 1000 + index * 10_000
		return passes(index + 1, us, us + 1000, us + 5000)
	}).flat()
	const recording = new Recording(cast, { maxEvents: 50, keyframeEvery: 10 })
	for (const [us] of lines) recording.append([], us)
	const all = recordingOfLines(cast, lines)
	for (const event of all.events()) recording.append([event], event.atUs)
	expect(recording.letGo).toBeGreaterThan(0)
	expect(recording.wave(0, 600_000, 30)).toEqual(all.wave(0, 600_000, 30))
	expect(recording.momentAt(590_000).arrivalsPerS).toBe(all.momentAt(590_000).arrivalsPerS)
})

test('a bucket survives a file, and is told in a snapshot and in words', () => {
	const recording = recordingOfLines(cast, [ask(10, 1, 4), ask(30, 0, 0.25)])
	const read = recordingFromJson(recordingToJson(recording))
	expect(read.momentAt(30)).toEqual(recording.momentAt(30))
	const told = snapshotOf(read.momentAt(30), {
		...{ phase: 'finished', knobs: {}, seed: 7, endMs: 1, live: false, canary: null },
		memory: { usedBytes: 0, limitBytes: null },
	})
	expect(told.buckets).toEqual([{ name: 'bucket', size: 5, tokens: 0.25, given: 1, refused: 1 }])
	const words = [...recording.events()].map((event) => deedOf(cast, event)?.what)
	expect(words).toEqual(['gets a token of bucket, 4.0 left', 'gets no token of bucket, 0.3 left'])
})

test('completions in time are counted from the beginning, as the deadline stood', () => {
	const longer: Line = [400_000, Kind.turned, page, { a: 2, b: 300_000 }]
	const lines = [
		...passes(1, 1000, 2000, 201_000),
		...passes(2, 202_000, 202_000, 402_001),
		longer,
		...passes(3, 500_000, 500_000, 800_000),
	].sort(([one], [other]) => one - other)
	expect(after(lines.slice(0, 6)).inTime).toBe(1)
	expect(after(lines).inTime).toBe(3)
	expect(after(lines.filter((line) => line !== longer)).inTime).toBe(1)
})

test('an adaptive queue lets its oldest leave or its newest, and no other', () => {
	const adaptive = plain.objects.map((one) => {
		return one.kind === 'queue' ? { ...one, order: 'adaptive LIFO' as const } : one
	})
	const put = (id: number): Line => {
		return [id, Kind.put, door, { object: queueId, a: id, b: id, c: 1, d: door }]
	}
	const take = (us: number, id: number, left: number): Line => {
		return [us, Kind.take, w1, { object: queueId, a: id, b: left }]
	}
	const held = (lines: readonly Line[]) => {
		return broken(
			momentOfLines({ ...plain, objects: adaptive }, [1, 2, 3, 4].map(put).concat(lines)),
		)
	}
	expect(held([take(10, 1, 3), take(20, 4, 2), take(30, 2, 1), take(40, 3, 0)])).toEqual([])
	expect(held([take(10, 4, 3), take(20, 3, 2)])).toEqual([])
	expect(held([take(10, 2, 3)])).toEqual(['first in, first out'])
	expect(held([take(10, 3, 3)])).toEqual(['first in, first out'])
})
