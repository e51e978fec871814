import { expect, test } from 'vitest'
import { blockingQueueFixture } from '../model/fixture.ts'
import { Recording } from '../model/recording.ts'
import { Playback } from './playback.svelte.ts'

test('an earlier moment stays what it was while the recording grows', () => {
	const whole = blockingQueueFixture()
	const events = [...whole.events()]
	const half = events.slice(0, events.length / 2)
	const recording = new Recording(whole.cast)
	recording.append(half, half.at(-1)?.atUs ?? 0)
	const playback = new Playback(recording)
	playback.seek(recording.endUs / 2)
	const before = playback.moment
	recording.append(events.slice(half.length), whole.endUs)
	playback.follow()
	expect(playback.moment).toEqual(before)
	expect(playback.endUs).toBe(whole.endUs)
})

test('live is the end of the recording, and follows it', () => {
	const whole = blockingQueueFixture()
	const events = [...whole.events()]
	const recording = new Recording(whole.cast)
	const playback = new Playback(recording)
	expect(playback.moment.threads).toEqual([])
	recording.append(events, whole.endUs)
	playback.follow()
	expect(playback.moment).toEqual(whole.momentAt(whole.endUs))
})

test('a time outside the recording is brought into it', () => {
	const playback = new Playback(blockingQueueFixture())
	playback.seek(-5)
	expect(playback.atUs).toBe(0)
	playback.seek(1e12)
	expect(playback.atUs).toBe(playback.endUs)
})

test('digits change only when they are let', () => {
	const whole = blockingQueueFixture()
	const recording = new Recording(whole.cast)
	const playback = new Playback(recording)
	const held = playback.heldMoment
	recording.append([...whole.events()], whole.endUs)
	playback.follow()
	expect(playback.heldMoment).toBe(held)
	playback.hold()
	expect(playback.heldMoment).toEqual(playback.moment)
	expect(playback.heldEndUs).toBe(whole.endUs)
})
