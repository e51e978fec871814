/** The size of a pool, measured on real threads: more threads help whoever waits, and nobody who computes. */
import { availableParallelism } from 'node:os'
import { expect, onTestFinished, test } from 'vitest'
import { NodeCrew } from '../../tools/real-threads/node-crew.ts'
import { poolSizing } from '../programs/pool-sizing/scene.ts'
import { expectedPerS } from '../view/sweep/throughput-theory.ts'
import { measureOn, nothingMeasured } from './measured-sweep.ts'

const { sweep } = poolSizing
const defaults = Object.fromEntries(poolSizing.knobs.map((knob) => [knob.name, knob.default]))

/** What a sweep over `sizes` measures. */
async function sweptOver(sizes: readonly number[], knobs: object) {
	const crew = new NodeCrew()
	onTestFinished(() => crew.end())
	const simulator = { meanWaitUs: () => Promise.reject(new Error('nobody was to ask')) }
	if (!sweep) throw new Error('it has no sweep')
	const values = sweep.asSwept({ ...defaults, ...knobs })
	let measured = nothingMeasured(sweep, values, null)
	for (const at of sizes) {
		const swept = { ...values, workers: at }
		const plan = { scene: poolSizing, values: swept, seed: 1, at, crew, simulator }
		const more = await measureOn(measured, { ...plan, isCancelled: () => false })
		if (!more) throw new Error('it was cancelled')
		measured = more
	}
	if (measured.chart !== 'throughput') throw new Error('it draws something else')
	return measured
}

test('what waits grows with the threads, as theory says for the times as measured', async () => {
	const { points, given } = await sweptOver([1, 16], { kind: 'I/O wait', wait: 90 })
	expect(given).toEqual({ computeMs: 0, waitMs: 90 })
	const [one, sixteen] = points
	if (!one || !sixteen) throw new Error('two points')
	// What one wait oversleeps is made up for by the next.
	expect(one.waitUs).toBeGreaterThan(89_000)
	expect(one.computeUs).toBe(0)
	expect(sixteen.perS / expectedPerS(16, one)).toBeGreaterThan(0.8)
	expect(sixteen.perS / expectedPerS(16, one)).toBeLessThan(1.1)
	expect(one.cores).toBeGreaterThan(0)
})

test('what computes does not grow beyond the cores, and each task takes longer', async () => {
	const { points, given } = await sweptOver([1, 12], { kind: 'CPU spin', compute: 10 })
	expect(given).toEqual({ computeMs: 10, waitMs: 0 })
	const [one, twelve] = points
	if (!one || !twelve) throw new Error('two points')
	const cores = Math.min(12, availableParallelism())
	expect(twelve.perS / one.perS).toBeLessThan(1.5 * cores)
	expect(twelve.waitUs).toBe(0)
	if (cores < 6) expect(twelve.computeUs).toBeGreaterThan(1.5 * one.computeUs)
})

test('a task that does both is told in its two parts', async () => {
	const { points } = await sweptOver([4], { kind: 'mixed', compute: 5, wait: 45 })
	const [four] = points
	expect(four?.computeUs).toBeGreaterThan(4500)
	expect(four?.waitUs).toBeGreaterThan(44_000)
	expect(four?.n).toBeGreaterThan(15)
})
