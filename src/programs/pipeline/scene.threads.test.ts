import { expect, test } from 'vitest'
import { Play } from '../../../tools/real-threads/play.ts'
import { Kind } from '../../trace/event.ts'
import { pipeline } from './scene.ts'

const begun = (values = {}) =>
	new Play(pipeline, { values, pace: 4 }).begin()

async function standing(play: Play): Promise<Play> {
	await play.run.pause()
	play.look()
	expect(play.lost).toBe(0)
	return play
}

function putsInto(play: Play, name: string) {
	const queue = play.run.cast.objects.find(
		(one) => one.kind === 'queue' && one.name === name,
	)
	return play.events.filter(
		({ kind, object }) => kind === Kind.put && object === queue?.id,
	)
}

/** When the queue held so many for the first time, s. */
function firstAt(play: Play, name: string, depth: number): number {
	const put = putsInto(play, name).find(({ b }) => b === depth)
	return (put?.atUs ?? Infinity) / 1e6
}

/** Share of the time between its first wake-up after `fromS` and its last that the thread waited. */
function waitingShare(play: Play, name: string, fromS: number): number {
	let [waited, sinceUs, firstUs, lastUs] = [0, 0, 0, 0]
	for (const { kind, atUs } of play.of(name)) {
		if (kind === Kind.wait) {
			sinceUs = atUs
		} else if (kind === Kind.woken && atUs > fromS * 1e6) {
			waited += firstUs === 0 ? 0 : atUs - sinceUs
			firstUs ||= atUs
			lastUs = atUs
		}
	}
	return waited / (lastUs - firstUs)
}

/** Items per second that the thread does while it does not wait. */
function rateOf(play: Play, name: string): number {
	let [sumUs, sinceUs, count] = [0, 0, 0]
	for (const { kind, atUs } of play.of(name)) {
		if (kind === Kind.work) {
			sinceUs = atUs
		} else if (kind === Kind.worked) {
			sumUs += atUs - sinceUs
			count++
		}
	}
	return (1e6 * count) / sumUs
}

test('queue 2 fills, then queue 1, then the source waits for 1 − μ/λ of its time', async () => {
	const play = await begun()
	await play.until(() => play.run.nowUs >= 14e6)
	await standing(play)
	const [second, first] = [
		firstAt(play, 'queue 2', 10),
		firstAt(play, 'queue 1', 10),
	]
	expect(second).toBeGreaterThan(1.1)
	expect(second).toBeLessThan(1.9)
	expect(first).toBeGreaterThan(Math.max(2.2, second))
	expect(first).toBeLessThan(3.6)
	const theory = 1 - rateOf(play, 'B1') / rateOf(play, 'P1')
	const share = waitingShare(play, 'P1', first)
	expect(Math.abs(share - theory)).toBeLessThan(0.05)
	expect(share).toBeGreaterThan(0.7)
	expect(share).toBeLessThan(0.9)
	// Nobody waits before there is a reason to.
	const waits = play.of('P1', Kind.wait)
	expect(waits[0]?.atUs).toBeGreaterThan(first * 1e6)
})

test('each item goes through both queues by one number, in order', async () => {
	const play = await begun({ rate: 500, stage1: 500, stage2: 100 })
	await play.until(() => play.count(Kind.worked, 'B1') >= 100)
	await standing(play)
	const [first, second] = ['queue 1', 'queue 2'].map((name) =>
		putsInto(play, name).map(({ a }) => a),
	)
	expect(first).toEqual(first?.map((_, i) => i + 1))
	expect(second).toEqual(first?.slice(0, second?.length))
	const done = play.of('B1', Kind.worked).map(({ a }) => a)
	expect(done).toEqual(second?.slice(0, done.length))
})

test('a place more in queue 2 is one that stage 1 need not wait for', async () => {
	const values = { rate: 100, stage1: 500, stage2: 1 }
	const play = await begun({ ...values, capacity1: 1, capacity2: 1 })
	const isStuck = () => play.count(Kind.wait, 'P1') > 0
	await play.until(isStuck)
	const into = () => putsInto(play, 'queue 2').length
	const before = into()
	await play.run.setKnob('capacity2', 20)
	await play.until(() => into() >= before + 15)
	expect(play.ending).toBeNull()
	// Stage 2 alone would have made room for one in a second.
	const puts = putsInto(play, 'queue 2').slice(before)
	const tookUs = (puts[14]?.atUs ?? 0) - (puts[0]?.atUs ?? 0)
	expect(tookUs).toBeLessThan(5e6)
})
