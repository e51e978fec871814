import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Kind, type TraceEvent } from '../trace/event.ts'
import { recordingToChrome } from './chrome-trace.ts'
import { deedOf } from './event-words.ts'
import { recordingFromJson, recordingToJson } from './file.ts'
import {
	attempt,
	failedOnce,
	handler,
	job,
	jobsCast as cast,
	put,
	take,
	w1,
	w2,
} from './fixture-jobs.ts'
import { type Line, eventsOfLines, recordingOfLines } from './fixture-lines.ts'
import { Recording } from './recording.ts'
import { snapshotOf } from './snapshot.ts'

/** A store and its workers that do as they like, one legal record after another. */
function played(choices: readonly number[]): readonly Line[] {
	const lines: Line[] = []
	const queue: number[] = []
	const aside: number[] = []
	const attempts = new Map<number, number>()
	const over = new Set<number>()
	const hands = new Map<number, number>()
	let us = 10
	const depth = () => queue.length
	const begin = (worker: number) => {
		const id = queue.shift()
		if (id === undefined) return
		hands.set(worker, id)
		lines.push(take(us, worker, id, depth()))
		if (over.has(id)) return
		attempts.set(id, (attempts.get(id) ?? 0) + 1)
		lines.push(job(us + 1, worker, id, 'running', attempts.get(id), 0))
		lines.push(attempt(us + 2, worker, id))
	}
	for (const choice of choices) {
		us += 10
		const worker = choice % 2 === 0 ? w1 : w2
		const id = hands.get(worker)
		const isOver = id === undefined || over.has(id)
		const step = Math.floor(choice / 2) % 6
		if (step === 0) {
			const fresh = attempts.size + 1
			attempts.set(fresh, 0)
			queue.push(fresh)
			lines.push(job(us, handler, fresh, 'pending'), put(us + 1, fresh, depth()))
		} else if (step === 1) begin(worker)
		else if (step === 2 && id !== undefined && !isOver) {
			over.add(id)
			lines.push(job(us, worker, id, us % 3 === 0 ? 'dead' : 'done', attempts.get(id)))
		} else if (step === 3 && id !== undefined && !isOver && !aside.includes(id)) {
			if (queue.includes(id)) continue
			aside.push(id)
			lines.push(job(us, worker, id, 'pending', attempts.get(id), 1))
		} else if (step === 4) {
			const back = aside.shift()
			if (back === undefined || over.has(back)) continue
			queue.push(back)
			lines.push(put(us, back, depth(), w1, w2))
		} else if (step === 5 && id !== undefined && !isOver && !queue.includes(id)) {
			if (aside.includes(id)) continue
			queue.push(id)
			lines.push(put(us, id, depth(), worker, handler))
		}
	}
	return lines
}

test('whatever a store and its workers do, every item is somewhere after every record', () => {
	const choices = fc.array(fc.nat({ max: 11 }), { minLength: 20, maxLength: 120 })
	fc.assert(
		fc.property(choices, (chosen) => {
			const recording = new Recording(cast, { keyframeEvery: 16 })
			const events: readonly TraceEvent[] = eventsOfLines(played(chosen))
			for (const event of events) {
				recording.append([event], event.atUs)
				const { counts, laws, stretch } = recording.momentAt(event.atUs)
				expect(stretch.sojournSumUs).toBeCloseTo(stretch.inSystem * event.atUs, 3)
				const { completed, inService, queued, dropped, failed, deadLettered } = counts
				expect(counts.accepted).toBe(
					completed + inService + queued + dropped + failed + deadLettered,
				)
				expect(Math.min(inService, queued, counts.outside)).toBeGreaterThanOrEqual(0)
				expect(laws.filter(({ holds }) => !holds)).toEqual([])
			}
			const middle = events[Math.floor(events.length / 2)]?.atUs ?? 0
			const fresh = new Recording(cast)
			fresh.append(
				events.filter(({ atUs }) => atUs <= middle),
				middle,
			)
			expect(recording.momentAt(middle).jobs).toEqual(fresh.momentAt(middle).jobs)
			expect(recording.momentAt(middle).counts).toEqual(fresh.momentAt(middle).counts)
		}),
		{ numRuns: 60 },
	)
})

test('a store, its jobs and its laws survive a file, and are told in a snapshot', () => {
	const recording = recordingOfLines(cast, failedOnce)
	const read = recordingFromJson(recordingToJson(recording))
	expect(read.momentAt(read.endUs)).toEqual(recording.momentAt(recording.endUs))
	const told = snapshotOf(read.momentAt(read.endUs), {
		...{ phase: 'finished', knobs: {}, seed: 7, endMs: 1, live: false, canary: null },
		memory: { usedBytes: 0, limitBytes: null },
	})
	expect(told.jobs).toEqual([
		{
			...{ name: 'job store', pending: 0, running: 0, done: 1, failed: 0, dead: 0 },
			...{ attempts: 2, duplicates: 0, absorbed: 0 },
		},
	])
})

test('what happens to jobs is told in words, and marked in Chrome', () => {
	const recording = recordingOfLines(cast, failedOnce)
	const words = [...recording.events()]
		.filter(({ kind }) => kind === Kind.job || kind === Kind.put || kind === Kind.work)
		.map((event) => deedOf(cast, event)?.what)
	expect(words).toEqual([
		'saves job 1 of job store',
		'puts 1 into queue, 1 inside',
		'begins attempt 1 at job 1 of job store',
		'attempts 1',
		'marks job 1 of job store pending, the attempt before failed',
		'puts 1 of C1 back into queue, 1 inside',
		'begins attempt 2 at job 1 of job store, the attempt before failed',
		'attempts 1',
		'marks job 1 of job store done',
	])
	const { traceEvents } = JSON.parse(recordingToChrome(recording)) as {
		traceEvents: { cat?: string; name: string }[]
	}
	const marks = traceEvents.filter(({ cat }) => cat === 'job').map(({ name }) => name)
	expect(marks).toEqual(['pending', 'running', 'pending', 'running', 'done'].map((s) => `job ${s}`))
})
