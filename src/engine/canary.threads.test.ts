/** The canary on real threads: it works when let, stands still when held, and tells what a run leaves for others. */
import { expect, onTestFinished, test } from 'vitest'
import { NodeCrew } from '../../tools/real-threads/node-crew.ts'
import { Play } from '../../tools/real-threads/play.ts'
import { busyWaiting } from '../programs/busy-waiting/scene.ts'
import { Kind } from '../trace/event.ts'
import { after } from './after.ts'
import { Canary } from './canary.ts'
import type { BurnerJob } from './protocol.ts'

function aCrew(): NodeCrew {
	const crew = new NodeCrew()
	onTestFinished(() => crew.end())
	return crew
}

/** A canary that has been calibrated and stands. */
async function aCanary(crew: NodeCrew): Promise<Canary> {
	const canary = new Canary(crew)
	await canary.calibrate()
	return canary
}

async function until(isSo: () => boolean): Promise<void> {
	while (!isSo()) await after(1)
}

/** Resolves when `canary`, which goes, has done some more. */
async function goesOn(canary: Canary): Promise<void> {
	const from = canary.done
	await until(() => canary.done - from > 20)
}

test('it stands until it is let go, and while it is held, though others go on', async () => {
	const crew = aCrew()
	const [held, other] = [await aCanary(crew), await aCanary(crew)]
	other.go()
	const before = held.done
	await goesOn(other)
	expect(held.done).toBe(before)
	held.go()
	await goesOn(held)
	await held.hold()
	const stood = held.done
	await goesOn(other)
	expect(held.done).toBe(stood)
	held.go()
	await goesOn(held)
})

test('it ends when it is told to, going or held, and those it was calibrated with have ended before', async () => {
	const crew = aCrew()
	const [going, held] = [await aCanary(crew), await aCanary(crew)]
	going.go()
	await Promise.all([going.end(), held.end()])
	const done = [going.done, held.done]
	const other = await aCanary(crew)
	other.go()
	await goesOn(other)
	expect([going.done, held.done]).toEqual(done)
})

class LameCrew extends NodeCrew {
	override readonly cores = 2

	override burn(job: BurnerJob): Promise<void> {
		return job.seat === 1 ? Promise.reject(new Error('nobody is there')) : super.burn(job)
	}
}

test('where not everybody can be started there is no canary, and nobody is kept waiting', async () => {
	const crew = new LameCrew()
	onTestFinished(() => crew.end())
	const canary = await aCanary(crew)
	canary.go()
	expect(canary.sample(0)).toBeNull()
	await canary.hold()
	await canary.end()
})

/** Shares told from now on, ‰, once there are so many of them. */
async function shares(play: Play, count: number): Promise<number[]> {
	const from = play.count(Kind.canary)
	await play.until(() => play.count(Kind.canary) >= from + count)
	return play.events
		.filter(({ kind }) => kind === Kind.canary)
		.slice(from)
		.map(({ a }) => a)
}

const mean = (all: readonly number[]) => all.reduce((sum, one) => sum + one, 0) / all.length

test('the more spin, the less is left: many spinners leave less than half of what none leave', async () => {
	const values = { spinners: 0, uncapped: true, rate: 0 }
	const play = await new Play(busyWaiting, { values, pace: 1 }).begin()
	const alone = await shares(play, 5)
	await play.run.setKnob('spinners', 12)
	// What is told first is about the time before, too.
	await shares(play, 3)
	const beside = await shares(play, 5)
	for (const share of [...alone, ...beside]) {
		expect(share).toBeGreaterThanOrEqual(0)
		expect(share).toBeLessThanOrEqual(1000)
	}
	expect(mean(beside)).toBeLessThan(mean(alone) / 2)
	const [told] = play.events.filter(({ kind }) => kind === Kind.canary)
	expect(told?.b).toBeGreaterThan(0)
})

test('it holds its breath in a pause, and nothing is told of that time', async () => {
	const play = await new Play(busyWaiting, { values: { rate: 0 }, pace: 1 }).begin()
	await shares(play, 1)
	await play.run.pause()
	play.look()
	const told = play.count(Kind.canary)
	const other = await aCanary(play.crew)
	other.go()
	await goesOn(other)
	play.look()
	expect(play.count(Kind.canary)).toBe(told)
	play.run.resume()
	await shares(play, 1)
	await other.end()
})
