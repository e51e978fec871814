/** The page around a scene drives it when the link names its origin, and nobody else does. */
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test as base, type Page } from '@playwright/test'
import type * as packagedComlink from 'comlink'
import { FrameHost } from './frame-host.ts'
import './handoff-page.ts'

declare global {
	interface Window {
		/** What the frame has said. */
		said?: unknown[]
	}
}

const test = base.extend<{ lesson: FrameHost }>({
	// eslint asks for a pattern, Playwright for no dependency.
	lesson: async ({ browserName: _ }, use) => {
		const lesson = new FrameHost()
		await lesson.start()
		await use(lesson)
		await lesson.stop()
	},
})

const patiently = { timeout: 20_000 }
const packaged = path.resolve(
	import.meta.dirname,
	'../node_modules/comlink/dist/umd/comlink.min.js',
)
const comlink = readFileSync(packaged, 'utf8')

/** A page of another site frames the scene, and hears what it says. */
async function frame(page: Page, lesson: FrameHost, scene: string): Promise<void> {
	await page.addInitScript(() => {
		window.said = []
		addEventListener('message', ({ data }) => window.said?.push(data))
	})
	await page.goto(lesson.framing(scene))
	await page.evaluate(comlink)
	const inside = page.frames()[1]
	await inside?.waitForFunction(() => window.handoff !== undefined, null, patiently)
}

const heard = (page: Page) => page.evaluate(() => window.said?.length ?? 0)

/** A call over Comlink from the page around; or the message with which it was refused. */
function call(page: Page, name: string, ...given: unknown[]): Promise<unknown> {
	return page.evaluate(
		async ([name, given]) => {
			const { contentWindow } = document.querySelector('iframe') ?? {}
			const { Comlink } = window as unknown as { Comlink: typeof packagedComlink }
			if (!contentWindow) throw new Error('the page frames nothing')
			const remote = Comlink.wrap<Record<string, (...given: unknown[]) => Promise<unknown>>>(
				Comlink.windowEndpoint(contentWindow),
			)
			try {
				// Not called in one breath: what is made of `?.(` asks a proxy for `call`.
				const asked = remote[name]
				return asked ? await asked(...given) : null
			} catch (error) {
				return error instanceof Error ? error.message : 'no error'
			}
		},
		[name, given] as const,
	)
}

test('a page of the named origin starts, turns, opens and reads the scene that it frames', async ({
	page,
	lesson,
	baseURL,
}) => {
	const parent = encodeURIComponent(new URL(lesson.framing('')).origin)
	await frame(page, lesson, `${baseURL}#/blocking-queue?embed&parent=${parent}`)
	await expect
		.poll(() => page.evaluate(() => window.said), patiently)
		.toEqual([{ handoff: 'ready' }])
	await call(page, 'start')
	await call(page, 'set', { capacity: 3 })
	const completed = async () => {
		const { counts } = (await call(page, 'snapshot')) as { counts: { completed: number } }
		return counts.completed
	}
	await expect.poll(completed, patiently).toBeGreaterThan(0)
	expect(await call(page, 'snapshot')).toMatchObject({ knobs: { capacity: 3 }, phase: 'running' })
	expect(await call(page, 'set', { capacity: -1 })).toMatch(/capacity/)
	await call(page, 'open', 'wait-notify')
	expect(await call(page, 'snapshot')).toMatchObject({ scene: 'wait-notify' })
	await expect(page.frameLocator('iframe').getByRole('banner')).toHaveCount(0)
})

test('no other origin is answered, and without a name nobody is', async ({
	page,
	lesson,
	baseURL,
}) => {
	for (const parent of [
		'&parent=https://example.org',
		`&parent=${new URL(baseURL ?? '').origin}`,
		'',
	]) {
		await frame(page, lesson, `${baseURL}#/blocking-queue?embed${parent}`)
		const inside = page.frames()[1]
		const scene = () => inside?.evaluate(async () => (await window.handoff?.snapshot())?.phase)
		await page.evaluate(() => {
			const message = { id: 'a', type: 'APPLY', path: ['start'], argumentList: [] }
			const { contentWindow } = document.querySelector('iframe') ?? {}
			contentWindow?.postMessage({ handoff: 'ready?' }, '*')
			contentWindow?.postMessage(message, '*')
		})
		// Whatever had begun would show.
		await inside?.evaluate(() => window.handoff?.whenIdle())
		expect(await scene()).toBe('ready')
		expect(await heard(page)).toBe(0)
		// Deaf it is not: its own console starts it.
		await inside?.evaluate(() => window.handoff?.start())
		expect(await scene()).toBe('running')
	}
})

test(
	'where no thread can run, every call is refused with the reason',
	{ tag: '@firefox' },
	async ({ page, lesson, baseURL }) => {
		await page.addInitScript(() => {
			Reflect.deleteProperty(globalThis, 'SharedArrayBuffer')
			window.said = []
			addEventListener('message', ({ data }) => window.said?.push(data))
		})
		const parent = encodeURIComponent(new URL(lesson.framing('')).origin)
		await page.goto(lesson.framing(`${baseURL}#/blocking-queue?embed&parent=${parent}`))
		await expect
			.poll(() => page.evaluate(() => window.said), patiently)
			.toEqual([{ handoff: 'recorded' }])
		await page.evaluate(comlink)
		expect(await call(page, 'start')).toMatch(/^No thread can run here: .+\.$/)
	},
)

test('the example drives its frame by its buttons', async ({ page }) => {
	await page.goto('./embedding/index.html')
	const facts = page.getByText(/in the queue, .+ completed/)
	await expect(facts).toHaveText('0 in the queue, 0 completed', patiently)
	await page.getByRole('button', { name: 'Start' }).click()
	await expect(facts).toHaveText(/, [1-9]\d* completed$/, patiently)
	await page.getByRole('slider', { name: 'Capacity' }).fill('2')
	const inside = page.frames()[1]
	const snapshot = () => inside?.evaluate(() => window.handoff?.snapshot())
	await expect.poll(async () => (await snapshot())?.knobs['capacity'], patiently).toBe(2)
	await page.getByRole('button', { name: 'Pause' }).click()
	await expect.poll(async () => (await snapshot())?.phase, patiently).toBe('paused')
})
