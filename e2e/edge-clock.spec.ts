/** Time that nobody saw: a tab that is hidden, frozen or unread, a machine that slept, a single core. The books stay even. */
import { execFileSync } from 'node:child_process'
import { chmodSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { chromium, expect, test } from '@playwright/test'
import type { Snapshot, ThreadSnapshot } from '../src/model/snapshot.ts'
import { BareBrowser, type Tab } from './bare-browser.ts'
import { expectBooksToBalance } from './books.ts'

/** What passes while nobody acts is the matter here: there is no event to wait for. */
const passing = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

/** Everything waits for its turn on a busy machine. */
const patient = { timeout: 30_000 }

const snapshotOf = async (tab: Tab) => (await tab.evaluate('handoff.snapshot()')) as Snapshot

async function openLab(browser: BareBrowser, home: string, address: string): Promise<Tab> {
	const tab = await browser.open(`${home}#${address}`)
	const isReady = () => tab.evaluate('window.handoff !== undefined').catch(() => false)
	await expect.poll(isReady, patient).toBe(true)
	return tab
}

async function untilCompleted(tab: Tab, more: number): Promise<Snapshot> {
	const { counts } = await snapshotOf(tab)
	const isSo = async () => (await snapshotOf(tab)).counts.completed - counts.completed
	await expect.poll(isSo, { ...patient, intervals: [50] }).toBeGreaterThanOrEqual(more)
	return snapshotOf(tab)
}

async function untilSeen(tab: Tab, state: 'hidden' | 'visible'): Promise<void> {
	await expect.poll(() => tab.evaluate('document.visibilityState'), patient).toBe(state)
}

function timeInStates(thread: ThreadSnapshot): number {
	const { workingMs, spinningMs, wokenMs, blockedMs, waitingMs, sleepingMs, heldMs } = thread
	return workingMs + spinningMs + wokenMs + blockedMs + waitingMs + sleepingMs + heldMs
}

/** Every thread that has been there from the start was in some state all the time, and in no other time. */
function expectTimeToBeWhole({ threads, endMs }: Snapshot): void {
	const first = threads.filter(({ name }) => ['P1', 'C1'].includes(name))
	expect(first).toHaveLength(2)
	for (const thread of first) {
		expect(Math.abs(timeInStates(thread) - endMs), thread.name).toBeLessThan(25)
	}
}

/** Opens the scene in a browser of its own. */
async function inBrowser(
	{ executablePath, baseURL }: { executablePath: string | undefined; baseURL: string | undefined },
	address: string,
	act: (tab: Tab, browser: BareBrowser) => Promise<void>,
): Promise<void> {
	const browser = new BareBrowser(executablePath ?? chromium.executablePath())
	try {
		await act(await openLab(browser, baseURL ?? '', address), browser)
	} finally {
		await browser.close()
	}
}

test.beforeEach(() => {
	test.slow()
})

test('while a tab is hidden and frozen the run stands still, and then goes on with even books', async ({
	baseURL,
	launchOptions: { executablePath },
}) => {
	await inBrowser(
		{ executablePath, baseURL },
		'/blocking-queue?rate=200&run',
		async (tab, browser) => {
			await untilCompleted(tab, 5)
			const cover = await browser.open('about:blank')
			await cover.show()
			await untilSeen(tab, 'hidden')
			await expect.poll(async () => (await snapshotOf(tab)).phase, patient).toBe('paused')
			const before = await snapshotOf(tab)
			await tab.send('Page.setWebLifecycleState', { state: 'frozen' })
			await passing(700)
			await tab.send('Page.setWebLifecycleState', { state: 'active' })
			expect((await snapshotOf(tab)).endMs).toBe(before.endMs)
			await tab.show()
			await untilSeen(tab, 'visible')
			await untilCompleted(tab, 5)
			await tab.evaluate('handoff.pause()')
			const after = await snapshotOf(tab)
			expectBooksToBalance(after)
			expectTimeToBeWhole(after)
		},
	)
})

test('a run that nobody reads counts what it has lost, and its law of time still holds', async ({
	baseURL,
	launchOptions: { executablePath },
}) => {
	await inBrowser({ executablePath, baseURL }, '/', async (tab, browser) => {
		const kept = JSON.stringify({ pausesWhenHidden: false })
		await tab.evaluate(`localStorage.setItem('handoff.preferences', '${kept}')`)
		await tab.send('Page.navigate', { url: 'about:blank' })
		await tab.send('Page.navigate', { url: `${baseURL ?? ''}#/blocking-queue?run&pace=full` })
		const isReady = () => tab.evaluate('window.handoff !== undefined').catch(() => false)
		await expect.poll(isReady, patient).toBe(true)
		await untilCompleted(tab, 5)
		const cover = await browser.open('about:blank')
		await cover.show()
		await untilSeen(tab, 'hidden')
		await passing(1500)
		expect((await snapshotOf(tab)).phase).toBe('running')
		await tab.show()
		await untilSeen(tab, 'visible')
		await untilCompleted(tab, 5)
		await tab.evaluate('handoff.pause()')
		const { counts, laws } = await snapshotOf(tab)
		expect(laws.filter(({ holds }) => !holds)).toEqual([])
		const silent = laws.filter(({ detail }) => detail.includes('not checked since'))
		expect(silent.length > 0, `${counts.recordsLost} lost`).toBe(counts.recordsLost > 0)
		const shown = await tab.evaluate('document.body.textContent')
		expect(String(shown).includes('records were lost')).toBe(counts.recordsLost > 0)
		await tab.evaluate('handoff.stop()')
	})
})

test('after the machine has slept the run goes on, and the time is told as it passed', async ({
	baseURL,
	launchOptions: { executablePath },
}) => {
	test.skip(process.platform === 'win32', 'a process cannot be put to sleep there')
	await inBrowser(
		{ executablePath, baseURL },
		'/blocking-queue?rate=200&run',
		async (tab, browser) => {
			const before = await untilCompleted(tab, 5)
			const { processInfo } = await browser.send('SystemInfo.getProcessInfo')
			const all = processInfo as readonly { readonly type: string; readonly id: number }[]
			const renderers = all.filter(({ type }) => type === 'renderer').map(({ id }) => id)
			const begun = performance.now()
			for (const id of renderers) process.kill(id, 'SIGSTOP')
			await passing(2000)
			for (const id of renderers) process.kill(id, 'SIGCONT')
			await untilCompleted(tab, 5)
			await tab.evaluate('handoff.pause()')
			const after = await snapshotOf(tab)
			expectBooksToBalance(after)
			expectTimeToBeWhole(after)
			expect(after.endMs - before.endMs).toBeGreaterThan(1900)
			// Less than what went by outside: the run began to be looked at before, and was paused since.
			expect(after.endMs - before.endMs).toBeLessThan(performance.now() - begun + 2000)
		},
	)
})

test('on a single core every law holds, and the page answers', async ({
	baseURL,
	launchOptions: { executablePath },
}) => {
	test.skip(!existsSync('/usr/bin/taskset'), 'a program cannot be kept to one core here')
	const folder = mkdtempSync(path.join(tmpdir(), 'handoff-one-core-'))
	const wrapped = path.join(folder, 'browser')
	const program = executablePath ?? chromium.executablePath()
	writeFileSync(wrapped, `#!/bin/sh\nexec taskset -c 0 '${program}' "$@"\n`)
	chmodSync(wrapped, 0o755)
	expect(execFileSync('taskset', ['-c', '0', 'true']).length).toBe(0)
	try {
		const address = '/blocking-queue?producers=4&consumers=4&kind=CPU%20spin&run'
		await inBrowser({ executablePath: wrapped, baseURL }, address, async (tab) => {
			await untilCompleted(tab, 20)
			await tab.evaluate("handoff.pace('full')")
			await untilCompleted(tab, 200)
			await tab.evaluate('handoff.pause()')
			const paused = await snapshotOf(tab)
			expect(paused.phase).toBe('paused')
			if (paused.counts.recordsLost === 0) expectBooksToBalance(paused)
			expect(paused.laws.filter(({ holds }) => !holds)).toEqual([])
			expectTimeToBeWhole(paused)
			await tab.evaluate('handoff.stop()')
			expect((await snapshotOf(tab)).phase).toBe('ready')
		})
	} finally {
		rmSync(folder, { recursive: true })
	}
})
