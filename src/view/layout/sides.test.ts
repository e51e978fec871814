import { expect, test } from 'vitest'
import { blockingQueueFixture } from '../../model/fixture.ts'
import type { Moment } from '../../model/moment.ts'
import { bottomOf, rightOf } from './box.ts'
import { type StageFrame, layoutStage } from './stage.ts'

const wide: StageFrame = {
	width: 824,
	height: 352,
	scale: 1,
	paceFactor: 1,
	isPhone: false,
	isReduced: true,
	expected: {},
}
const recorded = blockingQueueFixture({ producers: 4, consumers: 16, changes: [] }).momentAt(
	900_000,
)

/** The same run of handlers and workers, without conditions. */
function renamed(stated: Partial<Moment> = {}): Moment {
	const roles = { producers: 'handler', consumers: 'worker' } as const
	const named = <T extends { readonly side: keyof typeof roles }>(them: readonly T[]) =>
		them.map((it) => ({ ...it, role: roles[it.side] }))
	const { cast } = recorded
	return {
		...recorded,
		conditions: [],
		...stated,
		cast: { ...cast, threads: named(cast.threads) },
		threads: named(stated.threads ?? recorded.threads),
	}
}

test('sides and shapes follow from what a thread does, and the roles give the headings', () => {
	const layout = layoutStage(renamed(), wide)
	expect(layout.headings.map(({ text }) => text)).toEqual(['Handlers', 'Workers'])
	for (const { id, side, shape } of layout.capsules) {
		const isProducer = recorded.threads.find((thread) => thread.id === id)?.side === 'producers'
		expect(side).toBe(isProducer ? 'left' : 'right')
		expect(shape).toBe(isProducer ? 'sends' : 'receives')
	}
})

test('several roles in a column share its heading, and one that is alone is one', () => {
	const moment = renamed()
	const [first, ...rest] = moment.cast.threads
	if (first === undefined) throw new Error('nobody')
	const cast = { ...moment.cast, threads: [{ ...first, role: 'clerk' }, ...rest] }
	const [heading] = layoutStage({ ...moment, cast }, wide).headings
	expect(heading?.text).toBe('Clerk and handlers')
})

test('without bays the meeting place stands in the middle of the height', () => {
	const frame = layoutStage(renamed(), wide).queues[0]?.frame
	if (frame === undefined) throw new Error('no queue')
	expect(frame.y - 46).toBeCloseTo(352 - 14 - bottomOf(frame))
	expect(layoutStage(recorded, wide).queues[0]?.frame.y).toBeLessThan(frame.y)
})

test('a frame with memory in it stays inside the stage, with its bays', () => {
	const memory = { usedBytes: 2 ** 20, grownBytes: 2 ** 20, limitBytes: 2 ** 28 }
	for (const size of [{ height: 330 }, { height: 352 }, { width: 390, height: 0, isPhone: true }]) {
		for (const moment of [{ ...recorded, memory }, renamed({ memory })]) {
			const layout = layoutStage(moment, { ...wide, ...size })
			for (const { box } of layout.bays) {
				expect(bottomOf(box)).toBeLessThanOrEqual(layout.height)
				expect(box.y).toBeGreaterThan(bottomOf(layout.queues[0]?.frame ?? box))
			}
			expect(bottomOf(layout.queues[0]?.frame ?? wideBox)).toBeLessThan(layout.height)
		}
	}
})

const wideBox = { x: 0, y: Infinity, width: 0, height: 0 }

test('one condition is a wait set for everybody only when it says no more than that something changed', () => {
	const only = recorded.conditions.filter(({ reason }) => reason === 'empty')
	const changed = only.map((condition) => ({ ...condition, reason: 'changed' }))
	const [bay] = layoutStage({ ...recorded, conditions: only }, wide).bays
	const [tray] = layoutStage({ ...recorded, conditions: changed }, wide).bays
	expect(bay?.name).toBe('not empty')
	expect(bay?.box.width).toBeLessThan(400)
	expect(tray?.box.width).toBeGreaterThan(700)
})

test('items outside are small tokens up to five, and a number always', () => {
	const marks = [0, 1, 5, 1204].map((outside) => {
		const threads = recorded.threads.map((it) => ({ ...it, hand: 'empty' as const, work: null }))
		const counts = { ...recorded.counts, outside }
		return layoutStage({ ...recorded, threads, counts }, wide).outside
	})
	expect(marks.map((mark) => mark?.tokens.length)).toEqual([undefined, 1, 5, 5])
	expect(marks.at(-1)?.label.text).toBe('1204 outside')
})

test('textures are explained where there is more than one', () => {
	const kinds = ['task', 'e-mail', 'photo', 'report']
	const legendOf = (kindsSeen: readonly number[]) => {
		const cast = { ...recorded.cast, kinds }
		return layoutStage({ ...recorded, cast, kindsSeen }, wide).legend
	}
	expect(legendOf([])).toEqual([])
	expect(legendOf([0])).toEqual([])
	const legend = legendOf([1, 2, 3])
	expect(legend.map(({ label }) => label.text)).toEqual(['e-mail', 'photo', 'report'])
	const boxes = legend.map(({ swatch }) => swatch)
	for (const [index, box] of boxes.entries()) {
		expect(box.x).toBeGreaterThan(rightOf(boxes[index - 1] ?? { ...box, x: 0 }))
	}
})

test('the oldest of a long queue is as old as its making says, told no finer than can be read', () => {
	const [queue] = recorded.queues
	if (queue === undefined) throw new Error('no queue')
	const long = { ...queue, capacity: 2 ** 31 - 1, depth: 60, peak: 60 }
	const madeUs = recorded.atUs - 2_940_000
	const made = { id: 1, producer: 'P1', kind: 0, madeUs, putUs: recorded.atUs }
	const moment = { ...recorded, queues: [{ ...long, items: [made] }] }
	expect(layoutStage(moment, wide).queues[0]?.note).toBe('oldest 2.8 s')
	expect(layoutStage(moment, { ...wide, paceFactor: 0.01 }).queues[0]?.note).toBe('oldest 2.9 s')
})

test('a sleeper says when it gets up where that can be read, and always shows how much of its rest is left', () => {
	const atUs = recorded.atUs
	const rest = { state: 'sleeping', reason: 'poll', sinceUs: atUs - 60_000 } as const
	const asleep = recorded.threads.map((it) =>
		it.side === 'consumers' ? { ...it, ...rest, sleepUntilUs: atUs + 40_000 } : it,
	)
	const wordsOf = (paceFactor: number, threads = asleep) => {
		const layout = layoutStage({ ...recorded, conditions: [], threads }, { ...wide, paceFactor })
		const capsules = layout.capsules.filter(({ side }) => side === 'right')
		for (const { countdown } of capsules) expect(countdown).toBeCloseTo(0.4)
		const [{ label } = { label: null }] = capsules
		return [label?.word?.text, label?.detail?.text]
	}
	const few = asleep.filter(({ side, name }) => side === 'producers' || name === 'C1')
	expect(wordsOf(0.01, few)).toEqual(['sleeping', 'polls in 40 ms'])
	expect(wordsOf(0.2, few)).toEqual(['sleeping', 'polls within 100 ms'])
	expect(wordsOf(1, few)).toEqual(['sleeping', 'until the next poll'])
	// Sixteen have one line each.
	expect(wordsOf(0.01)).toEqual(['in 40 ms', undefined])
	expect(wordsOf(1)).toEqual(['sleeping', undefined])
})

test('who has failed says why, as far as there is room', () => {
	const reason = 'WebAssembly.Memory.grow(): Maximum memory size exceeded'
	const failed = recorded.threads.map((it) => ({ ...it, state: 'failed' as const, reason }))
	const layout = layoutStage(renamed({ threads: failed.slice(0, 5) }), wide)
	for (const { label, sentence, state } of layout.capsules) {
		expect(state).toBe('failed')
		expect(label.detail?.text).toMatch(/^WebAss.*…$/)
		expect(sentence).toContain(reason)
	}
})
