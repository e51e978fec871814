import { describe, expect, test } from 'vitest'
import { blockingQueueFixture } from '../../model/fixture.ts'
import { actorStories } from './actor-stories.ts'
import { layoutActors } from './actors-stage.ts'
import { actorsInWords } from './actors-words.ts'
import { type Box, bottomOf, rightOf } from './box.ts'
import { sansWidth } from './label.ts'
import type { StageFrame } from './stage.ts'

const frame: StageFrame = {
	...{ width: 824, height: 380, scale: 1, paceFactor: 1 },
	...{ isPhone: false, isReduced: false, expected: {} },
}
const sizes: readonly StageFrame[] = [
	frame,
	{ ...frame, height: 290 },
	{ ...frame, width: 1200, height: 520 },
	{ ...frame, width: 1920, height: 640, scale: 2 },
	{ ...frame, width: 390, height: 0, isPhone: true },
]

const recorded = blockingQueueFixture().momentAt(500_000)

function overlap(a: Box, b: Box): boolean {
	const slack = 0.5
	return (
		rightOf(a) > b.x + slack &&
		rightOf(b) > a.x + slack &&
		bottomOf(a) > b.y + slack &&
		bottomOf(b) > a.y + slack
	)
}

/** Everything that must not cover anything else. */
function bodiesOf(layout: ReturnType<typeof layoutActors>): readonly Box[] {
	return [
		...layout.mailboxes.map(({ tray }) => tray),
		...layout.mailboxes.flatMap(({ card }) => (card === null ? [] : [card.box])),
		...layout.actors.map(({ box }) => box),
		...layout.numbers.map(({ box }) => box),
		...layout.notes.map(({ lines, tray }): Box => {
			const from = tray?.box ?? { x: lines[0]?.x ?? 0, y: (lines[0]?.y ?? 0) - 11 }
			const right = Math.max(...lines.map(({ x, text }) => x + sansWidth(text, 12)))
			return { ...from, width: right - from.x, height: 1 + 14 * lines.length }
		}),
		...layout.tiles.map(({ box }) => box),
		...layout.capsules.map(({ box }) => box),
		...layout.ghosts.map(({ box }) => box),
		...layout.lines.flatMap(({ chips }) => chips.map(({ box }) => box)),
		layout.bin.box,
	]
}

describe.each(Object.entries(actorStories))('%s', (_, story) => {
	const moment = story(recorded)

	test.each(sizes)('nothing overlaps and all is inside, $width × $height', (size) => {
		const layout = layoutActors(moment, size)
		const bodies = bodiesOf(layout)
		for (const [index, body] of bodies.entries()) {
			expect(body.width).toBeGreaterThan(10)
			expect(body.height).toBeGreaterThanOrEqual(14)
			expect(body.x).toBeGreaterThanOrEqual(0)
			expect(body.y).toBeGreaterThanOrEqual(0)
			expect(rightOf(body)).toBeLessThanOrEqual(layout.width + 0.5)
			expect(bottomOf(body)).toBeLessThanOrEqual(layout.height + 0.5)
			for (const other of bodies.slice(index + 1)) {
				expect(overlap(body, other), JSON.stringify([body, other])).toBe(false)
			}
		}
	})

	test('every thread stands somewhere, once', () => {
		const layout = layoutActors(moment, frame)
		const ids = layout.capsules.map(({ id }) => id)
		expect(ids.toSorted((a, b) => a - b)).toEqual(moment.threads.map(({ id }) => id))
	})

	test('each letter at rest lies in its mailbox, the next to be read beside the actor', () => {
		const { letters, mailboxes } = layoutActors({ ...moment, moves: [], deadLetters: [] }, frame)
		for (const { tray, id, isMeasured } of mailboxes) {
			const own = letters.filter(({ key }) => key.startsWith(`${id.toString()}:`))
			const { depth = 0 } = moment.queues.find((queue) => queue.id === id) ?? {}
			expect(own).toHaveLength(isMeasured ? 0 : depth)
			for (const { box } of own) {
				expect(box.x).toBeGreaterThanOrEqual(tray.x - 0.5)
				expect(rightOf(box)).toBeLessThanOrEqual(rightOf(tray) + 0.5)
				expect(box.y).toBeGreaterThanOrEqual(tray.y - 0.5)
				expect(bottomOf(box)).toBeLessThanOrEqual(bottomOf(tray) + 0.5)
			}
			const [head] = own
			if (head !== undefined) {
				expect(Math.max(...own.map(({ box }) => box.x))).toBe(head.box.x)
			}
		}
	})
})

test('a thread in a turn stands beside the actor it runs, and one without on the bench', () => {
	const moment = actorStories['asking']?.(recorded)
	if (moment === undefined) throw new Error('no story')
	const { actors, capsules, ghosts } = layoutActors(moment, frame)
	for (const { id, runner } of moment.actors) {
		const [box] = actors.filter((actor) => actor.id === id).map((actor) => actor.box)
		const [pill] = capsules.filter((capsule) => capsule.id === runner).map((one) => one.box)
		if (box === undefined || pill === undefined) throw new Error('not drawn')
		expect(pill.y + pill.height / 2).toBeCloseTo(box.y + box.height / 2)
		expect(pill.x).toBeGreaterThan(rightOf(box))
	}
	const docks = capsules.filter(({ box }) => box.width > 150)
	expect(docks).toHaveLength(2)
	expect(ghosts.map(({ name }) => name)).toEqual(['D1', 'D2'])
})

test('actors that are over others stand over them, joined behind the threads, with what became of them', () => {
	const moment = actorStories['family']?.(recorded)
	if (moment === undefined) throw new Error('no story')
	const { actors, tree, notes, capsules } = layoutActors(moment, frame)
	expect(actors.map(({ name }) => name)).toEqual(['its parent', 'supervisor', 'worker'])
	const [upper, lower] = tree
	expect(tree).toHaveLength(2)
	expect(upper).toMatchObject({ hasTold: false, verdict: null })
	expect(lower).toMatchObject({ hasTold: true, verdict: { is: 'restarted' } })
	for (const { box } of capsules) expect(rightOf(box)).toBeLessThan(lower?.verdict?.x ?? 0)
	expect(notes.map(({ lines }) => lines.map(({ text }) => text))).toEqual([
		[
			'restarted, 2 of 10 in 10 s, at 0.10 s',
			'bad order 229 lost, mailbox kept, 3 in it, state begins anew',
		],
	])
	expect(actorsInWords(moment)).toContain('restarted, 2 of 10 in 10 s')
})

test('whoever waits for an answer has a box for it, and an arrow to whom it waits for', () => {
	const moment = actorStories['asking']?.(recorded)
	if (moment === undefined) throw new Error('no story')
	const box = moment.queues.map((queue) => ({ ...queue, id: 77, name: 'answers to A', depth: 0 }))
	const asking = { ...moment, queues: [...moment.queues, ...box.slice(0, 1)] }
	const { asks, notes, actors } = layoutActors(asking, { ...frame, paceFactor: 0 })
	expect(asks.map(({ id }) => id)).toEqual(actors.map(({ id }) => id))
	const [down, up] = asks
	expect(down?.start).toBeLessThan(down?.end ?? 0)
	expect(up?.start).toBeGreaterThan(up?.end ?? 0)
	expect(notes).toHaveLength(1)
	expect(notes[0]).toMatchObject({ tray: { letters: [] } })
	expect(notes[0]?.lines.map(({ text }) => text)).toEqual([
		'waits for B’s answer, 620 ms',
		'2 asks expired, 0 answers too late',
	])
})

test('who reads the orders of letters says of how many, where there is room for it', () => {
	const moment = actorStories['counter']?.(recorded)
	if (moment === undefined) throw new Error('no story')
	const reading = moment.actors.map((actor) => ({ ...actor, shows: 'orders', state: 5 }))
	const stateOf = (legal: number, width = 824) => {
		const orders = { seen: 5, legal, rounds: 9, round: [] }
		return layoutActors({ ...moment, actors: reading, orders }, { ...frame, width }).actors[0]
			?.state
	}
	expect(stateOf(20)).toBe('orders 5/20')
	expect(stateOf(20, 1200)).toBe('orders 5 of 20')
	expect(stateOf(11_732_745_024)).toBe('orders 5')
	expect(layoutActors(moment, frame).actors[0]?.state).toBe('count 381')
})

test('what an actor postponed lies beside it, the next one at the right', () => {
	const moment = actorStories['asking']?.(recorded)
	if (moment === undefined) throw new Error('no story')
	const [like] = moment.queues
	if (like === undefined) throw new Error('no queue')
	const stash = { ...like, id: 78, name: 'stash of B', capacity: 8, depth: 2 }
	const { notes } = layoutActors({ ...moment, queues: [...moment.queues, stash] }, frame)
	expect(notes.map(({ lines }) => lines.map(({ text }) => text))).toEqual([
		['2 asks expired, 0 answers too late'],
		['stash: 2 of 8, next S1 question'],
	])
	const [next, behind] = notes.at(-1)?.tray?.letters ?? []
	expect(next?.x).toBeGreaterThan(behind?.x ?? Infinity)
})

test('a line goes from whoever has sent to an actor, however long ago, and from nobody else', () => {
	const moment = actorStories['shop']?.(recorded)
	if (moment === undefined) throw new Error('no story')
	const forgotten = { ...moment, moves: [] }
	const { flows, mailboxes } = layoutActors(forgotten, frame)
	expect(flows).toHaveLength(6 + mailboxes.length)
	const silent = moment.actors.map((actor) => ({ ...actor, heardFrom: [] }))
	expect(layoutActors({ ...moment, actors: silent }, frame).flows).toHaveLength(mailboxes.length)
})

test('the same job both ways: who can touch what the actor keeps, and what threads share', () => {
	const moment = actorStories['counter']?.(recorded)
	if (moment === undefined) throw new Error('no story')
	const { titles, flows } = layoutActors(moment, frame)
	expect(titles).toMatchObject([
		{ text: 'Message passing', touched: 'count: only the thread that has its turn can touch it' },
		{
			text: 'Shared state',
			touched: 'shared count: every thread can touch it at any time; S1, S2 did',
		},
	])
	expect(flows).toHaveLength(2 + 2 + 1)
})

test('more than eight actors are tiles with one in full: the chosen one, else the fullest', () => {
	const moment = actorStories['field']?.(recorded)
	if (moment === undefined) throw new Error('no story')
	const other = moment.actors[7]
	const layout = layoutActors(moment, frame)
	expect(layout.tiles).toHaveLength(24)
	expect(layout.actors.map(({ name }) => name)).toEqual(['hot-1'])
	expect(layoutActors(moment, frame, other?.id).actors.map(({ id }) => id)).toEqual([other?.id])
	expect(layout.tiles.filter(({ isRunning }) => isRunning)).toHaveLength(3)
	expect(layout.tiles.filter(({ isChosen }) => isChosen)).toHaveLength(1)
})

test('a letter that just died is on its way to the bin, and the bin says how many there are', () => {
	const moment = actorStories['shop']?.(recorded)
	if (moment === undefined) throw new Error('no story')
	const falling = layoutActors(moment, frame).letters.filter(({ isDead }) => isDead)
	expect(falling.length).toBeGreaterThan(0)
	const still = layoutActors(moment, { ...frame, isReduced: true })
	expect(still.letters.some(({ isDead }) => isDead)).toBe(false)
	expect(still.bin.count).toBe(131)
	expect(still.bin.last).toMatch(/^last: S3 to cart-3/)
})

test('the run queue names who waits for a turn, the next one first', () => {
	const moment = actorStories['shop']?.(recorded)
	if (moment === undefined) throw new Error('no story')
	const [line] = layoutActors(moment, frame).lines
	expect(line?.chips.map(({ name }) => name)).toEqual(['cart-4', 'cart-6'])
})

test('in words: each actor with its state, its turn, its mailbox and its next letter', () => {
	const moment = actorStories['shop']?.(recorded)
	if (moment === undefined) throw new Error('no story')
	const words = actorsInWords(moment)
	expect(words).toContain(
		'Actor cart-3, items 31, run by D2, message 3 of 5, mailbox full, 12 of 12, next: S1, add “3 pears”',
	)
	expect(words).toContain('Actor cart-4, items 2, ready, next, mailbox 1 of 12')
	expect(words).toContain('Dead letters: 131.')
})

test('threads made ready for a knob have no seat before they begin, and none of a run that has begun without them', () => {
	const moment = actorStories['asking']?.(recorded)
	if (moment === undefined) throw new Error('no story')
	const asNew = (from: number) =>
		moment.threads.map((thread, index) =>
			index < from ? thread : { ...thread, state: 'new' as const },
		)
	const knobs = { threads: 3 }
	const seats = (threads: typeof moment.threads) =>
		layoutActors({ ...moment, threads, knobs }, frame).capsules.map(({ name }) => name)
	expect(seats(asNew(2))).toEqual(['D1', 'D2'])
	const actors = moment.actors.map((actor) => ({ ...actor, runner: 0 }))
	const before = layoutActors({ ...moment, actors, threads: asNew(0), knobs }, frame)
	expect(before.capsules.map(({ name }) => name)).toEqual(['D1', 'D2', 'D3'])
})
