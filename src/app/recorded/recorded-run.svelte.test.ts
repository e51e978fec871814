import { expect, test } from 'vitest'
import { blockingQueueFixture } from '../../model/fixture.ts'
import { blockingQueue } from '../../programs/blocking-queue/scene.ts'
import { RecordedRun } from './recorded-run.svelte.ts'

const recording = blockingQueueFixture()
/** Frames are asked for, and here none comes by itself. */
const made = (): RecordedRun => {
	globalThis.requestAnimationFrame = () => 0
	return new RecordedRun(blockingQueue, recording)
}

test('it goes by as much run time as its pace makes of the time that passes', () => {
	const run = made()
	run.setPace(0.1)
	run.run()
	run.advance(1000)
	expect(run.atUs).toBe(run.startUs)
	run.advance(1010)
	expect(run.atUs - run.startUs).toBe(1000)
	expect(run.moment).toEqual(recording.momentAt(run.atUs))
})

test('nobody who was away for long misses more than a moment', () => {
	const run = made()
	run.setPace(0.01)
	run.run()
	run.advance(1000)
	run.advance(1_000_000)
	expect(run.atUs - run.startUs).toBeLessThanOrEqual(1000)
})

test('at its end it stands, and plays from the start when asked again', () => {
	const run = made()
	run.seek(run.endUs - 1)
	run.setPace(10)
	run.run()
	run.advance(1000)
	run.advance(1050)
	expect(run.isPlaying).toBe(false)
	expect(run.atUs).toBe(run.endUs)
	expect(run.heldMoment).toEqual(recording.momentAt(run.endUs))
	run.run()
	expect(run.atUs).toBe(run.startUs)
	expect(run.isPlaying).toBe(true)
})

test('while it plays, digits change four times a second', () => {
	const run = made()
	run.setPace(0.01)
	run.run()
	run.advance(1000)
	const held = run.heldMoment
	run.advance(1050)
	expect(run.heldMoment).toBe(held)
	run.advance(1250)
	expect(run.heldMoment.atUs).toBe(run.atUs)
})

test('nobody turns a knob of what has happened', () => {
	const run = made()
	const before = run.values
	run.setKnob()
	expect(run.values).toEqual(before)
})
