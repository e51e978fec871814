import { expect, test } from 'vitest'
import { blockingQueueFixture } from '../../model/fixture.ts'
import { spanInWords, spanSentence } from './span-words.ts'

const recording = blockingQueueFixture()
const moment = recording.momentAt(recording.endUs)

function wordsOf(thread: number, isIt: (state: string, reason: string | null) => boolean) {
	const spans = recording.spans(thread, 0, recording.endUs)
	const span = spans.find(({ state, reason }) => isIt(state, reason))
	if (span === undefined) throw new Error('no such span')
	return spanInWords(recording, moment, { thread, span })
}

test('a woken thread names who woke it', () => {
	const consumer = moment.threads.find(({ role }) => role === 'consumer')?.id ?? 0
	const words = wordsOf(consumer, (state) => state === 'woken')
	expect(words.state).toBe('woken, waited for not empty')
	expect(words.cause).toMatch(/^woken by P\d$/)
})

test('waiting says for what, working with which item, and both how long', () => {
	const consumer = moment.threads.find(({ role }) => role === 'consumer')?.id ?? 0
	expect(wordsOf(consumer, (state) => state === 'waiting').state).toBe('waiting: not empty')
	const handling = wordsOf(consumer, (_, reason) => reason?.startsWith('handling') === true)
	expect(spanSentence(handling)).toMatch(/^C1 handling \d+, [\d.]+ (ms|µs), from \d\.\d{3} s$/)
})

test('what still goes on says so', () => {
	const [thread = 0] = moment.threads.map(({ id }) => id)
	const span = recording.spans(thread, recording.endUs, recording.endUs).at(-1)
	if (span === undefined) throw new Error('no span')
	expect(spanInWords(recording, moment, { thread, span }).time).toContain(' so far, from ')
})

test('a sleeping thread says what it sleeps until', () => {
	const [thread = 0] = moment.threads.map(({ id }) => id)
	const asleep = (reason: string | null) => {
		const span = { fromUs: 0, toUs: 1000, state: 'sleeping', reason, item: 0 } as const
		return spanInWords(recording, moment, { thread, span }).state
	}
	expect(asleep(null)).toBe('sleeping')
	expect(asleep('poll')).toBe('sleeping until the next poll')
	expect(asleep('arrival')).toBe('sleeping until the next request')
})
