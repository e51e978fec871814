import { expect, test } from 'vitest'
import { Play } from '../../../tools/real-threads/play.ts'
import { Kind } from '../../trace/event.ts'
import type { KnobValue } from '../knob.ts'
import { mailboxOverflow } from './scene.ts'

type Values = Readonly<Record<string, KnobValue>>

/** The first `ms` of a run, paused. */
async function played(values: Values, ms: number): Promise<Play> {
	const play = await new Play(mailboxOverflow, {
		...{ values, pace: 1 },
	}).begin()
	await play.until(() => play.run.nowUs >= ms * 1000)
	await play.run.pause()
	play.look()
	expect(play.lost).toBe(0)
	return play
}

/** Letters of all senders that were offered to the mailbox. */
const sent = (play: Play) =>
	play.count(Kind.put) + play.count(Kind.deadLetter)

/** What the clerk would read in a second if it never rested, as measured. */
function mostPerS(play: Play): number {
	const works = play.of('D1', Kind.work)
	const done = play.of('D1', Kind.worked)
	const us = done.reduce(
		(sum, { atUs }, i) => sum + atUs - (works[i]?.atUs ?? NaN),
		0,
	)
	return (done.length / us) * 1e6
}

test('twice as much as it can read: full within 0.15 s, and then every other letter is dead', async () => {
	const play = await played({}, 3000)
	const first = play.events.find(({ kind }) => kind === Kind.deadLetter)
	expect(first?.b).toBe(20)
	expect(first?.atUs).toBeLessThan(150_000)
	const dead = play.count(Kind.deadLetter)
	const late = sent(play) / 3
	expect(Math.abs(late / 400 - 1)).toBeLessThan(0.05)
	// Those that fill the mailbox at first are not lost.
	const share = dead / (sent(play) - 20)
	expect(Math.abs(share - (1 - mostPerS(play) / 400))).toBeLessThan(
		0.03,
	)
	expect(Math.abs(share - 0.5)).toBeLessThan(0.15)
	expect(play.count(Kind.wait, 'S1')).toBe(0)
})

test('senders that are blocked lose nothing, and send no faster than the actor reads', async () => {
	const play = await played({ overflow: 'block sender' }, 2000)
	expect(play.count(Kind.deadLetter) + play.count(Kind.drop)).toBe(0)
	const puts = play.count(Kind.put)
	expect(puts - play.count(Kind.take)).toBeGreaterThanOrEqual(19)
	expect(puts / 2 / mostPerS(play)).toBeLessThan(1.1)
	for (const name of ['S1', 'S2', 'S3', 'S4']) {
		expect(play.count(Kind.wait, name)).toBeGreaterThan(10)
	}
})

test('what makes room for the newest is the oldest', async () => {
	const play = await played({ overflow: 'drop oldest' }, 1000)
	expect(play.count(Kind.deadLetter)).toBe(0)
	const drops = play.events.filter(({ kind }) => kind === Kind.drop)
	expect(drops.length).toBeGreaterThan(100)
	const inside: number[] = []
	for (const { kind, a } of play.events) {
		if (kind === Kind.put) {
			inside.push(a)
		} else if (kind === Kind.take || kind === Kind.drop) {
			expect(inside.shift()).toBe(a)
		}
	}
})

test('without a bound it grows by just what comes and is not read', async () => {
	const play = await played({ unbounded: true }, 3000)
	expect(play.count(Kind.deadLetter)).toBe(0)
	const first = play.events.filter(({ kind }) => kind === Kind.take)
	const grown = play.count(Kind.put) - first.length
	const expected = (400 - mostPerS(play)) * 3
	expect(Math.abs(grown / expected - 1)).toBeLessThan(0.05)
	expect(play.events.find(({ kind }) => kind === Kind.put)?.b).toBe(1)
})
