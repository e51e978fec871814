/** A schedule travels in the link: it ends the same on a fresh page, and what is none never breaks the page. */
import type { Page } from '@playwright/test'
import { expect, type HandoffPage, test } from './handoff-page.ts'
import { SchedulingPage } from './scheduling-page.ts'

async function copiedLink(page: Page): Promise<string> {
	await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
	await page.getByRole('button', { name: 'Share' }).click()
	await page.getByRole('button', { name: 'Copy link' }).click()
	await expect(page.getByRole('button', { name: 'Link copied' })).toBeVisible()
	const link = await page.evaluate(() => navigator.clipboard.readText())
	return new URL(link).hash.slice(1)
}

/** A fresh page at the address. */
async function reopened(lab: HandoffPage, address: string): Promise<void> {
	await lab.page.goto('about:blank')
	await lab.goto(address)
	await lab.call('whenIdle')
}

test('a copied link plays its schedule on a fresh page, with its knobs and seed, to the same end', async ({
	lab,
}) => {
	await lab.goto('/single-condition-deadlock?producers=1&seed=5&pace=2')
	const hands = new SchedulingPage(lab)
	await hands.find()
	const end = await lab.snapshot()
	expect(end.phase).toBe('deadlocked')
	const sections = await hands.sections()
	const link = await copiedLink(lab.page)
	expect(link).toMatch(/^\/single-condition-deadlock\?producers=1&seed=5&pace=2&schedule=v1-/)
	expect(link.length).toBeLessThan(200)

	await reopened(lab, link)
	const again = await lab.until(({ phase }) => phase === 'deadlocked', 'it hangs here, too')
	expect(again).toMatchObject({ seed: 5, knobs: end.knobs, endMs: end.endMs, queues: end.queues })
	expect(again.threads.map(({ name, state, reason }) => [name, state, reason])).toEqual(
		end.threads.map(({ name, state, reason }) => [name, state, reason]),
	)
	expect(await hands.sections()).toEqual(sections)
	await expect(hands.strip.getByRole('heading')).toHaveText('Schedule of the link')
	await expect(hands.notices()).toHaveCount(0)
})

test('steps taken by hand are in the link, whatever they go over', async ({ lab }) => {
	await lab.goto('/wait-notify')
	const hands = new SchedulingPage(lab)
	await hands.takeOver()
	await hands.stepIntoWait('C1')
	await hands.steps.getByRole('radio', { name: /^line/ }).check()
	await hands.step('P1', 3)
	await hands.steps.getByRole('radio', { name: /^call/ }).check()
	await hands.step('C2', 2)
	const { phase, endMs, queues, threads } = await lab.snapshot()
	const link = await copiedLink(lab.page)
	await reopened(lab, link)
	const again = await lab.snapshot()
	expect(again).toMatchObject({ phase, endMs, queues })
	expect(again.threads.map(({ name, line }) => [name, line])).toEqual(
		threads.map(({ name, line }) => [name, line]),
	)
})

test('a schedule that cannot be played is refused in one sentence, and the page works', async ({
	lab,
}) => {
	await lab.goto('/single-condition-deadlock')
	const { schedule = '' } = await lab.call('explore')
	const [version = '', program = '', steps = ''] = schedule.split('-')
	const bad: readonly (readonly [string, string, RegExp])[] = [
		['nothing', '', /does not begin with v1/],
		['markup', encodeURIComponent('<img src=x onerror="alert(1)">'), /does not begin with v1/],
		['another version', `v9-${program}-${steps}`, /does not begin with v1/],
		['damaged', `${version}-${program}-${steps}$`, /damaged at character/],
		['cut', `${version}-${program}`, /damaged/],
		['no repetition', `${version}-${program}-A0`, /no steps or more than/],
		['too many steps', `${version}-${program}-A99999999999`, /no steps or more than/],
		['another program', `${version}-zzzz-${steps}`, /made for another program/],
		['strangers', `${version}-${program}-Z3`, /threads that are not here/],
		['too long', `${version}-${program}-${'AE'.repeat(3500)}`, /longer than 6000 characters/],
		['far too long', `${version}-${program}-${'AE'.repeat(5000)}`, /^The link is longer than 8192/],
	]
	const hands = new SchedulingPage(lab)
	for (const [what, text, reason] of bad) {
		await lab.follow('/single-condition-deadlock')
		await lab.follow(`/single-condition-deadlock?producers=3&schedule=${text}`)
		await expect(hands.notices(), what).toHaveCount(1)
		await expect(hands.notices(), what).toHaveText(reason)
		await expect(lab.page.locator('img, iframe'), what).toHaveCount(0)
		expect((await lab.snapshot()).phase, what).toBe('ready')
		await hands.notices().getByRole('button').click()
	}
	await reopened(lab, '/single-condition-deadlock?producers=3&schedule=x')
	await expect(hands.notices()).toHaveCount(1)
	await hands.takeOver()
	await hands.stepIntoWait('C1')
	expect(await lab.snapshot()).toMatchObject({ phase: 'paused', knobs: { producers: 3 } })
})

test('a schedule whose steps become impossible is played as far as it goes', async ({ lab }) => {
	await lab.goto('/single-condition-deadlock')
	const { schedule = '' } = await lab.call('explore')
	const program = schedule.split('-')[1] ?? ''
	await reopened(lab, `/single-condition-deadlock?schedule=v1-${program}-E50`)
	const hands = new SchedulingPage(lab)
	const { phase, threads } = await lab.snapshot()
	expect(phase).toBe('paused')
	expect(threads.filter(({ state }) => state === 'waiting')).toHaveLength(1)
	await hands.stepIntoWait('C2')
})
