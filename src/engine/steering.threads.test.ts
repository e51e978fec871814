import { setImmediate as nextPoll } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { isHandover } from '../../tools/real-threads/handover-scene.ts'
import { findingsIn, lawful } from '../../tools/real-threads/laws.ts'
import { Play } from '../../tools/real-threads/play.ts'
import {
	clocks,
	doors,
	isCounting,
	sleepers,
	steps,
} from '../../tools/real-threads/small-scenes.ts'
import { handover, longHandover } from '../../tools/real-threads/test-scenes.ts'
import { blockingQueue } from '../programs/blocking-queue/scene.ts'
import { Gate } from '../sync/gate.ts'
import { Own } from '../sync/thread-cells.ts'
import { Choice, Grain, type Turn } from '../sync/turns.ts'
import { Kind } from '../trace/event.ts'

function bytesOf({ run }: Play): Buffer {
	return Buffer.from(run.layout.memory.words.slice().buffer)
}

/** Over one gate. */
function turnOf(thread: number): Turn {
	return { thread, grain: Grain.gate, choice: Choice.go, wakes: 0 }
}

async function polls(count: number): Promise<void> {
	for (let i = 0; i < count; i++) await nextPoll()
}

test('while a run is paused no word of it changes, and no item is missing or there twice', async () => {
	const values = { producers: 4, consumers: 4, capacity: 3 }
	// Large rings: a loss would be no broken law.
	const play = new Play(longHandover, { values, ringRecords: 32_768 })
	const { tally } = play.worldAs(isHandover)
	await play.begin()
	for (let pauses = 0; pauses < 20; pauses++) {
		const from = tally.arrived
		await play.until(() => tally.arrived > from + ((pauses * 37) % 150) || play.ending !== null)
		await play.run.pause()
		const before = bytesOf(play)
		await polls(200)
		expect(bytesOf(play).equals(before)).toBe(true)
		play.look()
		const { inside, puts, takes, ...laws } = findingsIn(play.events)
		expect({ ...laws, lost: play.lost }).toEqual({ ...lawful, lost: 0 })
		expect(inside).toBe(puts - takes)
		expect(play.ending).toBeNull()
		// In the hands of a producer is what was begun and not put, in a consumer's what was taken and has not arrived.
		expect(tally.made - puts).toBeGreaterThanOrEqual(0)
		expect(tally.made - puts).toBeLessThanOrEqual(4)
		expect(takes - tally.arrived).toBeGreaterThanOrEqual(0)
		expect(takes - tally.arrived).toBeLessThanOrEqual(4)
		play.run.resume()
	}
	const from = tally.arrived
	await play.until(() => tally.arrived > from + 100)
	await play.end()
})

test('twin: without a pause the words do change between the two looks', async () => {
	const play = new Play(handover, { values: { producers: 2, consumers: 2 } })
	await play.begin()
	const before = bytesOf(play)
	while (bytesOf(play).equals(before)) await polls(10)
	await play.end()
})

test('a pause ends the dwelling at a line, and time stands still in it', async () => {
	const play = new Play(blockingQueue, { pace: 'line' })
	await play.begin()
	await play.until(() => play.count(Kind.start) === 5)
	for (let i = 0; i < 20; i++) {
		await play.run.pause()
		const { nowUs } = play.run
		await polls(5)
		expect(play.run.nowUs).toBe(nowUs)
		play.run.resume()
		await polls(20)
	}
	await play.end()
})

test.each([
	[0.1, 4],
	[1, 20],
])(
	'at pace %d naps last as long in run time, and 1/pace times as long in real time',
	async (pace, naps) => {
		const play = new Play(sleepers, { pace })
		await play.begin()
		const realMs = performance.now()
		await play.until(() => play.count(Kind.awake, 'N1') >= naps)
		expect(performance.now() - realMs).toBeGreaterThanOrEqual((naps * 5) / pace - 10)
		const [asleep, awake] = [play.of('N1', Kind.sleep), play.of('N1', Kind.awake)]
		awake.forEach((event, i) => {
			expect(event.atUs - (asleep[i]?.atUs ?? 0)).toBeGreaterThanOrEqual(5000 - 200 * pace)
		})
		await play.end()
	},
)

test('a change of pace wakes sleepers: an hour and more at 0.01 is over in no time at full', async () => {
	const play = new Play(sleepers, { pace: 0.01 })
	await play.begin()
	await play.until(() => play.count(Kind.sleep, 'S1') === 1)
	const { nowUs } = play.run
	play.run.setPace('full')
	// 60 s of run time: 100 minutes of real time at the pace before, 600 ms at this one.
	await play.until(() => play.count(Kind.awake, 'S1') === 1)
	expect(play.run.nowUs - nowUs).toBeGreaterThan(59_000_000)
	await play.end()
})

test('no reader of the clock sees half of a change of pace', async () => {
	const play = new Play(clocks, { values: { readers: 2 } })
	const [fallen, readings] = play.worldAs(isCounting).cells
	if (!fallen || !readings) throw new RangeError('four cells')
	await play.begin()
	const { clock } = play.run.layout
	for (let i = 0; i < 400; i++) {
		// A millisecond at full pace, then none: with one half of the old and one of the new, time is 100 ms off.
		clock.setPace(i % 2 === 0 ? 100 : 0)
		const until = clock.realUs() + 1000
		while (clock.realUs() < until) clock.nowUs()
	}
	play.run.setPace(1)
	const seen = Atomics.load(readings.words, readings.at)
	await play.until(() => Atomics.load(readings.words, readings.at) > seen + 100)
	expect(Atomics.load(fallen.words, fallen.at)).toBe(0)
	await play.end()
})

/** Holds a thread, and steps it out of the lock if that is where it came to stand. */
async function heldOutside(play: Play, name: string): Promise<void> {
	const id = play.idOf(name)
	play.run.hold(id, true)
	for (;;) {
		await play.until(() => play.of(name).at(-1)?.kind === Kind.held)
		const left = play.count(Kind.release, name) + play.count(Kind.wait, name)
		if (play.count(Kind.acquire, name) === left) return
		const times = play.count(Kind.held, name)
		play.run.hands.announce(turnOf(id))
		await play.until(() => play.count(Kind.held, name) > times)
	}
}

test('a thread that is held does nothing more, while the others go on', async () => {
	const values = { producers: 3, consumers: 3, rate: 40, service: 20 }
	const play = new Play(blockingQueue, { values })
	await play.begin()
	await play.until(() => play.count(Kind.take, 'C2') > 5)
	await heldOutside(play, 'C2')
	const [own, all] = [play.of('C2').length, play.events.length]
	await play.until(() => play.events.length > all + 2000)
	expect(play.of('C2')).toHaveLength(own)
	play.run.hold(play.idOf('C2'), false)
	await play.until(() => play.of('C2').length > own + 10)
	expect(play.of('C2')[own]?.kind).toBe(Kind.freed)
	await play.end()
})

const round = [
	'loopTop',
	'load',
	'store',
	'add',
	'compareExchange',
	'lock',
	'notify',
	'unlock',
	'spinHint',
] as const

test('a turn lets exactly one operation through', async () => {
	const play = new Play(steps)
	const [cell] = play.worldAs(isCounting).cells
	if (!cell) throw new RangeError('four cells')
	const id = play.idOf('W1')
	play.run.hold(id, true)
	await play.begin()
	const cells = play.run.layout.threads[id]
	let value = 0
	for (let step = 0; step < 3 * round.length; step++) {
		await play.until(() => play.count(Kind.held, 'W1') === step + 1)
		const gate = round[step % round.length] ?? 'none'
		expect(cells?.read(Own.gate)).toBe(Gate[gate])
		expect(Atomics.load(cell.words, cell.at)).toBe(value)
		if (gate === 'store') value += 1
		if (gate === 'add') value += 10
		play.run.hands.announce(turnOf(id))
	}
	await play.end()
})

test('a turn in front of a lock that is taken is refused, and can be played once it is free', async () => {
	const play = new Play(doors)
	await play.run.prepareInHands()
	const [first, second] = [play.idOf('F1'), play.idOf('S1')]
	const { hands } = play.run
	const isAt = (id: number, gate: Gate) => play.run.layout.threads[id]?.read(Own.gate) === gate
	while (!isAt(second, Gate.lock)) await hands.play([turnOf(second)])
	while (!isAt(first, Gate.unlock)) await hands.play([turnOf(first)])
	expect((await hands.play([turnOf(second)])).refused).toBe(0)
	play.look()
	expect(play.count(Kind.acquire, 'S1')).toBe(0)
	expect(hands.ready).not.toContain(second)
	expect(await hands.play([turnOf(first), turnOf(second)])).toMatchObject({ refused: null })
	play.look()
	expect(play.count(Kind.acquire, 'S1')).toBe(1)
	await play.end()
})

test('turns that are left when a thread is let go do not count the next time', async () => {
	const play = new Play(steps)
	const id = play.idOf('W1')
	await play.begin()
	for (let i = 0; i < 5; i++) play.run.hands.announce(turnOf(id))
	play.run.hold(id, false)
	play.run.hold(id, true)
	await play.until(() => play.of('W1').at(-1)?.kind === Kind.held)
	const seen = play.of('W1').length
	await polls(100)
	play.look()
	expect(play.of('W1')).toHaveLength(seen)
	await play.end()
})

test('a queue that shrinks and grows while threads wait loses nothing and leaves nobody waiting', async () => {
	const values = { producers: 4, consumers: 4, capacity: 6 }
	const play = new Play(longHandover, { values, ringRecords: 32_768 })
	const { tally } = play.worldAs(isHandover)
	await play.begin()
	for (let i = 1; i <= 21; i++) {
		await play.run.setKnob('capacity', i % 2 === 0 ? 1 : 6)
		const from = tally.arrived
		await play.until(() => tally.arrived > from + 50)
		expect(play.ending).toBeNull()
	}
	await play.run.pause()
	play.look()
	const { inside, puts, takes, ...laws } = findingsIn(play.events)
	expect({ ...laws, lost: play.lost }).toEqual({ ...lawful, lost: 0 })
	expect(inside).toBe(puts - takes)
	expect(play.count(Kind.capacity)).toBeGreaterThanOrEqual(22)
	// Everybody goes on: nobody still waits for what has long been so.
	play.run.resume()
	const all = ['P1', 'P2', 'P3', 'P4', 'C1', 'C2', 'C3', 'C4']
	const before = all.map((name) => play.count(Kind.acquire, name))
	await play.until(() => all.every((name, i) => play.count(Kind.acquire, name) > (before[i] ?? 0)))
	await play.end()
})

test('the capacity changes even while somebody is held inside, and who waits is told when that one is out', async () => {
	const play = new Play(handover, { values: { producers: 4, consumers: 1, capacity: 1 } })
	const consumer = play.idOf('C1')
	play.run.hold(consumer, true)
	await play.begin()
	const gateOf = (id: number) => play.run.layout.threads[id]?.read(Own.gate)
	// Steps on until it stands inside, about to leave; then everybody else waits or stands at the door.
	for (let step = 1; gateOf(consumer) !== Gate.unlock; step++) {
		await play.until(() => play.count(Kind.held, 'C1') === step)
		if (gateOf(consumer) !== Gate.unlock) play.run.hands.announce(turnOf(consumer))
	}
	await play.run.setKnob('capacity', 9)
	play.look()
	expect(play.events.filter(({ kind }) => kind === Kind.capacity).map(({ a }) => a)).toEqual([1, 9])
	const puts = play.count(Kind.put)
	await polls(100)
	play.look()
	expect(play.count(Kind.put)).toBe(puts)
	play.run.hands.announce(turnOf(consumer))
	// Nothing is taken any more; so only who was told can fill the new places.
	await play.until(() => play.events.filter(({ kind }) => kind === Kind.put).at(-1)?.b === 9)
	expect(findingsIn(play.events)).toMatchObject({ overtaken: 0, overfull: 0, miscounted: 0 })
	await play.end()
})
