import { expect, test } from 'vitest'
import { blockingQueueFixture } from '../../model/fixture.ts'
import type { Moment } from '../../model/moment.ts'
import { figuresOf } from './scene-figures.ts'
import { delayLaw, emptyPollsInTheory, shareInTheory } from './theories.ts'

const recording = blockingQueueFixture({ producers: 2, consumers: 8 })
const recorded = recording.momentAt(2_000_000)
const calm = { arrivals: 0, completions: 0, polls: 0, emptyPolls: 0, busy: 0 }
const stretch: Moment['stretch'] = {
	...recorded.stretch,
	...calm,
	...{ fromUs: 0, meanServiceUs: null, gapDelayUs: null },
}

function polling(knobs: Moment['knobs'], busy = 0): Moment {
	return { ...recorded, knobs, stretch: { ...stretch, busy } }
}

test('busy workers are compared with λ·s of what was measured, and unknown before anything was', () => {
	const measured = { ...stretch, arrivals: 120, meanServiceUs: 80_000, busy: 4.6 }
	const [busy] = figuresOf('busy workers', { ...recorded, stretch: measured })
	expect(busy).toMatchObject({
		value: '4.6',
		unit: 'of 8',
		theory: 'λ·s 4.8',
		note: 'erlang, n 120',
	})
	expect(busy?.meter).toEqual({ measured: 4.6 / 8, ready: null, theory: 4.8 / 8 })
	expect(figuresOf('busy workers', { ...recorded, stretch })[0]?.theory).toBeNull()
})

test('busy workers are of nobody once those who were busy have left', () => {
	const threads = recorded.threads.map((thread) => {
		return thread.side === 'consumers' ? { ...thread, state: 'finished' as const } : thread
	})
	const measured = { ...stretch, arrivals: 120, meanServiceUs: 80_000, busy: 2.8 }
	const [busy] = figuresOf('busy workers', { ...recorded, threads, stretch: measured })
	expect(busy).toMatchObject({ value: '2.8', unit: '', meter: null })
	const [few] = figuresOf('busy workers', { ...recorded, stretch: { ...measured, busy: 8.2 } })
	expect(few).toMatchObject({ unit: '', meter: null })
})

test.each([
	['in step', 50, 'T/2'],
	['random', 100 / 9, 'T/(k\u00a0+\u00a01)'],
	['staggered', 6.25, 'T/2k'],
])('eight pollers %s expect a mean of %f ms', (chosen, meanMs, formula) => {
	const law = delayLaw(polling({ poll: 100, phase: chosen }))
	expect(law?.meanUs).toBeCloseTo(meanMs * 1000)
	expect(law?.formula).toBe(formula)
	// Nothing takes longer than the longest, and the chances fall from 1 to 0.
	expect(law?.beyond(0)).toBe(1)
	expect(law?.beyond(law.longestUs)).toBe(0)
})

test('phases that change by themselves have no formula', () => {
	const phase = 'in step, then random'
	expect(delayLaw(polling({ poll: 100, phase }))).toBeNull()
})

test('without a poll interval there is no law of polling', () => {
	expect(delayLaw(polling({}))).toBeNull()
	expect(emptyPollsInTheory(polling({}))).toBeNull()
})

test('empty polls are k/T, less what pollers are busy', () => {
	expect(emptyPollsInTheory(polling({ poll: 100 }))).toBeCloseTo(80)
	expect(emptyPollsInTheory(polling({ poll: 100 }, 2))).toBeCloseTo(60)
	const looked = { ...polling({ poll: 100 }), stretch: { ...stretch, polls: 170, emptyPolls: 160 } }
	expect(figuresOf('polls', looked).map(({ value }) => value)).toEqual(['85', '80'])
})

test('what is left for others is compared with the cores by those who want one', () => {
	const threads = recorded.threads.map((thread, index) => {
		return { ...thread, state: index < 7 ? ('spinning' as const) : ('waiting' as const) }
	})
	const moment = { ...recorded, threads, canary: 0.23, cores: 1.9 }
	expect(shareInTheory(moment)?.share).toBeCloseTo(1.9 / 8)
	const [canary] = figuresOf('canary', moment)
	expect(canary).toMatchObject({ value: '23', theory: '23.8%', note: '1.9 cores ÷ 8' })
	// Nobody wants a core: the one that measures has it alone.
	expect(shareInTheory({ ...moment, threads: [] })?.share).toBe(1)
	expect(figuresOf('canary', recorded)[0]).toMatchObject({ value: '–', theory: null })
})

test('those who compute want a core as well, and those who wait for something else do not', () => {
	const work = { item: null, activity: 'handling', startedUs: 0, durationUs: 9, doneUs: 1 } as const
	const threads = recorded.threads.map((thread) => ({ ...thread, state: 'working' as const, work }))
	const runnable = (kind: string) =>
		shareInTheory({ ...recorded, threads, cores: 2, knobs: { kind } })?.runnable
	expect(runnable('CPU spin')).toBe(threads.length + 1)
	expect(runnable('I/O wait')).toBe(1)
})

test('memory is told of its limit, with what was really given', () => {
	const mib = 2 ** 20
	const memory = { usedBytes: 117 * mib, grownBytes: 128 * mib, limitBytes: 256 * mib }
	const [told] = figuresOf('memory', { ...recorded, memory })
	expect(told).toMatchObject({ value: '117', unit: 'MiB of 256\u00a0MiB' })
	expect(told?.meter).toEqual({ measured: 117 / 256, ready: 0.5, theory: null })
})

test('a queue that gets more than is done is never drained, and a storm that is over is', () => {
	const counts = { ...recorded.counts, queued: 5000 }
	const overload = { ...stretch, arrivals: 240 }
	const moment = { ...recorded, counts, stretch: overload, throughputPerS: 100 }
	const drained = (held: Moment) => figuresOf('goodput', held)[1]?.value
	expect(drained({ ...moment, knobs: { rate: 120 } })).toBe('never')
	const over = { ...moment, knobs: { storm: 5000 } }
	expect(drained(over)).toBe('50 s')
	const dead = recorded.threads.map((thread) => ({ ...thread, state: 'failed' as const }))
	expect(drained({ ...over, threads: dead })).toBe('never')
	expect(drained({ ...over, counts: { ...counts, queued: 0 } })).toBe('–')
})

test('goodput names its deadline', () => {
	const names = [{}, { deadline: 250 }, { deadline: 10_000 }].map((knobs) => {
		return figuresOf('goodput', { ...recorded, knobs })[0]?.name
	})
	expect(names).toEqual(['Goodput, within 1 s', 'Goodput, within 250 ms', 'Goodput, within 10 s'])
})

test('the oldest is as old as the first item of its queue, and nobody is old in an empty one', () => {
	const [queue] = recorded.queues
	if (queue === undefined) throw new Error('no queue')
	const item = { id: 1, producer: 'P1', kind: 0, madeUs: recorded.atUs - 2_900_000, putUs: 0 }
	const held = { ...recorded, queues: [{ ...queue, items: [item], depth: 1 }] }
	const age = (queued: number) => {
		return figuresOf('age', { ...held, counts: { ...recorded.counts, queued } })[0]?.value
	}
	expect(age(1)).toBe('2.9 s')
	expect(age(0)).toBe('–')
})
