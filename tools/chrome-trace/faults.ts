/**
 * Reads a text as Chrome Trace Event JSON and says what is wrong with it, by the rules that viewers rely on:
 * in order of time, slices nested, flows whole and on slices, counters of numbers, every track named, times in whole µs.
 */

import { bisector, group } from 'd3'

export interface TraceLine {
	readonly ph: string
	readonly name: string
	readonly pid: number
	readonly tid: number
	readonly ts?: number
	readonly dur?: number
	readonly cat?: string
	readonly id?: string
	readonly bp?: string
	readonly s?: string
	readonly args?: Readonly<Record<string, unknown>>
}

/** Times between which everything must lie, µs. */
export interface Bounds {
	readonly startUs: number
	readonly endUs: number
}

type Track = readonly TraceLine[]

const phases = new Set(['M', 'X', 'C', 's', 't', 'f', 'i'])
const flowPhases = new Set(['s', 't', 'f'])
const timeOf = ({ ts }: TraceLine) => ts ?? 0
const endOf = (line: TraceLine) => timeOf(line) + (line.dur ?? 0)
const trackOf = ({ pid, tid }: TraceLine) => `${String(pid)}/${String(tid)}`

/** One sentence for every fault; none when the text is in order. */
export function faultsOf(text: string, bounds: Bounds): readonly string[] {
	const lines = linesOf(text)
	if (typeof lines === 'string') return [lines]
	const broken = lines.flatMap((line) => faultsOfLine(line, bounds))
	if (broken.length > 0) return broken
	const tracks = group(
		lines.filter(({ ph }) => ph === 'X'),
		trackOf,
	)
	return [
		...disorder(lines),
		...unnamed(lines),
		...[...tracks].flatMap(([track, slices]) => crossings(track, slices)),
		...flowFaults(lines, tracks, bounds),
	]
}

function linesOf(text: string): readonly TraceLine[] | string {
	let trace: unknown
	try {
		trace = JSON.parse(text)
	} catch {
		return 'it is not JSON'
	}
	if (typeof trace !== 'object' || trace === null) return 'it is not an object'
	const { traceEvents, displayTimeUnit } = trace as Readonly<Record<string, unknown>>
	if (displayTimeUnit !== 'ms') return 'it does not say in what unit times are shown'
	if (!Array.isArray(traceEvents) || traceEvents.length === 0) return 'it has no events'
	return traceEvents as readonly TraceLine[]
}

function faultsOfLine(line: TraceLine, { startUs, endUs }: Bounds): readonly string[] {
	const { ph, name, pid, tid, ts, dur, s, bp, id, cat } = line
	const said = JSON.stringify(line)
	const faults: string[] = []
	const check = (isSo: boolean, fault: string) => {
		if (!isSo) faults.push(`${fault}: ${said}`)
	}
	check(phases.has(ph), 'an unknown phase')
	check(typeof name === 'string' && name !== '', 'no name')
	check(isWhole(pid) && isWhole(tid), 'no track')
	if (ph === 'M') {
		check(ts === undefined, 'a name with a time')
		return faults
	}
	check(isWhole(ts), 'no time in whole µs')
	check(timeOf(line) >= startUs && endOf(line) <= endUs, 'outside the run')
	if (ph === 'X') check(isWhole(dur), 'no length in whole µs')
	else check(dur === undefined, 'a length of something that has none')
	if (ph === 'i') check(s === 't', 'a mark without its scope')
	if (ph === 'C') check(isCounted(line), 'a counter of what is no number')
	if (flowPhases.has(ph)) check(typeof id === 'string' && typeof cat === 'string', 'no flow')
	if (ph === 'f') check(bp === 'e', 'the end of a flow that is not bound to the slice around it')
	return faults
}

function isWhole(value: unknown): boolean {
	return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0
}

function isCounted({ args = {} }: TraceLine): boolean {
	const values = Object.values(args)
	return values.length > 0 && values.every((value) => Number.isFinite(value))
}

/** Names stand first, everything else in order of time. */
function disorder(lines: readonly TraceLine[]): readonly string[] {
	const placed = lines.map((line) => (line.ph === 'M' ? -1 : timeOf(line)))
	return lines
		.filter((_, place) => (placed[place] ?? 0) < (placed[place - 1] ?? -1))
		.map((line) => `out of order: ${JSON.stringify(line)}`)
}

function unnamed(lines: readonly TraceLine[]): readonly string[] {
	const named = lines.filter(({ ph, name }) => ph === 'M' && name === 'thread_name')
	const names = named.map(({ args }) => args?.['name'])
	const tracks = new Set(named.map(trackOf))
	const used = lines.filter(({ ph }) => ph !== 'M' && ph !== 'C').map(trackOf)
	const faults = [...new Set(used)]
		.filter((track) => !tracks.has(track))
		.map((track) => `track ${track} has no name`)
	if (new Set(names).size < names.length) faults.push('two tracks have the same name')
	if (tracks.size < named.length) faults.push('a track has two names')
	if (names.some((name) => typeof name !== 'string' || name === '')) faults.push('an empty name')
	if (!lines.some(({ ph, name }) => ph === 'M' && name === 'process_name'))
		faults.push('the process has no name')
	return faults
}

/** Slices of one track lie within each other or beside each other, the outer one first. */
function crossings(track: string, slices: Track): readonly string[] {
	const open: TraceLine[] = []
	const faults: string[] = []
	for (const slice of slices) {
		while (open.length > 0 && endOf(open.at(-1) ?? slice) <= timeOf(slice)) open.pop()
		const outer = open.at(-1)
		if (outer !== undefined && endOf(outer) < endOf(slice)) {
			faults.push(`slices cross on track ${track} at ${String(timeOf(slice))} µs`)
		}
		open.push(slice)
	}
	return faults
}

function flowFaults(
	lines: readonly TraceLine[],
	tracks: ReadonlyMap<string, Track>,
	{ endUs }: Bounds,
): readonly string[] {
	const steps = lines.filter(({ ph }) => flowPhases.has(ph))
	const flows = group(steps, ({ cat, id, name }) => `${String(cat)} ${name} ${String(id)}`)
	const broken = [...flows]
		.filter(([, flow]) => !/^st*f$/.test(flow.map(({ ph }) => ph).join('')))
		.map(([flow]) => `flow ${flow} does not begin once and end once`)
	const loose = steps
		.filter((step) => !isOnSlice(step, tracks.get(trackOf(step)) ?? [], endUs))
		.map((step) => `not on a slice: ${JSON.stringify(step)}`)
	return [...broken, ...loose]
}

/** A slice ends before its last µs, but the run does not: nothing comes after. */
function isOnSlice(step: TraceLine, slices: Track, endUs: number): boolean {
	const at = timeOf(step)
	const begun = bisector(timeOf).right(slices, at)
	for (let place = begun - 1; place >= 0; place--) {
		const end = endOf(slices[place] ?? step)
		// One that is over may lie within one that is not.
		if (at < end || (at === endUs && end === endUs)) return true
	}
	return false
}
