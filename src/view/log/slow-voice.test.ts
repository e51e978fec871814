import { expect, test } from 'vitest'
import { SlowVoice } from './slow-voice.ts'

/** A clock that a test moves. */
function stagedClock() {
	let nowMs = 0
	const due: { atMs: number; run: () => void; isOff: boolean }[] = []
	return {
		now: () => nowMs,
		later: (run: () => void, ms: number) => {
			const entry = { atMs: nowMs + ms, run, isOff: false }
			due.push(entry)
			return () => {
				entry.isOff = true
			}
		},
		moveTo: (ms: number) => {
			nowMs = ms
			for (const entry of due.splice(0)) {
				if (entry.atMs > ms) due.push(entry)
				else if (!entry.isOff) entry.run()
			}
		},
	}
}

test('the first is said at once, and of what follows within a second only the latest', () => {
	const clock = stagedClock()
	const said: string[] = []
	const voice = new SlowVoice((text) => said.push(text), clock)
	voice.say('one')
	voice.say('two')
	voice.say('three')
	expect(said).toEqual(['one'])
	clock.moveTo(999)
	expect(said).toEqual(['one'])
	clock.moveTo(1000)
	expect(said).toEqual(['one', 'three'])
})

test('never is more than one thing said in a second', () => {
	const clock = stagedClock()
	const saidAtMs: number[] = []
	const voice = new SlowVoice(() => saidAtMs.push(clock.now()), clock)
	for (let ms = 0; ms < 10_000; ms += 130) {
		clock.moveTo(ms)
		voice.say(String(ms))
	}
	expect(saidAtMs.length).toBeGreaterThan(8)
	for (const [index, ms] of saidAtMs.entries()) {
		expect(ms - (saidAtMs[index - 1] ?? -1000)).toBeGreaterThanOrEqual(1000)
	}
})

test('the same is not said twice, and a stopped voice is silent', () => {
	const clock = stagedClock()
	const said: string[] = []
	const voice = new SlowVoice((text) => said.push(text), clock)
	voice.say('one')
	clock.moveTo(5000)
	voice.say('one')
	voice.say('two')
	voice.say('three')
	voice.stop()
	clock.moveTo(9000)
	expect(said).toEqual(['one', 'two'])
})
