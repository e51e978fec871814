/** The picture is the recording: it stands still in pause, and its text says what the snapshot says. */
import { expect, type HandoffPage, test } from './handoff-page.ts'

/** Rows of the table of threads that stands for the stage: name, role, state. */
async function threadsInWords({ page }: HandoffPage): Promise<string[][]> {
	const rows = page.getByRole('table', { name: 'Threads', exact: true }).getByRole('row')
	const texts = await rows.evaluateAll((all) =>
		all.map((row) => [...row.children].map((cell) => cell.textContent.trim())),
	)
	return texts.slice(1)
}

async function pausedRun(lab: HandoffPage): Promise<void> {
	await lab.goto()
	await lab.call('set', { rate: 150, service: 60 })
	await lab.call('start')
	await lab.untilMs(1000)
	await lab.call('pause')
	await lab.call('whenIdle')
}

test('the text of the stage has the facts of the snapshot, now and earlier', async ({ lab }) => {
	await pausedRun(lab)
	const { atMs } = await lab.snapshot()
	for (const ms of [atMs, 613, 250, 40]) {
		await lab.call('seek', ms)
		const { threads, queues } = await lab.snapshot()
		const rows = await threadsInWords(lab)
		expect(rows.map(([name]) => name)).toEqual(threads.map(({ name }) => name))
		for (const [i, { role, state }] of threads.entries()) {
			expect(rows[i]?.[1]).toBe(role)
			expect(rows[i]?.[2]).toMatch(new RegExp(`^${state}`))
		}
		const place = lab.page.getByRole('table', { name: 'Meeting place' })
		await expect(place.getByRole('row').first()).toContainText(`${queues[0]?.depth} of 6`)
	}
})

test('a recording shows the same words as the live run did', async ({ lab }) => {
	await pausedRun(lab)
	const { atMs } = await lab.snapshot()
	const json = await lab.call('recording', 'json')
	const words = await threadsInWords(lab)
	await lab.page.goto('about:blank')
	await lab.goto()
	await lab.call('load', json)
	await lab.call('seek', atMs)
	expect(await threadsInWords(lab)).toEqual(words)
})

test('the code panel tints the line that the snapshot names', async ({ lab }) => {
	await pausedRun(lab)
	const { threads } = await lab.snapshot()
	for (const { name, program, line, state } of threads) {
		const listing = lab.page.getByRole('group', { name: program })
		const row = listing.getByRole('row').filter({ hasText: new RegExp(`\\b${name}\\b`) })
		await expect(row).toHaveCount(1)
		await expect(row.getByRole('cell').first()).toHaveText(String(line))
		await expect(row).toContainText(`${name} ${state}`)
	}
})

for (const reducedMotion of ['no-preference', 'reduce'] as const) {
	test(`nothing drawn moves in pause (motion: ${reducedMotion})`, async ({ lab }) => {
		const { page } = lab
		await page.emulateMedia({ reducedMotion })
		await pausedRun(lab)
		const picture = await page.screenshot({ caret: 'hide' })
		const frames = await page.evaluate(async () => {
			for (let i = 0; i < 30; i++) await new Promise(requestAnimationFrame)
			return document.getAnimations().filter(({ playState }) => playState === 'running').length
		})
		expect(frames, 'animations with a life of their own').toBe(0)
		expect((await page.screenshot({ caret: 'hide' })).equals(picture)).toBe(true)
	})
}

test('with reduced motion the run is still told, in steps', async ({ lab }) => {
	await lab.page.emulateMedia({ reducedMotion: 'reduce' })
	await lab.goto()
	await lab.call('start')
	await lab.until(({ counts }) => counts.completed > 5, 'items are completed')
	await lab.call('pause')
	await lab.call('whenIdle')
	const { threads } = await lab.snapshot()
	const rows = await threadsInWords(lab)
	expect(rows).toHaveLength(threads.length)
})
