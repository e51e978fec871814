import { expect, test } from 'vitest'
import {
	crashS,
	drainS,
	emptyPollsPerS,
	growthPerS,
	itemsThatFit,
	offeredLoad,
	pollDelayBeyond,
	pollDelayQuantileUs,
	pollDelayUs,
	queueDelayS,
	servicePerS,
	spinnerShare,
	throughputPerS,
	workersFor,
} from './theory.ts'

const kib = 1024
const mib = 1024 * kib

test('busy workers are arrivals by service time: 60 a second of 80 ms keep 4.8 busy', () => {
	expect(offeredLoad(60, 80_000)).toBeCloseTo(4.8)
	expect(servicePerS(8, 80_000)).toBeCloseTo(100)
	expect(throughputPerS(60, 100)).toBe(60)
	expect(throughputPerS(120, 100)).toBe(100)
})

test('one poller detects after T/2, after 0.95 T in 19 of 20 cases, and is late by 0.9 T in one of ten', () => {
	expect(pollDelayUs(100_000, 1, 'random')).toBe(50_000)
	expect(pollDelayQuantileUs(0.95, 100_000, 1, 'random')).toBeCloseTo(95_000)
	expect(pollDelayBeyond(90_000, 100_000, 1, 'random')).toBeCloseTo(0.1)
	expect(emptyPollsPerS(100_000, 1)).toBe(10)
})

test('eight pollers: 0.111 T and 0.312 T at random, T/16 staggered, as one in step', () => {
	const of = (phase: 'random' | 'staggered' | 'in step') => [
		pollDelayUs(1, 8, phase),
		pollDelayQuantileUs(0.95, 1, 8, phase),
	]
	expect(of('random')[0]).toBeCloseTo(0.111, 3)
	expect(of('random')[1]).toBeCloseTo(0.312, 3)
	expect(of('staggered')).toEqual([1 / 16, 0.95 / 8])
	expect(of('in step')).toEqual([0.5, 0.95])
	expect(emptyPollsPerS(100_000, 8)).toBe(80)
	expect(emptyPollsPerS(100_000, 1, 0.25)).toBe(7.5)
})

test.each(['random', 'staggered', 'in step'] as const)(
	'%s: quantiles and chances say the same, and the mean is the sum of the chances',
	(phase) => {
		for (const pollers of [1, 2, 4, 8]) {
			for (const q of [0, 0.1, 0.5, 0.95]) {
				const us = pollDelayQuantileUs(q, 100_000, pollers, phase)
				expect(pollDelayBeyond(us, 100_000, pollers, phase)).toBeCloseTo(1 - q)
			}
			let meanUs = 0
			for (let us = 5; us < 100_000; us += 10) {
				meanUs += 10 * pollDelayBeyond(us, 100_000, pollers, phase)
			}
			expect(meanUs / pollDelayUs(100_000, pollers, phase)).toBeCloseTo(1, 3)
		}
		expect(pollDelayBeyond(100_001, 100_000, 3, phase)).toBe(0)
	},
)

test('real work beside spinners gets cores over runnable threads, never more than one core', () => {
	expect(spinnerShare(8, 9)).toBeCloseTo(0.89, 2)
	expect(spinnerShare(8, 16)).toBe(0.5)
	expect(spinnerShare(8, 3)).toBe(1)
	// Measured 842, 426, 251, 177, 94 units a second on about one core.
	for (const [spinners, units] of [
		[1, 426],
		[2, 251],
		[4, 177],
		[8, 94],
	] as const) {
		expect(Math.abs(units / 842 / spinnerShare(1, spinners + 1) - 1)).toBeLessThan(0.12)
	}
})

test('the click storm: 500 s to drain, 67 workers for one minute, 26 214 tasks in 256 MiB', () => {
	expect(drainS(50_000, 0, 100)).toBe(500)
	expect(drainS(0, 120, 100)).toBe(0)
	expect(drainS(1500, 60, 100)).toBe(37.5)
	expect(drainS(1, 100, 100)).toBeNull()
	expect(workersFor(50_000 / 60, 80_000)).toBe(67)
	expect(itemsThatFit(256 * mib, 10 * kib)).toBe(26_214)
	expect((50_000 * 10 * kib) / mib).toBeCloseTo(488, 0)
	expect(queueDelayS(1500, 100)).toBe(15)
})

test('120 a second on 100 grow by 20, and fill the memory for 26 214 tasks in 22 minutes', () => {
	expect(growthPerS(120, 8, 80_000)).toBeCloseTo(20)
	expect(growthPerS(60, 8, 80_000)).toBeCloseTo(-40)
	expect(crashS(0, 20, 256 * mib, 10 * kib)).toBeCloseTo(1310.7)
	expect(crashS(26_014, 20, 256 * mib, 10 * kib)).toBe(10)
	expect(crashS(30_000, 20, 256 * mib, 10 * kib)).toBe(0)
	expect(crashS(0, -40, 256 * mib, 10 * kib)).toBeNull()
})
