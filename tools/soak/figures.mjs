/** What a soak has found, as lines with a goal each. */
import { slopeOf } from './slope.mjs'

/** What grows by less cannot be told from the collector's mood, and would take an hour to be a megabyte. */
const mostHeapPerMinute = 128 * 1024
const mostHeapPerCycle = 512
const mostSharedBuffers = 16

const shiftedItems = /^(conservation|no duplicate|first in, first out):/
const stuck = /^no stuck waiter:/

/**
 * Laws that a scene is there to break.
 *
 * @type {Record<string, RegExp>}
 */
const broken = {
	'check-then-act': shiftedItems,
	'lost-wakeup': /^(conservation|no duplicate|first in, first out|no stuck waiter):/,
	'stolen-item': shiftedItems,
	overfull: /^capacity:/,
	'single-condition-deadlock': stuck,
	'covering-condition': stuck,
	'bounded-cycle': stuck,
	shutdown: stuck,
	'pool-starvation': stuck,
	'actor-counter': /^no lost update:/,
	'mutual-ask': /^every ask is answered:/,
}

/** @typedef {{ name: string, value: string, isMet: boolean | null }} Figure `isMet` null: told without a goal. */

/** @returns {Figure[]} */
export function tourFigures({ visits, weights, perPass }, complaints) {
	// In the first round code and texts are fetched.
	const settled = weights.filter(({ visit }) => visit >= perPass)
	const minutes = ({ atMs }) => atMs / 60_000
	const growth = growthOf(settled, minutes)
	const surprising = visits.filter(isSurprising)
	const lost = sum(visits.map(({ recordsLost }) => recordsLost))
	const records = sum(visits.map((visit) => visit.records))
	const longTasks = visits.map((visit) => visit.longTasks)
	return [
		{ name: 'visits', value: `${visits.length} of ${perPass} scenes`, isMet: null },
		...complaintsFigure(complaints),
		{
			name: 'laws broken where none should be',
			value:
				surprising.map(({ scene, broken }) => `${scene}: ${broken.join('; ')}`).join(' | ') || '0',
			isMet: surprising.length === 0,
		},
		{
			name: 'stops that left a worker',
			value: String(visits.filter((visit) => !visit.areWorkersGone).length),
			isMet: visits.every((visit) => visit.areWorkersGone),
		},
		{ name: 'records, and lost of them', value: `${records}, ${lost}`, isMet: null },
		...weightFigures(
			settled.length > 2 ? settled : weights,
			growth,
			'min',
			settled.length >= 8,
			mostHeapPerMinute,
		),
		{
			name: 'tasks longer than 50 ms',
			value: `${sum(longTasks)}, longest ${Math.max(...visits.map(({ longestMs }) => longestMs)).toFixed(0)} ms`,
			isMet: null,
		},
	]
}

/** @returns {Figure[]} */
export function cyclesFigures({ cycles, unclean, medianMs, slowestMs, weights }, complaints) {
	// The first scenes are fetched on the way.
	const settled = weights.slice(Math.min(5, Math.floor(weights.length / 2)))
	const growth = growthOf(settled, (_, at) => at * 50)
	return [
		{
			name: 'cycles of start and stop',
			value: `${cycles}, median ${medianMs.toFixed(0)} ms, slowest ${slowestMs.toFixed(0)} ms`,
			isMet: null,
		},
		...complaintsFigure(complaints),
		{ name: 'stops that left a worker', value: String(unclean), isMet: unclean === 0 },
		...weightFigures(settled, growth, 'cycle', settled.length >= 5, mostHeapPerCycle),
	]
}

function complaintsFigure(complaints) {
	const value =
		complaints.length === 0 ? '0' : `${complaints.length}: ${complaints.slice(0, 5).join(' | ')}`
	return [{ name: 'errors', value, isMet: complaints.length === 0 }]
}

function weightFigures(weights, growth, unit, isLong, mostHeap) {
	const last = weights.at(-1)
	const shared = Math.max(...weights.map((weight) => weight.shared))
	const of = (name) => `${weights[0][name]} to ${last[name]}`
	return [
		{
			name: `objects in the heap, growth per ${unit}`,
			value: `${mb(weights[0].objects)} to ${mb(last.objects)}, ${(growth.objects / 1024).toFixed(2)} KiB`,
			isMet: isLong ? growth.objects <= mostHeap : null,
		},
		{
			name: 'heap with compiled code',
			value: `${mb(weights[0].heap)} to ${mb(last.heap)}, ${(growth.heap / 1024).toFixed(2)} KiB per ${unit}`,
			isMet: null,
		},
		{
			name: 'memory of the process',
			value: `${mb(weights[0].memory)} to ${mb(last.memory)}, ${(growth.memory / 1024).toFixed(2)} KiB per ${unit}`,
			isMet: null,
		},
		{
			name: 'buffers of shared memory alive',
			value: `at most ${shared}`,
			isMet: shared <= mostSharedBuffers,
		},
		{ name: 'nodes', value: of('nodes'), isMet: null },
		{
			name: 'listeners',
			value: of('listeners'),
			isMet: last.listeners <= weights[0].listeners * 1.2 + 50,
		},
	]
}

function growthOf(weights, x) {
	const of = (name) => slopeOf(weights.map((weight, at) => [x(weight, at), weight[name]]))
	return { objects: of('objects'), heap: of('heap'), memory: of('memory') }
}

function isSurprising({ scene, broken: seen }) {
	return seen.some((law) => !(broken[scene]?.test(law) ?? false))
}

function sum(numbers) {
	return numbers.reduce((all, one) => all + one, 0)
}

function mb(bytes) {
	return `${(bytes / 2 ** 20).toFixed(1)} MiB`
}

/**
 * @param {readonly Figure[]} figures
 * @returns {boolean} Whether every goal is met.
 */
export function print(figures) {
	const width = Math.max(...figures.map(({ name }) => name.length))
	console.log('')
	for (const { name, value, isMet } of figures) {
		const verdict = isMet === null ? '' : isMet ? 'kept' : 'BROKEN'
		console.log([name.padEnd(width), value, verdict].join('  ').trimEnd())
	}
	return figures.every(({ isMet }) => isMet !== false)
}
