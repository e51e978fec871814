import { expect, test } from 'vitest'
import { blockingQueueFixture } from '../../model/fixture.ts'
import type { Moment } from '../../model/moment.ts'
import { type Box, bottomOf, rightOf } from './box.ts'
import { type StageFrame, layoutStage } from './stage.ts'

const wide: StageFrame = {
	width: 824,
	height: 330,
	scale: 1,
	paceFactor: 0,
	isPhone: false,
	isReduced: true,
	expected: {},
}

/** Everybody in one wait set, in the order given; the first `woken` were notified. */
function sharedBy(names: readonly string[], woken = 0, lock?: 0): Moment {
	const run = { producers: 4, consumers: 4, changes: [] }
	const moment = blockingQueueFixture(run).momentAt(200_000)
	const ids = names.map((name) => moment.threads.find((it) => it.name === name)?.id ?? 0)
	const [first] = moment.conditions
	const condition = moment.cast.objects.find(({ id }) => id === first?.id)
	if (first === undefined || condition?.kind !== 'condition') throw new Error('no condition')
	const others = moment.cast.objects.filter(({ kind }) => kind !== 'condition')
	const own = { ...condition, name: 'changed', reason: 'changed', lock: lock ?? condition.lock }
	const [before, after] = [ids.slice(0, woken), ids.slice(woken)]
	return {
		...moment,
		wakes: [],
		cast: { ...moment.cast, objects: [...others, own] },
		conditions: [{ ...first, name: 'changed', reason: 'changed', waiting: after, woken: before }],
		threads: moment.threads.map((thread) => ({
			...thread,
			state: before.includes(thread.id) ? 'woken' : after.includes(thread.id) ? 'waiting' : 'held',
			reason: ids.includes(thread.id) ? 'changed' : null,
		})),
	}
}

const everybody = ['C3', 'P1', 'C4', 'P2', 'C1', 'P4', 'C2', 'P3']

function isApart(a: Box, b: Box): boolean {
	return rightOf(a) <= b.x || rightOf(b) <= a.x || bottomOf(a) <= b.y || bottomOf(b) <= a.y
}

test('eight threads in one wait set each have a place inside it, in order', () => {
	for (const frame of [wide, { ...wide, width: 390, height: 0, isPhone: true }]) {
		const layout = layoutStage(sharedBy(everybody), frame)
		const [bay] = layout.bays
		if (bay === undefined) throw new Error('no tray')
		const ids = [...bay.places.keys()]
		const boxes = [...bay.places.values()]
		const named = ids.map((id) => layout.capsules.find((capsule) => capsule.id === id)?.name)
		expect(named).toEqual(everybody)
		expect(bay.numbers.map(({ text }) => text)).toEqual(['1', '2', '3', '4', '5', '6', '7', '8'])
		for (const [index, box] of boxes.entries()) {
			expect(box.height).toBeGreaterThanOrEqual(28)
			expect(box.x).toBeGreaterThanOrEqual(bay.box.x)
			expect(rightOf(box)).toBeLessThanOrEqual(rightOf(bay.box))
			expect(bottomOf(box)).toBeLessThanOrEqual(bottomOf(bay.box))
			expect(boxes.slice(index + 1).every((other) => isApart(box, other))).toBe(true)
		}
	}
})

test('the tray covers neither the seats nor the queue', () => {
	const layout = layoutStage(sharedBy(everybody), wide)
	const tray = layout.bays[0]?.box
	const frame = layout.queues[0]?.frame
	if (tray === undefined || frame === undefined) throw new Error('not drawn')
	expect(isApart(tray, frame)).toBe(true)
	for (const { box } of layout.ghosts) expect(isApart(tray, box)).toBe(true)
	expect(layout.ghosts).toHaveLength(8)
})

test('who was woken has no number any more, and the oldest of the others is number 1', () => {
	const layout = layoutStage(sharedBy(everybody, 2), wide)
	expect(layout.bays[0]?.numbers).toHaveLength(6)
	const states = layout.capsules.filter(({ state }) => state === 'woken').map(({ name }) => name)
	expect(states.sort()).toEqual(['C3', 'P1'])
})

test('a place in the tray does not depend on how many stand in it', () => {
	const placeOf = (names: readonly string[]) => {
		return [...(layoutStage(sharedBy(names), wide).bays[0]?.places.values() ?? [])][0]
	}
	expect(placeOf(['C3'])).toEqual(placeOf(everybody))
})

test('who waits in the shared wait set says what it came for', () => {
	const layout = layoutStage(sharedBy(['C3', 'P1']), { ...wide, height: 420 })
	const sentences = layout.capsules.map(({ sentence }) => sentence)
	expect(sentences).toContain('C3, waiting, for not empty')
	expect(sentences).toContain('P1, waiting, for not full')
})

test('the tray says whom the next notify would wake', () => {
	const statusOf = (moment: Moment, isVictimOpen = false) =>
		layoutStage(moment, { ...wide, isVictimOpen }).bays[0]?.status ?? ''
	const moment = sharedBy(everybody)
	expect(statusOf(moment)).toContain('wake number 1')
	expect(statusOf(moment, true)).toContain('you pick')
	const knobs = { ...moment.cast.knobs, notify: 'all' }
	expect(statusOf({ ...moment, cast: { ...moment.cast, knobs } })).toContain('wake them all')
})

test('conditions without a lock are drawn, and the lock is said to be none', () => {
	const layout = layoutStage(sharedBy(['C3'], 0, 0), wide)
	expect(layout.bays).toHaveLength(1)
	expect(layout.locks[0]?.text).toBe('no lock')
	expect(layout.locks[0]?.isUnused).toBe(true)
})
