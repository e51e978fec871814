import { expect, test } from 'vitest'
import { recordingToChrome } from './chrome-trace.ts'
import { recordingToCsv } from './csv.ts'
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
