import { expect, test } from 'vitest'
import { blockingQueueFixture } from '../../model/fixture.ts'
import type { JobMoment, JobsMoment } from '../../model/job-moment.ts'
import type { Moment } from '../../model/moment.ts'
import { layoutBoard } from './board.ts'
import { type Box, bottomOf, rightOf } from './box.ts'
import { layoutBucket } from './bucket.ts'
import { clockInWords } from './clock.ts'
import { lossesInWords, layoutPile } from './pile.ts'
import { type StageFrame, layoutStage } from './stage.ts'
import { type Staged, crowd, staged } from './staged-moment.ts'

const frame: StageFrame = {
	...{ width: 824, height: 330, scale: 1, paceFactor: 1 },
	...{ isPhone: false, isReduced: true, expected: {} },
}
const recorded = blockingQueueFixture().momentAt(500_000)
const wave = { burst: 400, length: 5 }
const drain = { queued: 1200, arrivalsPerS: 60, mostPerS: 100, emptyS: 30, delayS: 12 }

function inBurst(workers: number, rest: Staged['rest'] = {}): Moment {
	const threads = [
		...crowd('handler', 'H', 2, () => ({})),
		...crowd('worker', 'W', workers, () => ({ side: 'consumers' })),
	]
	const queue = { capacity: 2 ** 31 - 1, depth: 1200, waiting: { empty: ['W1'] } }
	return staged(recorded, { threads, queues: [queue], knobs: wave, rest: { knobs: wave, ...rest } })
}

const isApart = (a: Box, b: Box) =>
	rightOf(a) <= b.x || rightOf(b) <= a.x || bottomOf(a) <= b.y || bottomOf(b) <= a.y

test.each([8, 32, 48, 60])('%i workers have seats of their own, inside the stage', (workers) => {
	const { capsules, queues } = layoutStage(inBurst(workers), frame)
	const boxes = capsules.map(({ box }) => box)
	expect(boxes).toHaveLength(workers + 2)
	for (const [index, box] of boxes.entries()) {
		expect(box.x).toBeGreaterThanOrEqual(0)
		expect(rightOf(box)).toBeLessThanOrEqual(frame.width)
		expect(bottomOf(box)).toBeLessThanOrEqual(frame.height)
		expect(boxes.slice(index + 1).every((other) => isApart(box, other))).toBe(true)
		expect(queues.every((queue) => isApart(queue.frame, box))).toBe(true)
	}
})

test('in a burst who waits stands at its seat, and under the queue there are clock and pile', () => {
	const layout = layoutStage(inBurst(8, { drain }), frame)
	expect(layout.bays).toEqual([])
	expect(layout.ghosts).toEqual([])
	expect(layout.capsules.find(({ name }) => name === 'W1')?.state).toBe('waiting')
	const foot = layout.queues[0]?.frame
	expect(layout.clock.map(({ value }) => value)).toEqual(['12 s', '30 s'])
	expect(layout.clock.every(({ y }) => foot !== undefined && y > bottomOf(foot))).toBe(true)
	expect(bottomOf(layout.pile?.box ?? frame0)).toBeLessThanOrEqual(frame.height)
})

const frame0: Box = { x: 0, y: 0, width: 0, height: 1e6 }

test('who has been sent for is outlined, and counted over its column', () => {
	const wanted = { threads: 12, column: 1, sentUs: 0, dueUs: recorded.atUs + 3_200_000 }
	const moment = inBurst(12, { wanted })
	const begun = moment.threads.filter(({ id }) => id <= 11)
	const layout = layoutStage({ ...moment, threads: begun }, { ...frame, expected: { worker: 12 } })
	expect(layout.headings[1]?.note).toBe('4 more in 3.2 s')
	expect(layout.ghosts.filter(({ isComing }) => isComing)).toHaveLength(4)
	const late = { ...moment, threads: begun, wanted: { ...wanted, dueUs: 0 } }
	expect(layoutStage(late, { ...frame, expected: { worker: 12 } }).headings[1]?.note ?? '').toBe('')
})

test('the clock says never while more comes than can be done, and nothing of a queue without order', () => {
	const never = inBurst(8, { drain: { ...drain, emptyS: null } })
	expect(clockInWords(never).map(({ value }) => value)).toEqual(['12 s', 'never'])
	const queues = never.queues.map((queue) => ({ ...queue, order: 'LIFO' as const }))
	expect(clockInWords({ ...never, queues })).toHaveLength(1)
	expect(clockInWords({ ...never, drain: null })).toEqual([])
})

test('the pile draws so many and says how many there are, by kind', () => {
	const counts = { ...recorded.counts, offered: 2000, rejected: 900, dropped: 100, expired: 0 }
	const refusedBy = { ...recorded.refusedBy, limited: 600 }
	const moment = { ...inBurst(8), counts, refusedBy }
	const pile = layoutPile(moment, { x: 200, y: 250, width: 380, height: 44 })
	expect(pile.count).toBe('1000')
	expect(pile.unit).toBe('lost, 50% of what came')
	expect(pile.line).toBe('600 at the bucket, 300 refused, …')
	expect(pile.papers.length).toBeGreaterThan(8)
	for (const paper of pile.papers) {
		expect(paper.y).toBeGreaterThanOrEqual(250)
		expect(rightOf(paper)).toBeLessThanOrEqual(rightOf(pile.box))
	}
	expect(lossesInWords(moment)).toBe('600 at the bucket, 300 refused, 100 dropped')
	expect(lossesInWords({ ...moment, counts: recorded.counts, refusedBy: recorded.refusedBy })).toBe(
		'nothing is refused or dropped',
	)
})

test('a bucket fills while nobody asks, up to its size', () => {
	const bucket = { id: 9, name: 'bucket', size: 50, tokens: 2, given: 10, refused: 3 }
	const at = (agoUs: number) => {
		const asked = { ...bucket, atUs: recorded.atUs - agoUs }
		const knobs = { bucket: 50, token: 100 }
		return layoutBucket({ ...recorded, buckets: [asked], knobs }, frame0)
	}
	expect(at(0)?.count).toBe('2')
	expect(at(100_000)?.count).toBe('12')
	expect(at(400_000)?.count).toBe('42')
	expect(at(500_000)?.count).toBe('50')
})

const counts = { pending: 30, running: 2, done: 400, failed: 0, dead: 9 }
const job = (id: number, status: JobMoment['status'], sinceUs: number, attempt = 1): JobMoment => {
	return { id, kind: 0, status, attempt, sinceUs, thread: 0 }
}
const store: JobsMoment = {
	...{ id: 20, name: 'job store', counts, attempts: 500, failedAttempts: 80, leasesLost: 2 },
	...{ effects: 403, duplicates: 3, absorbed: 0 },
	recent: [job(7, 'done', 10), job(8, 'done', 30), job(9, 'done', 20), job(11, 'pending', 5, 3)],
}

test('the board has a column per status, the newest first, and strokes for attempts', () => {
	const box = { x: 215, y: 200, width: 385, height: 96 }
	const board = layoutBoard({ ...recorded, jobs: [store] }, box)
	const of = (status: string) => board?.columns.find((column) => column.status === status)
	expect(board?.columns.map(({ count }) => count)).toEqual(['30', '2', '400', '0', '9'])
	expect(of('done')?.note).toBe('3 done twice')
	expect(of('done')?.tickets.map(({ id }) => id)).toEqual([8, 9])
	expect(of('pending')?.tickets[0]?.attempts).toHaveLength(3)
	expect(of('dead')?.nameless).toHaveLength(9)
	for (const { tickets, nameless, x, width } of board?.columns ?? []) {
		for (const place of [...tickets.map((ticket) => ticket.box), ...nameless]) {
			expect(place.x).toBeGreaterThanOrEqual(x)
			expect(rightOf(place)).toBeLessThanOrEqual(x + width)
			expect(place.y).toBeGreaterThanOrEqual(box.y)
			expect(bottomOf(place)).toBeLessThanOrEqual(bottomOf(box))
		}
	}
})
