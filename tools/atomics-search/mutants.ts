/** Small mistakes in the primitives: each must break a law in some schedule, or be no mistake for a reason given. */
import type { Change } from './load.ts'

export interface Mutant {
	readonly name: string
	readonly changes: readonly Change[]
	/** Why nothing can go wrong by it; absent when something must. */
	readonly harmless?: string
}

/** A mutant of one file: `from` stands in it exactly once. */
function inFile(file: string) {
	return (name: string, from: string, to: string, harmless?: string): Mutant => ({
		name,
		changes: [{ file: `sync/${file}.ts`, from, to }],
		...(harmless === undefined ? {} : { harmless }),
	})
}

const lock = inFile('lock')
const waitSet = inFile('wait-set')
const cells = inFile('thread-cells')
const parking = inFile('parking')
const seam = inFile('seam')
const thread = inFile('thread')
const queue = inFile('blocking-queue')
const ring = inFile('item-ring')

const file = 'sync/two-ended-ring.ts'
const written = 'const place = this.#placeOf(puts - 1)\n'
const counted = '\t\tconst before = me.add(this.#count, 1)\n'
const read = '\t\tconst item = this.first\n'
const uncounted = 'before: this.#leave(me, Kind.take, item.id, 0)'

const inTwoEnded: readonly Mutant[] = [
	{
		name: 'an item is counted before it is there',
		changes: [
			{ file, from: counted, to: '' },
			{ file, from: written, to: written + counted },
		],
	},
	{
		name: 'a place is free before its item is out',
		changes: [
			{
				file,
				from: `${read}\t\treturn { item, ${uncounted} }`,
				to: '\t\tconst place = this.#words[this.#takeAt + TAKES] ?? 0\n\t\tconst before = this.#leave(me, Kind.take, 0, 0)\n\t\treturn { item: this.#itemAt(this.#placeOf(place)), before }',
			},
		],
	},
]

const inLock: readonly Mutant[] = [
	lock(
		'release by a plain store',
		'return Atomics.exchange(this.#words, this.#at + HOLDER, 0) > ID',
		'this.#words[this.#at + HOLDER] = 0\n\t\treturn true',
	),
	lock(
		'take by a load and a store',
		'if (Atomics.compareExchange(this.#words, this.#at + HOLDER, 0, holder) !== 0) {\n\t\t\treturn false\n\t\t}',
		'if (this.holder !== 0) {\n\t\t\treturn false\n\t\t}\n\t\tAtomics.store(this.#words, this.#at + HOLDER, holder)',
	),
	lock(
		'take what is taken',
		'Atomics.compareExchange(this.#words, this.#at + HOLDER, 0, holder) !== 0',
		'Atomics.exchange(this.#words, this.#at + HOLDER, holder) === holder',
	),
	lock('stand at the door unmarked', 'while (!this.mark())', 'while (this.holder === 0)'),
	lock(
		'come from the door and take unmarked',
		'if (this.#acquire(thread | MARK))',
		'if (this.#acquire(thread))',
	),
	lock('take in order, unmarked', '!this.#acquire(thread | MARK)', '!this.#acquire(thread)'),
	lock(
		'mark by a store',
		'Atomics.compareExchange(this.#words, at, now, now | MARK) === now',
		'Atomics.store(this.#words, at, now | MARK) !== 0',
	),
	lock(
		'look at the door each time',
		'HOLDER, 0) > ID',
		'HOLDER, 0) >= 0',
		'nobody stands there unless it is marked',
	),
	lock(
		'wake at the door without taking out of the line',
		'this.door.oldest() : this.door.pickOldest()',
		'this.door.oldest() : this.door.oldest()',
	),
]

const inWaitSet: readonly Mutant[] = [
	waitSet(
		'leave without asking whether one is picked at the same time',
		'if (Atomics.compareExchange(this.#words, place, ticket, 0) !== ticket) {\n\t\t\treturn false\n\t\t}',
		'Atomics.store(this.#words, place, 0)',
	),
	waitSet('has says the opposite', 'this.#places + thread) !== 0', 'this.#places + thread) === 0'),
	waitSet(
		'isEmpty says the opposite',
		'return Atomics.load(this.#words, this.#at + COUNT) === 0',
		'return Atomics.load(this.#words, this.#at + COUNT) !== 0',
	),
	waitSet(
		'isEmptyUnderLock says the opposite',
		'return this.#words[this.#at + COUNT] === 0',
		'return this.#words[this.#at + COUNT] !== 0',
	),
	waitSet('pick the oldest and leave it inside', '|| this.leave(oldest)', '|| oldest > 0'),
	waitSet('pick an empty place', 'if (age > oldestAge)', 'if (age >= oldestAge)'),
	waitSet('look at one place too few', 'unseen > 0', 'unseen > 1'),
	waitSet(
		'join without counting',
		'Atomics.add(this.#words, this.#at + COUNT, 1)',
		'Atomics.add(this.#words, this.#at + COUNT, 0)',
	),
	waitSet(
		'leave without counting',
		'Atomics.sub(this.#words, this.#at + COUNT, 1)',
		'Atomics.sub(this.#words, this.#at + COUNT, 0)',
		'a count too high only makes others look at more places',
	),
	waitSet(
		'count by a load and a store',
		'Atomics.add(this.#words, this.#at + COUNT, 1)',
		'Atomics.store(this.#words, this.#at + COUNT, Atomics.load(this.#words, this.#at + COUNT) + 1)',
	),
]

const inCells: readonly Mutant[] = [
	cells(
		'wake without changing the wake word',
		'Atomics.add(this.words, this.at + Theirs.wake, 1)',
		'Atomics.add(this.words, this.at + Theirs.wake, 0)',
	),
	cells('wake without a notify', '\t\tAtomics.notify(this.words, this.at + Theirs.wake)\n', ''),
	cells(
		'notify first, then change the wake word',
		'Atomics.add(this.words, this.at + Theirs.wake, 1)\n\t\tAtomics.notify(this.words, this.at + Theirs.wake)',
		'Atomics.notify(this.words, this.at + Theirs.wake)\n\t\tAtomics.add(this.words, this.at + Theirs.wake, 1)',
	),
]

const inParking: readonly Mutant[] = [
	parking('park on another value', 'Theirs.wake, seen, ms)', 'Theirs.wake, seen + 1, ms)'),
]

const look = 'const seen = this.#parking.look()\n\t\t\t'
const obey = 'const bits = this.#parking.obeyPause()\n\t\t\t'
const enter = 'if (this.#enters(lock, bits)) {\n\t\t\t\tbreak\n\t\t\t}'
const isNotified = 'if (!waiters.has(this.#id)) {\n\t\t\t\treturn Waking.notified\n\t\t\t}'

const inSeam: readonly Mutant[] = [
	seam(
		'at the door, look at the wake word after the test',
		look + obey + enter,
		`${obey + enter}\n\t\t\t${look}`,
	),
	seam(
		'in a wait, look at the wake word after the test',
		look + obey + isNotified,
		`${obey + isNotified}\n\t\t\t${look}`,
	),
	seam(
		'at the door, over after one sleep',
		'this.#parking.park(seen, bits, Infinity)',
		'this.#parking.park(seen, bits, Infinity)\n\t\t\tbreak',
	),
	seam(
		'leave without waking anybody at the door',
		'if (next !== 0) {\n\t\t\t\tthis.#around.all[next]?.wake()',
		'if (next < 0) {\n\t\t\t\tthis.#around.all[next]?.wake()',
	),
	seam(
		'forget the notified',
		'this.#around.all[this.#owed.pop() ?? 0]?.wake()',
		'this.#owed.pop()',
	),
	seam('wake one of the notified', 'while (this.#owed.length > 0)', 'if (this.#owed.length > 0)'),
	seam(
		'wake the notified before the lock is free',
		'this.#owed.push(thread)',
		'this.#around.all[thread]?.wake()',
		'it finds the lock taken and stands at the door',
	),
	seam(
		'do not stand in line before the first look',
		'if (!lock.door.has(this.#id)) {\n\t\t\tlock.door.join(this.#id)\n\t\t}\n\t\tthis.#cells.write',
		'this.#cells.write',
		'whoever could not enter and is not in line joins it, and looks once more',
	),
	seam(
		'no second look after joining the line again',
		'return mayEnter && lock.tryAcquireFromDoor(this.#id)',
		'return false',
	),
	seam(
		'woken but overtaken, and not in line again',
		'lock.door.join(this.#id)\n\t\treturn mayEnter',
		'return mayEnter',
	),
	seam('stay in line while inside', '\t\tlock.door.leave(this.#id)\n', ''),
	seam('leave the wait unnotified', 'if (!waiters.has(this.#id))', 'if (waiters.has(this.#id))'),
	seam(
		'interrupted, and swallow the notify',
		'return waiters.leave(this.#id) ? reason : Waking.notified',
		'waiters.leave(this.#id)\n\t\t\t\treturn reason',
	),
	seam('held, and sit on the wake-up', 'this.#around.all[lock.next()]?.wake()', ''),
	seam('held, and leave the holder unmarked', '!lock.mark()', 'lock.holder === 0'),
]

const inThread: readonly Mutant[] = [
	thread(
		'wake before releasing',
		'const isAwaited = lock.release()\n\t\tthis.seam.released(lock, isAwaited)',
		'this.seam.released(lock, true)\n\t\tlock.release()',
	),
	thread(
		'join the wait set after leaving the lock',
		'waiters.join(this.id)\n\t\tif (lock) {\n\t\t\tthis.#leave(lock)\n\t\t}',
		'if (lock) {\n\t\t\tthis.#leave(lock)\n\t\t}\n\t\twaiters.join(this.id)',
	),
	thread(
		'wait inside the lock',
		'waiters.join(this.id)\n\t\tif (lock) {',
		'waiters.join(this.id)\n\t\tif (lock === null) {',
	),
	thread(
		'come back from a wait without the lock',
		'Gate.reacquire, condition.id)\n\t\tif (lock) {',
		'Gate.reacquire, condition.id)\n\t\tif (lock === null) {',
	),
	thread('notify nobody', '\t\tthis.seam.owe(woken)\n', ''),
	thread('notifyAll but one', 'for (let i = 1; i < count', 'for (let i = 2; i < count'),
	thread(
		'enter what is taken',
		'if (!lock.tryAcquire(this.id)) {\n\t\t\tthis.isSpinning = false\n\t\t\tthis.seam.standAtDoor(lock)',
		'if (!lock.tryAcquire(this.id)) {\n\t\t\tthis.isSpinning = false',
	),
]

const inQueue: readonly Mutant[] = [
	queue('put tests once', 'while (this.items.isFull', 'if (this.items.isFull'),
	queue('take tests once', 'while (this.items.isEmpty', 'if (this.items.isEmpty'),
	queue('an insert tells nobody', '\t\tme.notify(this.notEmpty)\n', ''),
	queue('a remove tells nobody', 'me.notify(this.notFull)', ''),
	queue('an insert tells producers', 'me.notify(this.notEmpty)', 'me.notify(this.notFull)'),
	queue(
		'a remove tells only while it is full',
		'if (!this.items.isFull) {\n\t\t\tme.notify',
		'if (this.items.isFull) {\n\t\t\tme.notify',
	),
	ring('full one item too late', 'this.size >= this.capacity', 'this.size > this.capacity'),
	ring(
		'count an item that was removed',
		'const size = this.size - 1\n\t\tthis.#words',
		'const size = this.size\n\t\tthis.#words',
	),
]

export const mutants: readonly Mutant[] = [
	...inLock,
	...inWaitSet,
	...inCells,
	...inParking,
	...inSeam,
	...inThread,
	...inQueue,
	...inTwoEnded,
]
