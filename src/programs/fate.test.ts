import { expect, test } from 'vitest'
import { alone } from '../../tools/real-threads/alone.ts'
import { KnobCells } from '../sync/knob-cells.ts'
import { Attempts } from './attempts.ts'
import { Fate } from './fate.ts'
import { backoff, crash, fail } from './job-knobs.ts'

const knobs = { fail: 30, backoff: 200, crash: 2 }

function fatesOf(Sort: typeof Fate, seed = 7): Fate {
	const { built } = alone((memory) => new KnobCells(memory, [fail, backoff, crash]))
	for (const [name, value] of Object.entries(knobs)) {
		built.set(name, value)
	}
	return new Sort(built, seed)
}

const job = (id: number, attempt = 1, kind = 0) => ({
	...{ id, key: id, attempt, kind },
	...{ producer: 1, madeUs: 0, payload: 0 },
})
const ids = Array.from({ length: 20_000 }, (_, i) => i + 1)
const shareOf = (isSo: (id: number) => boolean) => ids.filter(isSo).length / ids.length

test('as many attempts fail as the knob says, and an attempt knows nothing of the one before', () => {
	const fate = fatesOf(Fate)
	for (const attempt of [1, 2, 3, 4]) {
		expect(shareOf((id) => fate.fails(job(id, attempt)))).toBeCloseTo(0.3, 1)
	}
	const both = shareOf((id) => fate.fails(job(id, 1)) && fate.fails(job(id, 2)))
	expect(Math.abs(both - 0.09)).toBeLessThan(0.01)
	const all = shareOf((id) => [1, 2, 3, 4].every((attempt) => fate.fails(job(id, attempt))))
	expect(Math.abs(all - 0.0081)).toBeLessThan(0.003)
})

test('the same seed has the same fate in store, another one has not', () => {
	const [one, same, other] = [fatesOf(Fate), fatesOf(Fate), fatesOf(Fate, 8)]
	const fails = (fate: Fate) => ids.slice(0, 100).map((id) => fate.fails(job(id)))
	expect(fails(one)).toEqual(fails(same))
	expect(fails(one)).not.toEqual(fails(other))
})

test('a pause is anything up to its longest', () => {
	const fate = fatesOf(Fate)
	const pauses = ids.slice(0, 2000).map((id) => fate.pauseMs(job(id, 3)))
	expect(Math.min(...pauses)).toBeLessThan(10)
	expect(Math.max(...pauses)).toBeGreaterThan(790)
	expect(Math.max(...pauses)).toBeLessThanOrEqual(800)
	const mean = pauses.reduce((sum, ms) => sum + ms, 0) / pauses.length
	expect(Math.abs(mean - 400)).toBeLessThan(20)
})

test('a few per cent of jobs cost their worker its life, in the first attempt alone, and one of them early', () => {
	const fate = fatesOf(Fate)
	expect(Math.abs(shareOf((id) => fate.dies(job(id))) - 0.02)).toBeLessThan(0.002)
	expect(shareOf((id) => fate.dies(job(id, 2)))).toBe(0)
	expect(ids.findIndex((id) => fate.dies(job(id)))).toBeLessThan(10)
})

test('a poison job fails whenever it is tried', () => {
	const fate = fatesOf(Attempts)
	expect(shareOf((id) => fate.fails(job(id, 1, 1)))).toBe(1)
	expect(shareOf((id) => fate.fails(job(id, 1, 0)))).toBeLessThan(0.4)
})
