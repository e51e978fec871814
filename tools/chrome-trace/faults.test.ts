import { expect, test } from 'vitest'
import { faultsOf, type TraceLine } from './faults.ts'

const bounds = { startUs: 0, endUs: 100 }
const at = (tid: number, ts: number) => ({ pid: 1, tid, ts })
const flow = (ph: string, tid: number, ts: number) => {
	return { ph, name: 'item', cat: 'item', id: '1', ...at(tid, ts) }
}

/** A trace in order, with one of everything. */
const sound: readonly TraceLine[] = [
	{ ph: 'M', name: 'process_name', pid: 1, tid: 0, args: { name: 'scene' } },
	{ ph: 'M', name: 'thread_name', pid: 1, tid: 2, args: { name: 'P1' } },
	{ ph: 'M', name: 'thread_name', pid: 1, tid: 3, args: { name: 'C1' } },
	{ ph: 'X', name: 'working', dur: 60, ...at(2, 0) },
	{ ph: 'X', name: 'waiting', dur: 100, ...at(3, 0) },
	{ ph: 'X', name: 'within', dur: 30, ...at(2, 10) },
	flow('s', 2, 20),
	{ ph: 'C', name: 'queue', ...at(0, 20), args: { depth: 1 } },
	flow('t', 3, 30),
	{ ph: 'i', name: 'refused', s: 't', ...at(2, 40) },
	{ ...flow('f', 2, 59), bp: 'e' },
	{ ph: 'X', name: 'sleeping', dur: 40, ...at(2, 60) },
]

const textOf = (traceEvents: readonly unknown[]) => {
	return JSON.stringify({ displayTimeUnit: 'ms', traceEvents })
}
const changed = (place: number, change: object) => sound.with(place, { ...at0(place), ...change })
const at0 = (place: number): TraceLine => {
	const line = sound[place]
	if (line === undefined) throw new Error(`there is no line ${String(place)}`)
	return line
}
const without = (place: number) => sound.toSpliced(place, 1)

test('a trace in order has no fault', () => {
	expect(faultsOf(textOf(sound), bounds)).toEqual([])
})

/** One rule broken each, and how that is said. */
const planted: readonly (readonly [broken: string, text: string, said: RegExp])[] = [
	['cut off', textOf(sound).slice(0, -3), /not JSON/],
	['a list alone', JSON.stringify(null), /not an object/],
	['no unit', JSON.stringify({ traceEvents: sound }), /unit/],
	['nothing', textOf([]), /no events/],
	['a phase of another format', textOf(changed(3, { ph: 'Z' })), /unknown phase/],
	['no name', textOf(changed(3, { name: '' })), /no name/],
	['no track', textOf(changed(3, { tid: null })), /no track/],
	['a name with a time', textOf(changed(1, { ts: 4 })), /a name with a time/],
	['milliseconds', textOf(changed(5, { ts: 10.5 })), /no time in whole µs/],
	['no time', textOf(changed(9, { ts: undefined })), /no time in whole µs/],
	['before the run', textOf(changed(3, { ts: -1 })), /no time/],
	['longer than the run', textOf(changed(4, { dur: 101 })), /outside the run/],
	['a negative length', textOf(changed(5, { dur: -1 })), /no length/],
	['a mark with a length', textOf(changed(9, { dur: 5 })), /length of something that has none/],
	['a mark for all', textOf(changed(9, { s: undefined })), /without its scope/],
	['a counter of words', textOf(changed(7, { args: { depth: 'one' } })), /no number/],
	['a counter of nothing', textOf(changed(7, { args: {} })), /no number/],
	['no end known', textOf(changed(7, { args: { depth: null } })), /no number/],
	['a flow of nobody', textOf(changed(6, { id: undefined })), /no flow/],
	['an end bound to what follows', textOf(changed(10, { bp: undefined })), /not bound/],
	['two lines changed places', textOf(sound.with(7, at0(9)).with(9, at0(7))), /out of order/],
	['names at the end', textOf([...without(1), at0(1)]), /out of order/],
	['a track without a name', textOf(without(1)), /track 1\/2 has no name/],
	['two of one name', textOf(changed(2, { args: { name: 'P1' } })), /the same name/],
	['two names', textOf([{ ...at0(1), args: { name: 'P2' } }, ...sound]), /two names/],
	['an empty name', textOf(changed(2, { args: { name: '' } })), /an empty name/],
	['no process', textOf(without(0)), /process has no name/],
	['slices that cross', textOf(changed(5, { dur: 55 })), /slices cross on track 1\/2 at 10/],
	['a flow without its end', textOf(without(10)), /flow .* does not begin once and end once/],
	['a flow without its begin', textOf(without(6)), /does not begin once and end once/],
	['a flow that begins twice', textOf(changed(8, { ph: 's' })), /does not begin once/],
	['a flow beside every slice', textOf(without(4)), /not on a slice/],
	[
		'a flow after the slice',
		textOf(without(11).with(10, { ...at0(10), ts: 60 })),
		/not on a slice/,
	],
]

test.each(planted)('%s is found', (_, text, said) => {
	const faults = faultsOf(text, bounds)
	expect(
		faults.some((fault) => said.test(fault)),
		faults.join('\n'),
	).toBe(true)
})
