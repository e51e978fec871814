import { expect, test } from 'vitest'
import type { Cast } from '../trace/cast.ts'
import { Kind, pageThread, Waking, type TraceEvent } from '../trace/event.ts'
import { actorsFixture } from './fixture-actors.ts'
import { SectionLog } from './sections.ts'

const [p1, c1, c2] = [2, 3, 4]
const [lock, notFull, notEmpty, queue, changed] = [1, 2, 3, 4, 5]

const cast: Cast = {
	scene: 'none',
	seed: 1,
	knobs: {},
	threads: [
		{ id: p1, name: 'P1', role: 'producer', side: 'producers', column: 0, program: 'p.ts' },
		{ id: c1, name: 'C1', role: 'consumer', side: 'consumers', column: 1, program: 'c.ts' },
		{ id: c2, name: 'C2', role: 'consumer', side: 'consumers', column: 1, program: 'c.ts' },
	],
	objects: [
		{ id: lock, kind: 'lock', name: 'lock' },
		{ id: notFull, kind: 'condition', name: 'not full', reason: 'full', lock },
		{ id: notEmpty, kind: 'condition', name: 'not empty', reason: 'empty', lock },
		{
			...{ id: queue, kind: 'queue', name: 'queue', lock, capacity: 0 },
			...{ order: 'FIFO', gap: 0, isBackward: false },
		},
		{ id: changed, kind: 'condition', name: 'changed', reason: 'changed', lock },
	],
	options: {},
	kinds: ['item'],
	limitBytes: null,
	files: [''],
}

type Told = [kind: Kind, thread: number, more?: Partial<TraceEvent>]

function sectionsOf(told: readonly Told[]) {
	const log = new SectionLog(cast)
	const blank = { object: 0, site: 0, ticket: 0, a: 0, b: 0, c: 0, d: 0 }
	log.add(told.map(([kind, thread, more], i) => ({ ...blank, atUs: i, kind, thread, ...more })))
	return log.sections
}

const waits = (thread: number, object: number, isGuarded = true): Told[] => [
	[Kind.freed, thread],
	...(isGuarded
		? ([[Kind.acquire, thread, { object: lock }]] as const).map((one): Told => [...one])
		: []),
	[Kind.wait, thread, { object, d: isGuarded ? lock : 0 }],
]

const puts = (item: number, depth: number, wakes: number, from = notEmpty): Told[] => [
	[Kind.freed, p1],
	[Kind.acquire, p1, { object: lock }],
	[Kind.put, p1, { object: queue, a: item, b: depth }],
	[Kind.freed, p1],
	[Kind.notify, p1, { object: from, a: wakes }],
	[Kind.freed, p1],
	[Kind.release, p1, { object: lock }],
]

test('each hold of the lock is one section: who, what, how full, who waits, and the steps so far', () => {
	expect(sectionsOf([...waits(c1, notEmpty), ...waits(c2, notEmpty), ...puts(1, 1, c1)])).toEqual([
		{ thread: 'C1', what: 'empty: waits', depth: 0, waiting: ['C1'], steps: 1 },
		{ thread: 'C2', what: 'empty: waits', depth: 0, waiting: ['C1', 'C2'], steps: 2 },
		{ thread: 'P1', what: 'puts 1, wakes C1', depth: 1, waiting: ['C2'], steps: 5 },
	])
})

test('who waits on the one condition of all waits for what the queue lacks', () => {
	const sections = sectionsOf([
		...waits(c1, changed),
		...puts(1, 1, c1, changed),
		...waits(p1, changed),
	])
	expect(sections.map(({ what }) => what)).toEqual([
		'empty: waits',
		'puts 1, wakes C1',
		'full: waits',
	])
})

test('a notify with nobody in line is not worth a word', () => {
	expect(sectionsOf(puts(1, 1, 0)).map(({ what }) => what)).toEqual(['puts 1'])
})

test('leaving a wait unnotified is a step, and leaves the wait set', () => {
	const sections = sectionsOf([
		...waits(c1, notEmpty),
		[Kind.woken, c1, { object: notEmpty, b: Waking.spurious }],
		...waits(c2, notEmpty),
	])
	expect(sections.at(-1)).toMatchObject({ waiting: ['C2'], steps: 3 })
})

test('without a lock a section is what one thread did until another did something', () => {
	const loose: Told[] = [
		[Kind.freed, p1],
		[Kind.put, p1, { object: queue, a: 1, b: 1 }],
		[Kind.freed, p1],
		[Kind.notify, p1, { object: notEmpty, a: 0 }],
		...waits(c1, notEmpty, false),
		...waits(p1, notFull, false),
	]
	expect(sectionsOf(loose).map(({ thread, what }) => `${thread} ${what}`)).toEqual([
		'P1 puts 1',
		'C1 empty: waits',
		'P1 full: waits',
	])
})

test('what the page itself does under the lock is no section', () => {
	const page: Told[] = [
		[Kind.acquire, pageThread, { object: lock }],
		[Kind.capacity, pageThread, { object: queue, a: 1 }],
		[Kind.release, pageThread, { object: lock }],
	]
	expect(sectionsOf([...page, ...waits(c1, notEmpty)])).toHaveLength(1)
})

test('who looks in vain or is refused says so', () => {
	const sections = sectionsOf([
		[Kind.acquire, c1, { object: lock }],
		[Kind.look, c1, { object: queue }],
		[Kind.release, c1, { object: lock }],
		[Kind.acquire, p1, { object: lock }],
		[Kind.reject, p1, { object: queue }],
		[Kind.release, p1, { object: lock }],
	])
	expect(sections.map(({ what }) => what)).toEqual(['finds nothing', 'is refused'])
})

test('where there are several queues each is named, and their items are counted together', () => {
	const second = 9
	const two: Cast = {
		...cast,
		objects: [
			...cast.objects,
			{
				...{ id: second, kind: 'queue', name: 'replies', lock: 8, capacity: 2 },
				...{ order: 'FIFO', gap: 0, isBackward: true },
			},
		],
	}
	const log = new SectionLog(two)
	const blank = { object: 0, site: 0, ticket: 0, a: 0, b: 0, c: 0, d: 0 }
	const told: Told[] = [
		[Kind.put, p1, { object: queue, a: 1, b: 1 }],
		[Kind.put, c1, { object: second, a: 2, b: 2 }],
		[Kind.take, p1, { object: second, a: 2, b: 1 }],
		[Kind.look, c1, { object: queue }],
		[Kind.reject, c2, { object: second }],
		[Kind.drop, p1, { object: queue, a: 1, b: 0 }],
		[Kind.interrupt, c1, { a: p1 }],
	]
	log.add(told.map(([kind, thread, more], i) => ({ ...blank, atUs: i, kind, thread, ...more })))
	expect(log.sections.map(({ what, depth }) => [what, depth])).toEqual([
		['puts 1 into queue', 1],
		['puts 2 into replies', 3],
		['takes 2 from replies', 2],
		['finds nothing in queue', 2],
		['is refused by replies', 2],
		['drops 1 from queue', 1],
		['interrupts P1', 1],
	])
})

test('a condition that is one of several says what its waiters wait for', () => {
	const [other, unstarted] = [10, 11]
	const wide: Cast = {
		...cast,
		objects: [
			...cast.objects,
			{ id: other, kind: 'condition', name: 'more free', reason: 'too little', lock },
			{ id: unstarted, kind: 'condition', name: 'started', reason: 'not started', lock },
		],
	}
	const log = new SectionLog(wide)
	const blank = { object: 0, site: 0, ticket: 0, a: 0, b: 0, c: 0, d: 0 }
	const told = [...waits(c1, other), ...waits(c2, unstarted)]
	log.add(told.map(([kind, thread, more], i) => ({ ...blank, atUs: i, kind, thread, ...more })))
	expect(log.sections.map(({ what }) => what)).toEqual(['too little: waits', 'not started: waits'])
})

test('turns, the line for them and dead letters are told where they happen', () => {
	const actors = actorsFixture()
	const log = new SectionLog(actors.cast)
	log.add([...actors.events()])
	const told = log.sections.map(({ what }) => what)
	expect(told).toContain('puts 2 into mailbox of cart-2')
	expect(told).toContain('cart-2 waits for a turn, wakes D1')
	expect(told).toContain('begins a turn of cart-2')
	expect(told).toContain('ends the turn of cart-2')
	expect(told).toContain('no mail: waits')
	expect(told).toContain('read 3, writes 4 into counter without a lock')
	expect(told.some((what) => /^\d+ is a dead letter for mailbox of cart-2$/.test(what))).toBe(true)
	expect(told.filter((what) => /undefined|^$/.test(what))).toEqual([])
})
