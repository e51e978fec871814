/** The files that leave the page, over a recorded run of every scene. */
import { readFileSync, readdirSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { faultsOf } from '../../tools/chrome-trace/faults.ts'
import { recordingToChrome } from './chrome-trace.ts'
import { recordingToCsv } from './csv.ts'
import { recordingFromJson } from './file.ts'

const folder = 'public/recordings'
const files = readdirSync(folder).filter((name) => name.endsWith('.bin'))

function recordingOf(file: string) {
	return recordingFromJson(gunzipSync(readFileSync(`${folder}/${file}`)).toString())
}

test('there are recorded runs to look at', () => {
	expect(files.length).toBeGreaterThan(30)
})

test.each(files)('the Chrome trace of %s has no fault', (file) => {
	const recording = recordingOf(file)
	expect(recording.length).toBeGreaterThan(0)
	expect(faultsOf(recordingToChrome(recording), recording)).toEqual([])
})

/** By thread and state, ms. */
function sumsOf(csv: string): ReadonlyMap<string, number> {
	const [head, ...lines] = csv.trimEnd().split('\r\n')
	expect(head).toMatch(/^thread,state,reason,from_ms,to_ms,item(,actor)?$/)
	const columns = head?.split(',').length ?? 0
	const sums = new Map<string, number>()
	for (const line of lines) {
		const cells = line.split(',')
		expect(cells).toHaveLength(columns)
		const [thread = '', state = '', , from = '', to = ''] = cells
		const key = `${thread} ${state}`
		sums.set(key, (sums.get(key) ?? 0) + Number(to) - Number(from))
	}
	return sums
}

test.each(files)('the spans of %s add up to the times of its snapshot', (file) => {
	const recording = recordingOf(file)
	const sums = sumsOf(recordingToCsv(recording))
	const { threads } = recording.momentAt(recording.endUs)
	const known = new Set<string>()
	for (const { name, inStateUs } of threads) {
		for (const [state, us] of Object.entries(inStateUs)) {
			known.add(`${name} ${state}`)
			expect(sums.get(`${name} ${state}`) ?? 0, `${name} ${state}`).toBeCloseTo(us / 1000, 3)
		}
	}
	expect([...sums.keys()].filter((key) => !known.has(key))).toEqual([])
})
