import { expect, test } from 'vitest'
import {
	constantWaitUs,
	drainS,
	emptyPollsPerS,
	growthPerS,
	itemsThatFit,
	littleRatio,
	memorylessWaitQuantileUs,
	memorylessWaitUs,
	offeredLoad,
	pairPerS,
	pollDelayBeyond,
	pollDelayUs,
	queueDelayS,
	scatteredWaitUs,
	servicePerS,
	spinnerShare,
	throughputPerS,
	utilisation,
	waitChance,
} from './theory.ts'

const kib = 1024
const mib = 1024 * kib

test('busy workers are arrivals by service time: 60 a second of 80 ms keep 4.8 busy', () => {
	expect(offeredLoad(60, 80_000)).toBeCloseTo(4.8)
	expect(servicePerS(8, 80_000)).toBeCloseTo(100)
	expect(throughputPerS(60, 100)).toBe(60)
	expect(throughputPerS(120, 100)).toBe(100)
})

test('one poller detects after T/2, and is late by 0.95 T in one of 20 cases, by 0.9 T in one of ten', () => {
	expect(pollDelayUs(100_000, 1, 'random')).toBe(50_000)
	expect(pollDelayBeyond(95_000, 100_000, 1, 'random')).toBeCloseTo(0.05)
	expect(pollDelayBeyond(90_000, 100_000, 1, 'random')).toBeCloseTo(0.1)
	expect(emptyPollsPerS(100_000, 1)).toBe(10)
})

test('eight pollers: 0.111 T and 0.312 T at random, T/16 staggered, as one in step', () => {
	expect(pollDelayUs(1, 8, 'random')).toBeCloseTo(0.111, 3)
	expect(pollDelayBeyond(0.312, 1, 8, 'random')).toBeCloseTo(0.05, 3)
	expect(pollDelayUs(1, 8, 'staggered')).toBe(1 / 16)
	expect(pollDelayBeyond(0.95 / 8, 1, 8, 'staggered')).toBeCloseTo(0.05)
	expect(pollDelayUs(1, 8, 'in step')).toBe(0.5)
	expect(pollDelayBeyond(0.95, 1, 8, 'in step')).toBeCloseTo(0.05)
	expect(emptyPollsPerS(100_000, 8)).toBe(80)
	expect(emptyPollsPerS(100_000, 1, 0.25)).toBe(7.5)
})

test.each(['random', 'staggered', 'in step'] as const)(
	'%s: the mean is the sum of the chances',
	(phase) => {
		for (const pollers of [1, 2, 4, 8]) {
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

test('the click storm: 500 s to drain, 26 214 tasks in 256 MiB', () => {
	expect(drainS(50_000, 0, 100)).toBe(500)
	expect(drainS(0, 120, 100)).toBe(0)
	expect(drainS(1500, 60, 100)).toBe(37.5)
	expect(drainS(1, 100, 100)).toBeNull()
	expect(itemsThatFit(256 * mib, 10 * kib)).toBe(26_214)
	expect((50_000 * 10 * kib) / mib).toBeCloseTo(488, 0)
	expect(queueDelayS(1500, 100)).toBe(15)
})

test('120 a second on 100 grow by 20, 60 a second shrink by 40', () => {
	expect(growthPerS(120, 8, 80_000)).toBeCloseTo(20)
	expect(growthPerS(60, 8, 80_000)).toBeCloseTo(-40)
})

const eight = (arrivalsPerS: number) => ({ arrivalsPerS, meanServiceUs: 80_000, workers: 8 })

test('eight workers of 80 ms at 60, 80, 90, 95 a second: 3.5, 22.9, 70.2, 168.8 ms; eight alone: 320', () => {
	const waits = [60, 80, 90, 95].map((perS) => (memorylessWaitUs(eight(perS)) ?? 0) / 1000)
	expect(waits.map((ms) => ms.toFixed(1))).toEqual(['3.5', '22.9', '70.2', '168.8'])
	const alone = { arrivalsPerS: 10, meanServiceUs: 80_000, workers: 1 }
	expect(memorylessWaitUs(alone)).toBeCloseTo(320_000)
	expect(memorylessWaitUs({ arrivalsPerS: 8, meanServiceUs: 100_000, workers: 1 })).toBeCloseTo(
		400_000,
	)
	expect(utilisation(eight(80))).toBeCloseTo(0.8)
})

test('where as much comes as can be done there is no mean', () => {
	for (const perS of [100, 120]) {
		expect(waitChance(eight(perS))).toBeNull()
		expect(memorylessWaitUs(eight(perS))).toBeNull()
		expect(constantWaitUs(eight(perS))).toBeNull()
		expect(scatteredWaitUs(eight(perS), 1, 1)).toBeNull()
		expect(memorylessWaitQuantileUs(0.5, eight(perS))).toBeNull()
	}
})

test.each([60, 80, 95])('%i a second: the mean is the sum of the quantiles', (perS) => {
	const load = eight(perS)
	const steps = 200_000
	let sumUs = 0
	for (let step = 0.5; step < steps; step++) {
		sumUs += memorylessWaitQuantileUs(step / steps, load) ?? 0
	}
	expect(sumUs / steps / (memorylessWaitUs(load) ?? 0)).toBeCloseTo(1, 2)
})

/**
 * Mean wait for constant service, exactly: who is inside one service time later is who was not being served, and who came
 * meanwhile (Crommelin). Until nothing changes any more.
 */
function constantWaitExactlyUs(perS: number, workers: number, serviceUs: number): number {
	const most = 400
	const mean = (perS * serviceUs) / 1e6
	const comes = [Math.exp(-mean)]
	for (let k = 1; k < most; k++) comes.push(((comes[k - 1] ?? 0) * mean) / k)
	let inside = Float64Array.from({ length: most }, (_, n) => Number(n === 0))
	for (let round = 0; round < 400; round++) {
		const next = new Float64Array(most)
		inside.forEach((chance, n) => {
			const left = Math.max(0, n - workers)
			for (let k = 0; chance > 1e-15 && left + k < most; k++) {
				next[left + k] = (next[left + k] ?? 0) + chance * (comes[k] ?? 0)
			}
		})
		inside = next
	}
	const queued = inside.reduce((sum, chance, n) => sum + chance * Math.max(0, n - workers), 0)
	return (queued / perS) * 1e6
}

test.each([60, 80, 90])(
	'constant service, %i in a hundred: within 2 % of what is exact',
	(perS) => {
		const exactUs = constantWaitExactlyUs(perS, 8, 80_000)
		expect(Math.abs((constantWaitUs(eight(perS)) ?? 0) / exactUs - 1)).toBeLessThan(0.02)
		// One worker: ρ/(2μ(1 − ρ)).
		const alone = { arrivalsPerS: perS / 8, meanServiceUs: 80_000, workers: 1 }
		const busy = perS / 100
		expect(constantWaitUs(alone)).toBeCloseTo((busy * 80_000) / (2 * (1 - busy)))
	},
)

test('Kingman: memoryless times are the measure, constant service waits half as long', () => {
	expect(scatteredWaitUs(eight(80), 1, 1)).toBe(memorylessWaitUs(eight(80)))
	expect(scatteredWaitUs(eight(80), 1, 0)).toBe((memorylessWaitUs(eight(80)) ?? 0) / 2)
	expect(scatteredWaitUs(eight(80), 0, 0)).toBe(0)
})

test('Little: 8.23 inside, 80 a second, 102.9 ms each', () => {
	expect(littleRatio(8.2306, 80, 102_882)).toBeCloseTo(1, 3)
	expect(littleRatio(0, 0, 0)).toBeNull()
})

test('one who makes and one who takes, equally fast: 2/3, 3/4, 10/11; else never more than the slower', () => {
	const shares = [0, 1, 8].map((capacity) => pairPerS(100, 100, capacity) / 100)
	expect(shares.map((share) => share.toFixed(6))).toEqual(
		[2 / 3, 3 / 4, 10 / 11].map((share) => share.toFixed(6)),
	)
	expect(pairPerS(100.001, 100, 1)).toBeCloseTo(75, 2)
	expect(pairPerS(300, 100, 8)).toBeGreaterThan(99)
	expect(pairPerS(300, 100, 8)).toBeLessThan(100)
	expect(pairPerS(50, 100, 0)).toBeCloseTo(pairPerS(100, 50, 0))
})
