/** Threads that programs send for really start, and really leave; a thread that dies alone ends nothing else. */
import { expect, test } from 'vitest'
import {
	company,
	dyingAlone,
	dyingInside,
	dyingWithAll,
	isCompany,
	lastOne,
	mostHelpers,
} from '../../tools/real-threads/company-scenes.ts'
import { Play } from '../../tools/real-threads/play.ts'
import type { Cell } from '../sync/cell.ts'
import { Choice, Grain, type Turn } from '../sync/turns.ts'
import { Kind } from '../trace/event.ts'

const read = ({ words, at }: Cell) => Atomics.load(words, at)
const worldOf = (play: Play) => play.worldAs(isCompany)

function order(play: Play, more: number): void {
	const cell = worldOf(play).order
	Atomics.store(cell.words, cell.at, more)
}

function helpers({ run }: Play): string[] {
	const { playing } = run
	return run.cast.threads
		.filter(({ id, role }) => role === 'helper' && playing.includes(id))
		.map(({ name }) => name)
}

const names = (count: number) => Array.from({ length: count }, (_, i) => `H${i + 1}`)

/** Resolves when just so many helpers are at work, and have begun. */
async function untilHelpers(play: Play, count: number): Promise<void> {
	await play.until(() => helpers(play).length === count && read(worldOf(play).inside) === count)
}

test('whoever is sent for starts in a worker of its own, and leaves it when it is sent away', async () => {
	const play = await new Play(company, { pace: 1 }).begin()
	expect(play.crew.size).toBe(2)
	for (const more of [3, 1, mostHelpers - 1, 0]) {
		order(play, more)
		await untilHelpers(play, 1 + more)
		expect(helpers(play)).toEqual(names(1 + more))
	}
	// The caller and every helper there ever was.
	expect(play.crew.size).toBe(1 + mostHelpers)
	expect(play.count(Kind.start)).toBe(2 + 3 + 3)
	expect(play.count(Kind.created)).toBe(play.count(Kind.start))
	await play.until(() => play.count(Kind.finish) === 6)
	expect(play.ending).toBeNull()
})

test('nobody comes beyond the most that there can be, and asking for fewer than none leaves none', async () => {
	const play = await new Play(company, { pace: 1 }).begin()
	order(play, 1000)
	await untilHelpers(play, mostHelpers)
	order(play, -1000)
	await untilHelpers(play, 0)
	order(play, 0)
	await untilHelpers(play, 1)
	expect(play.ending).toBeNull()
})

test('a paused run stays as it is: whoever is sent for comes when it goes on', async () => {
	const play = await new Play(company, { pace: 1 }).begin()
	await untilHelpers(play, 1)
	await play.run.pause()
	order(play, 2)
	for (let look = 0; look < 20; look++) play.look()
	expect(helpers(play)).toEqual(names(1))
	play.run.resume()
	await untilHelpers(play, 3)
	await play.run.pause()
	expect(helpers(play)).toEqual(names(3))
})

test('sent away and sent for again in no time, they end up as wanted last', async () => {
	const play = await new Play(company, { pace: 1 }).begin()
	for (let i = 0; i < 20; i++) {
		order(play, i % 2 === 0 ? 4 : 0)
		const started = play.count(Kind.sleep, 'K1')
		await play.until(() => play.count(Kind.sleep, 'K1') > started + 1)
	}
	order(play, 2)
	await untilHelpers(play, 3)
	expect(helpers(play)).toEqual(names(3))
})

test('a stop leaves nobody, not even those who were just sent for', async () => {
	const play = await new Play(company, { pace: 1 }).begin()
	order(play, mostHelpers)
	await play.until(() => play.count(Kind.created) > 2)
	await play.run.stop()
	expect(play.run.playing).toEqual([])
	play.look()
	expect(play.run.playing).toEqual([])
	// And the next run begins as the scene says, whatever the last one had asked for.
	const next = await new Play(company, { pace: 1, crew: play.crew }).begin()
	await untilHelpers(next, 1)
	expect(helpers(next)).toEqual(names(1))
	await next.end()
})

const turnOf = (thread: number): Turn => ({
	...{ thread, grain: Grain.gate, choice: Choice.go, wakes: 0 },
})

/** A run in your hands in which one helper more is wanted. */
async function inHands(): Promise<Play> {
	const play = new Play(company, { pace: 1 })
	await play.run.prepareInHands()
	order(play, 1)
	return play
}

test('in your hands whoever is sent for stands at its first gate, and goes when it is its turn', async () => {
	const play = await inHands()
	const [caller, helper] = [play.idOf('K1'), play.idOf('H2')]
	const { hands } = play.run
	// Nobody can be given a turn before it is there.
	expect((await hands.play([turnOf(helper)])).refused).toBe(0)
	const turns: Turn[] = []
	while (turns.length < 20 && !hands.ready.includes(helper)) {
		turns.push(turnOf(caller))
		expect((await hands.play(turns.slice(-1))).refused).toBeNull()
	}
	expect(hands.ready).toContain(helper)
	turns.push(turnOf(helper), turnOf(helper))
	expect((await hands.play(turns.slice(-2))).refused).toBeNull()
	expect(read(worldOf(play).inside)).toBe(1)
	await play.end()
	// All of it in one go: it is begun on the way.
	const again = await inHands()
	const { refused, stood } = await again.run.hands.play(turns)
	expect(refused).toBeNull()
	expect(stood).toHaveLength(turns.length)
	expect(read(worldOf(again).inside)).toBe(1)
})

test('a thread that dies alone is lost, and nobody else: its lock is free, the others go on', async () => {
	const play = await new Play(dyingAlone, { pace: 1 }).begin()
	await play.until(() => read(worldOf(play).rounds) >= 200)
	expect(play.ending).toBeNull()
	expect(play.of('V1').at(-1)).toMatchObject({ kind: Kind.fail, b: 1 })
	expect(play.run.playing).toEqual([play.idOf('S1'), play.idOf('S2')])
	// It is not begun again by itself.
	await play.until(() => read(worldOf(play).rounds) >= 400)
	expect(play.count(Kind.start, 'V1')).toBe(1)
})

test('with the last of them dead the run is over', async () => {
	const play = await new Play(lastOne, { pace: 1 }).begin()
	await play.until(() => play.ending !== null)
	expect(play.ending).toEqual({ kind: 'finished' })
})

test('broken twin: one that dies inside its lock is found out, since nobody can go on', async () => {
	const play = await new Play(dyingInside, { pace: 1 }).begin()
	await play.until(() => play.ending !== null)
	expect(play.ending).toEqual({ kind: 'deadlocked' })
	expect(play.of('V1').at(-1)).toMatchObject({ kind: Kind.fail, b: 1 })
})

test('broken twin: any other error still ends the run', async () => {
	const play = await new Play(dyingWithAll, { pace: 1 }).begin()
	await play.until(() => play.ending !== null)
	expect(play.ending).toMatchObject({ kind: 'crashed', thread: 'V1', message: 'a bug' })
	play.look()
	expect(play.of('V1').at(-1)).toMatchObject({ kind: Kind.fail, b: 0 })
})
