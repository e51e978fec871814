/** A recording is the run: saved and opened again it shows the same facts, and a damaged one is refused. */
import fc from 'fast-check'
import { expectBooksToBalance, factsOf } from './books.ts'
import { expect, type HandoffPage, test } from './handoff-page.ts'
import type { Snapshot } from '../src/model/snapshot.ts'

/** Runs for a while and pauses; the recording so far, and what was seen live at its end and before. */
async function recorded(lab: HandoffPage): Promise<{ json: string; seen: readonly Snapshot[] }> {
	await lab.goto()
	await lab.call('set', { rate: 150, dist: 'exponential', service: 40 })
	await lab.call('start')
	const seen: Snapshot[] = []
	for (const ms of [300, 500, 900]) {
		await lab.untilMs(ms)
		await lab.call('pause')
		seen.push(await lab.snapshot())
		await lab.call('resume')
	}
	await lab.call('pause')
	seen.push(await lab.snapshot())
	return { json: await lab.call('recording', 'json'), seen }
}

/** Facts of the run itself, whichever page shows them: the memory belongs to the live run. */
function runOf(snapshot: Snapshot): object {
	return factsOf(snapshot, ['memory'])
}

test('a recording opened on a fresh page shows the facts of the live run', async ({ lab }) => {
	const { json, seen } = await recorded(lab)
	const end = seen.at(-1)
	await lab.page.goto('about:blank')
	await lab.goto()
	await lab.call('load', json)
	expect(lab.page.workers()).toHaveLength(0)
	for (const moment of seen) {
		await lab.call('seek', moment.atMs)
		const again = await lab.snapshot()
		expect(again.endMs).toBe(end?.endMs)
		expect(runOf(again)).toEqual(runOf(moment))
		expectBooksToBalance(again)
	}
	expect(await lab.call('recording', 'json')).toBe(json)
	await lab.call('start')
	const fresh = await lab.until(({ counts }) => counts.completed >= 2, 'a live run takes over')
	expect(fresh).toMatchObject({ phase: 'running', live: true })
})

test('a damaged recording is refused with a reason, and nothing changes', async ({ lab }) => {
	const { json } = await recorded(lab)
	const before = await lab.snapshot()
	const flips = fc.sample(fc.nat({ max: json.length - 1 }), { numRuns: 60, seed: 20_260 })
	const flipped = flips.map((at) => {
		const changed = String.fromCharCode(json.charCodeAt(at) ^ 1)
		return json.slice(0, at) + changed + json.slice(at + 1)
	})
	const cut = [0, 1, 10, 80, 400, json.length / 2, json.length - 1].map((at) => json.slice(0, at))
	const odd = ['null', '[]', '{}', '5', '"x"', '{"__proto__":{}}', json + json, '<img src=x>']
	for (const text of [...cut, ...odd, ...flipped]) {
		expect(await lab.refusal('load', text), `of ${text.length} characters`).toMatch(
			/^This recording is refused: .+\.$/,
		)
	}
	for (const none of [null, undefined, 5, {}]) {
		expect(await lab.refusal('load', none)).toMatch(/^This recording is refused: .+\.$/)
	}
	expect(await lab.snapshot()).toEqual(before)
	await lab.call('resume')
	await lab.until(({ counts }) => counts.completed > before.counts.completed, 'the run goes on')
})

test('the other formats carry the same run', async ({ lab }) => {
	const { seen } = await recorded(lab)
	const end = seen.at(-1)
	const chrome = JSON.parse(await lab.call('recording', 'chrome')) as { traceEvents?: unknown[] }
	expect(chrome.traceEvents?.length).toBeGreaterThan(end?.counts.completed ?? Infinity)
	const lines = (await lab.call('recording', 'csv')).trim().split('\n')
	for (const { name } of end?.threads ?? []) {
		expect(lines.some((line) => line.includes(name))).toBe(true)
	}
	expect(lines.some((line) => line.includes('waiting') && line.includes('full'))).toBe(true)
})
