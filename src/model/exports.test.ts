import { expect, test } from 'vitest'
import { Kind, Rest } from '../trace/event.ts'
import { recordingToChrome } from './chrome-trace.ts'
import { recordingToCsv } from './csv.ts'
import { actorsFixture } from './fixture-actors.ts'
import { recordingOfLines } from './fixture-lines.ts'
import { blockingQueueFixture } from './fixture.ts'
import { Recording } from './recording.ts'

const recording = blockingQueueFixture()

interface Line {
	readonly ph: string
	readonly tid: number
	readonly ts: number
	readonly dur: number
	readonly id?: string
	readonly name: string
}

const { traceEvents } = JSON.parse(recordingToChrome(recording)) as { traceEvents: Line[] }
const ofPhase = (phase: string) => traceEvents.filter(({ ph }) => ph === phase)

test('spans of one Chrome track never overlap and fill its time', () => {
	for (const { id } of recording.cast.threads) {
		const spans = ofPhase('X').filter(({ tid }) => tid === id)
		expect(spans.length).toBeGreaterThan(20)
		for (const [index, span] of spans.entries()) {
			const former = spans[index - 1]
			if (former !== undefined) expect(span.ts).toBe(former.ts + former.dur)
		}
		expect((spans.at(-1)?.ts ?? 0) + (spans.at(-1)?.dur ?? 0)).toBe(recording.endUs)
	}
})

test('every Chrome arrow ends once, after it began, on a consumer', () => {
	const begun = new Map(ofPhase('s').map((start) => [start.id, start]))
	expect(begun.size).toBe(ofPhase('s').length)
	const { counts } = recording.momentAt(recording.endUs)
	expect(ofPhase('f')).toHaveLength(counts.completed + counts.inService)
	for (const end of ofPhase('f')) {
		expect(begun.get(end.id)?.ts).toBeLessThanOrEqual(end.ts)
		expect(end.tid).toBeGreaterThan(3)
	}
})

test('Chrome tracks carry the names of the threads', () => {
	expect(ofPhase('M').filter(({ name }) => name === 'thread_name')).toHaveLength(5)
	expect(ofPhase('C').length).toBeGreaterThan(50)
})

test('the table of spans has one line per span', () => {
	const lines = recordingToCsv(recording).trimEnd().split('\r\n')
	expect(lines[0]).toBe('thread,state,reason,from_ms,to_ms,item')
	const spans = recording.cast.threads.flatMap(({ id }) => recording.spans(id, 0, recording.endUs))
	expect(lines).toHaveLength(spans.length + 1)
	expect(lines.filter((line) => /^C1,working,handling 1,[\d.]+,[\d.]+,1$/.test(line))).toHaveLength(
		1,
	)
})

test('a name that a spreadsheet would run is marked as text', () => {
	const [first, ...others] = recording.cast.threads
	if (first === undefined) throw new Error('the fixture has threads')
	const named = { ...first, name: '=SUM(A1,"x")' }
	const renamed = new Recording({ ...recording.cast, threads: [named, ...others] })
	renamed.append([...recording.events()].slice(0, 20), 100_000)
	expect(recordingToCsv(renamed).split('\r\n')[1]).toMatch(/^"'=SUM\(A1,""x""\)",/)
})

test('Chrome sees memory and canary as counters, looks that found nothing and arrivals as marks', () => {
	const cast = { ...recording.cast, limitBytes: 1e6 }
	const lines = recordingOfLines(
		cast,
		[
			[10, Kind.memory, 1, { a: 2, b: 4 }],
			[15, Kind.arrive, 2, { a: 40 }],
			[20, Kind.look, 4, { object: 4 }],
			[25, Kind.sleep, 4, { b: 900, c: Rest.poll }],
			[30, Kind.canary, 1, { a: 500, b: 2000 }],
		],
		60,
	)
	const { traceEvents: all } = JSON.parse(recordingToChrome(lines)) as { traceEvents: object[] }
	for (const [ph, name, ts, more] of [
		['C', 'memory', 10, { args: { usedBytes: 2048, grownBytes: 4096 } }],
		['C', 'canary', 30, { args: { share: 0.5 } }],
		['i', 'came', 15, { tid: 2, s: 't', args: { items: 40 } }],
		['i', 'found nothing', 20, { tid: 4, s: 't' }],
		['X', 'sleeping: poll', 25, { tid: 4, dur: 35 }],
	] as const) {
		expect(all).toContainEqual(expect.objectContaining({ ph, name, ts, ...more }))
	}
	expect(recordingToCsv(lines)).toContain('C1,sleeping,poll,0.025,0.060,')
})

const actors = actorsFixture()
const ofActors = (JSON.parse(recordingToChrome(actors)) as { traceEvents: Line[] }).traceEvents

test('Chrome shows the turns of a thread on a track beside its own, one slice each, named by the actor', () => {
	const tracks = ofActors.filter(({ ph, name }) => ph === 'M' && name === 'thread_name')
	expect(tracks).toHaveLength(actors.cast.threads.length + 3)
	const turns = ofActors.filter(({ ph, name }) => ph === 'X' && /^cart-\d$/.test(name))
	const begun = [...actors.events()].filter(({ kind }) => kind === Kind.turn)
	expect(turns).toHaveLength(begun.length)
	const names = begun.map(({ object }) => actors.cast.objects.find(({ id }) => id === object)?.name)
	expect(turns.map(({ name }) => name).toSorted()).toEqual(names.toSorted())
	const spans = new Set(actors.cast.threads.map(({ id }) => id))
	expect(turns.filter(({ tid }) => spans.has(tid))).toEqual([])
	const marks = ofActors.filter(({ name }) => name === 'dead letter')
	expect(marks).toHaveLength(actors.momentAt(actors.endUs).counts.deadLettered)
})

test('the table of spans of a run with actors says whose turn it was', () => {
	const [head, ...lines] = recordingToCsv(actors).trimEnd().split('\r\n')
	expect(head).toBe('thread,state,reason,from_ms,to_ms,item,actor')
	const handling = lines.filter((line) => line.includes(',handling '))
	expect(handling.length).toBeGreaterThan(50)
	expect(handling.filter((line) => !/,cart-\d$/.test(line))).toEqual([])
	const idle = lines.filter((line) => line.includes(',no mail,'))
	expect(idle.length).toBeGreaterThan(10)
	expect(idle.filter((line) => !line.endsWith(','))).toEqual([])
})
