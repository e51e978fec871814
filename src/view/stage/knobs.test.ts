import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { KnobView } from '../session.ts'
import { expectedOf } from './expected.ts'
import { layoutKnobs, linesOf, tracksOf } from './knob-grid.ts'
import { ladderOf, positionOf, steppedFrom, unitFor, valueAt } from './knob-ladder.ts'
import { paceFactorOf } from './pace-factor.ts'

const log = { min: 1, max: 2000, step: 1, isLog: true }
const plain = { min: 1, max: 16, step: 1, isLog: false }

test('a logarithmic knob offers values of two digits, from end to end', () => {
	const ladder = ladderOf(log)
	expect(ladder.slice(0, 3)).toEqual([1, 2, 3])
	expect(ladder.slice(-3)).toEqual([1800, 1900, 2000])
	for (const value of ladder) expect(Number(value.toPrecision(2))).toBe(value)
	expect(ladderOf({ min: 0.5, max: 3, step: 0.1, isLog: true }).slice(0, 3)).toEqual([
		0.5, 0.6, 0.7,
	])
})

test('every value on the ladder is found again where it lies', () => {
	for (const range of [log, plain]) {
		for (const value of ladderOf(range))
			expect(valueAt(range, positionOf(range, value))).toBe(value)
	}
})

test('a key moves to the next value on the ladder, from wherever it is, and back again', () => {
	expect(steppedFrom(log, 6, 1)).toBe(7)
	expect(steppedFrom(log, 527, 1)).toBe(530)
	expect(steppedFrom(log, 527, -1)).toBe(520)
	expect(steppedFrom(log, 2000, 1)).toBe(2000)
	expect(steppedFrom(log, 1, -1)).toBe(1)
	expect(steppedFrom(plain, 4, Infinity)).toBe(16)
	expect(steppedFrom(plain, 4, -Infinity)).toBe(1)
	for (const value of ladderOf(log).slice(1, -1)) {
		expect(steppedFrom(log, steppedFrom(log, value, 1), -1)).toBe(value)
	}
})

test('one of something has no plural', () => {
	expect(unitFor('threads', 1)).toBe('thread')
	expect(unitFor('threads', 2)).toBe('threads')
	expect(unitFor('ms', 1)).toBe('ms')
	expect(unitFor('items/s', 1)).toBe('items/s')
})

function knob(name: string, place: KnobView['place']): KnobView {
	const rest = { label: name, unit: '', kind: 'number', min: 0, max: 1, step: 1 } as const
	return { ...rest, name, place, isLog: false, options: [], restarts: false }
}

test('the knobs of the blocking queue stand in two rows under what they act on', () => {
	const places = layoutKnobs([
		knob('producers', 'producers'),
		knob('rate', 'producers'),
		knob('capacity', 'queue'),
		knob('dist', 'queue'),
		knob('consumers', 'consumers'),
		knob('service', 'consumers'),
		knob('kind', 'consumers'),
	]).map((place) => `${place.knob.name} ${place.row}:${place.column}+${place.span}`)
	expect(places).toEqual([
		'producers 1:1+1',
		'capacity 1:2+2',
		'consumers 1:4+1',
		'rate 2:1+1',
		'dist 2:2+1',
		'kind 2:3+1',
		'service 2:4+1',
	])
})

test('where two rows do not suffice and there is width, three share the meeting place', () => {
	const places = layoutKnobs(
		[
			knob('producers', 'producers'),
			knob('rate', 'producers'),
			knob('urgent', 'producers'),
			knob('capacity', 'queue'),
			knob('dist', 'queue'),
			knob('consumers', 'consumers'),
			knob('service', 'consumers'),
			knob('kind', 'consumers'),
			knob('batch', 'consumers'),
		],
		true,
	).map((place) => `${place.knob.name} ${place.row}:${linesOf(place).join('-')}`)
	expect(places).toEqual([
		'producers 1:1-2',
		'urgent 1:3-4',
		'capacity 1:5-8',
		'dist 1:9-10',
		'consumers 1:11-12',
		'rate 2:1-2',
		'kind 2:3-6',
		'batch 2:7-10',
		'service 2:11-12',
	])
})

test('halves and thirds of the meeting place are alike, with the gap between them', () => {
	const tracks = tracksOf(384, 16)
	const width = (from: number, to: number) =>
		tracks.slice(from - 3, to - 3).reduce((sum, one) => sum + one, 0)
	expect(width(3, 10)).toBeCloseTo(384)
	for (const [from, to] of [
		[3, 6],
		[7, 10],
	] as const)
		expect(width(from, to)).toBeCloseTo(184)
	for (const [from, to] of [
		[3, 4],
		[5, 8],
		[9, 10],
	] as const)
		expect(width(from, to)).toBeCloseTo(352 / 3)
	expect(Math.min(...tracks)).toBeGreaterThan(0)
})

test('every knob has a cell of its own', () => {
	const places = fc.constantFrom<KnobView['place']>('producers', 'queue', 'consumers')
	fc.assert(
		fc.property(fc.array(places, { maxLength: 14 }), (chosen) => {
			const knobs = chosen.map((place, index) => knob(index.toString(), place))
			const grid = layoutKnobs(knobs)
			const cells = grid.flatMap(({ row, column, span }) =>
				Array.from({ length: span }, (_, index) => `${row}:${column + index}`),
			)
			expect(new Set(grid.map((place) => place.knob.name)).size).toBe(knobs.length)
			expect(new Set(cells).size).toBe(cells.length)
			const starts = layoutKnobs(knobs, true).map(
				(place) => `${place.row}:${linesOf(place)[0].toString()}`,
			)
			expect(new Set(starts).size).toBe(knobs.length)
		}),
	)
})

test('the knob named after the plural of a role, or of its side, says how many threads are expected', () => {
	const threads = ['producer', 'consumer', 'consumer', 'poller'].map((role, id) => ({
		id,
		role,
		name: role,
		side: role === 'producer' ? ('producers' as const) : ('consumers' as const),
		column: role === 'producer' ? 0 : 1,
		program: '',
	}))
	const cast = {
		scene: '',
		seed: 1,
		knobs: {},
		threads,
		objects: [],
		options: {},
		kinds: [],
		limitBytes: null,
		files: [],
	}
	const asked = expectedOf(cast, { producers: 3, workers: 8 })
	expect(asked).toEqual({ producer: 3, consumer: 8, poller: 8 })
	// A role that may grow has seats for all who may come.
	const consumers = threads.map((thread) => {
		return thread.role === 'consumer' ? { ...thread, role: 'worker' } : thread
	})
	const grown = expectedOf({ ...cast, threads: consumers }, { workers: 8, max: 32 })
	expect(grown['worker']).toBe(32)
	// Without a knob there are as many as the run can have.
	expect(expectedOf(cast, { consumers: 5 })).toEqual({ producer: 1, consumer: 5, poller: 1 })
})

test('thirteen knobs stand in three rows where three fit abreast, every one once', () => {
	const knobs = (['producers', 'queue', 'consumers'] as const).flatMap((place, index) => {
		return Array.from({ length: [4, 7, 2][index] ?? 0 }, (_, number) => {
			return knob(`${place}${number.toString()}`, place)
		})
	})
	const places = layoutKnobs(knobs, true)
	expect(new Set(places.map((place) => place.knob.name)).size).toBe(13)
	expect(Math.max(...places.map(({ row }) => row))).toBe(3)
	const lines = places.map((place) => `${place.row.toString()}: ${linesOf(place).join('-')}`)
	expect(new Set(lines).size).toBe(13)
	expect(Math.max(...layoutKnobs(knobs, false).map(({ row }) => row))).toBe(4)
})

test('going line by line nothing is under way', () => {
	expect(paceFactorOf('line')).toBe(0)
	expect(paceFactorOf(0.02)).toBe(0.02)
	expect(paceFactorOf('full')).toBe(10)
})
