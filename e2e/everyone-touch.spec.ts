/** A scene under fingers: knobs, time, lanes and panels, each large enough to hit. */
import type { CDPSession } from '@playwright/test'
import { expect, type HandoffPage, test } from './handoff-page.ts'

test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true })

interface Place {
	readonly x: number
	readonly y: number
}

/** Fingers that go along lines, all at once, and are lifted. */
async function swipe(session: CDPSession, lines: readonly (readonly [Place, Place])[]) {
	const steps = 8
	const at = (step: number) =>
		lines.map(([from, to], id) => {
			const along = (one: number, other: number) => one + ((other - one) * step) / steps
			return { id, x: along(from.x, to.x), y: along(from.y, to.y) }
		})
	await session.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: at(0) })
	for (let step = 1; step <= steps; step++) {
		await session.send('Input.dispatchTouchEvent', { type: 'touchMove', touchPoints: at(step) })
	}
	await session.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] })
}

async function pausedRun(lab: HandoffPage, address = '/blocking-queue') {
	await lab.goto(address)
	await lab.call('start')
	await lab.untilMs(600)
	await lab.call('pause')
}

test('a finger turns a knob, moves the time and opens panels', async ({ lab }) => {
	const { page } = lab
	await pausedRun(lab)
	const session = await page.context().newCDPSession(page)
	const drag = async (name: string, from: number, to: number) => {
		const slider = page.getByRole('slider', { name, exact: true })
		await slider.evaluate((element) => {
			element.scrollIntoView({ block: 'center' })
		})
		const box = await slider.boundingBox()
		if (!box) throw new Error(`no slider ${name}`)
		const place = (share: number) => ({ x: box.x + box.width * share, y: box.y + box.height / 2 })
		await swipe(session, [[place(from), place(to)]])
	}
	await drag('Consumers', 0.17, 0.8)
	const consumers = page.getByRole('slider', { name: 'Consumers' })
	await expect(consumers).toHaveAttribute('aria-valuetext', /^1\d threads$/)
	const before = await lab.snapshot()
	await drag('Time shown', 0.97, 0.3)
	await lab.until(({ live, atMs }) => !live && atMs < before.endMs / 2, 'an earlier time is shown')
	for (const name of ['Lanes', 'Code', 'Gauges', 'Guide', 'Stage']) {
		await page.getByRole('tab', { name }).tap()
		await expect(page.getByRole('tabpanel', { name, exact: true })).toBeVisible()
	}
	await page.getByRole('radio', { name: 'You schedule' }).tap()
	await page.getByRole('button', { name: 'Step', exact: true }).tap()
	await lab.until(({ endMs }) => endMs > 0, 'a step was taken')
})

test('fingers pan and zoom the lanes, a tap shows a moment', async ({ lab }) => {
	const { page } = lab
	await pausedRun(lab)
	await page.getByRole('tab', { name: 'Lanes' }).tap()
	const pane = page.getByRole('listbox')
	const box = await pane.boundingBox()
	if (!box) throw new Error('no lanes')
	const session = await page.context().newCDPSession(page)
	const y = box.y + 60
	const x = (share: number) => box.x + 60 + (box.width - 80) * share
	const follow = page.getByRole('button', { name: 'Follow' })
	await expect(follow).toBeHidden()
	await swipe(session, [
		[
			{ x: x(0.3), y },
			{ x: x(0.9), y },
		],
	])
	await expect(follow).toBeVisible()
	// A tap that comes while a swipe still runs out only ends that.
	await expect(async () => {
		await follow.tap()
		await expect(follow).toBeHidden({ timeout: 500 })
	}).toPass()

	const shot = async () => (await pane.screenshot()).toString('base64')
	const before = await shot()
	await swipe(session, [
		[
			{ x: x(0.4), y },
			{ x: x(0.1), y },
		],
		[
			{ x: x(0.6), y },
			{ x: x(0.9), y },
		],
	])
	await expect.poll(shot).not.toBe(before)
	const { atMs } = await lab.snapshot()
	expect(atMs, 'a pinch is no tap').toBe((await lab.snapshot()).endMs)
	await page.touchscreen.tap(x(0.2), y)
	await lab.until(({ live }) => !live, 'a moment was chosen')
})

test('what is to be hit is 44 pixels large, and nowhere below 24', async ({ lab }) => {
	const { page } = lab
	for (const address of ['/blocking-queue', '/actor-counter']) {
		await pausedRun(lab, address)
		for (const tab of await page.getByRole('tab').filter({ visible: true }).all()) {
			await tab.tap()
			const small = await page.evaluate(() => {
				const controls = document.querySelectorAll<HTMLElement>('button, input, select, summary')
				return [...controls]
					.filter(
						(control) => control.checkVisibility() && !control.closest('.skip, p, dialog, table'),
					)
					.map((control) => {
						const { width, height } = control.getBoundingClientRect()
						const name = control.getAttribute('aria-label') ?? control.textContent.trim()
						return { name, size: Math.round(Math.min(width, height)) }
					})
					.filter(({ size }) => size < 44)
			})
			expect(small, `${address} ${await tab.innerText()}`).toEqual([])
		}
	}
})
