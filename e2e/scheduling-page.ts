/** The page in the gear “You schedule”, as a person works it: cards, strip, search and grid by their names. */
import { expect, type Locator } from '@playwright/test'
import type { HandoffPage } from './handoff-page.ts'

/** More steps than any section takes. */
const mostSteps = 40

export class SchedulingPage {
	readonly lab: HandoffPage
	readonly steps: Locator
	readonly strip: Locator
	readonly search: Locator
	/** Begins the search, or cancels the one that goes on. */
	readonly finder: Locator
	readonly grid: Locator
	readonly guide: Locator
	/** How the run ended, or what it broke. */
	readonly banner: Locator

	constructor(lab: HandoffPage) {
		const { page } = lab
		this.lab = lab
		this.steps = page.getByRole('region', { name: 'You schedule' })
		this.strip = page.getByRole('region', { name: 'Schedule', exact: true })
		this.search = page.getByRole('region', { name: 'Search all schedules' })
		this.finder = this.search.getByRole('button', { name: /^(Find|Cancel)/ })
		this.grid = page.getByRole('region', { name: 'Where it can hang' })
		this.guide = page.getByRole('region', { name: 'Guide' })
		this.banner = page.getByRole('alert')
	}

	/** Resolves when what was pressed before has been done and drawn. */
	async settle(): Promise<void> {
		await this.lab.call('whenIdle')
	}

	async takeOver(isYours = true): Promise<void> {
		const name = isYours ? 'You schedule' : 'Free run'
		await this.lab.page.getByRole('radio', { name, exact: true }).click()
		await this.settle()
		await expect(this.steps).toBeVisible({ visible: isYours })
	}

	/** The card of one thread. */
	card(thread: string): Locator {
		return this.steps.getByRole('listitem', { name: new RegExp(`^${thread},`) })
	}

	/** The button of its card: its step, or the reason why it has none. */
	stepOf(thread: string): Locator {
		return this.card(thread).getByRole('button').first()
	}

	/** What that button is called. */
	async saidOf(thread: string): Promise<string> {
		return (await this.stepOf(thread).getAttribute('aria-label')) ?? ''
	}

	/** Every card in words. */
	async cards(): Promise<string[]> {
		return this.steps.getByRole('listitem').allInnerTexts()
	}

	async step(thread: string, times = 1): Promise<void> {
		for (let i = 0; i < times; i++) {
			await this.stepOf(thread).click()
			await this.settle()
		}
	}

	/** Steps one thread until its button says what is expected; before the first step it is not looked at. */
	async stepUntil(thread: string, said: RegExp): Promise<void> {
		for (let i = 0; i < mostSteps; i++) {
			await this.step(thread)
			if ((await this.card(thread).count()) > 0 && said.test(await this.saidOf(thread))) return
		}
		throw new Error(`${thread} never said ${String(said)}, but ${await this.saidOf(thread)}`)
	}

	/** Until it sleeps in a wait set. */
	async stepIntoWait(thread: string): Promise<void> {
		await this.stepUntil(thread, / cannot go: It waits on /)
	}

	/** Presses the button of the search; resolves when it has come to an end and, where there is one, played a schedule. */
	async find(): Promise<void> {
		await this.finder.click()
		await expect(this.finder).toHaveText(/^Find/, { timeout: 30_000 })
		await this.settle()
	}

	/** The sections of the schedule shown, as they are called. */
	async sections(): Promise<string[]> {
		const buttons = await this.section().all()
		return Promise.all(buttons.map(async (one) => (await one.getAttribute('aria-label')) ?? ''))
	}

	section(): Locator {
		return this.strip.getByRole('list', { name: 'Sections' }).getByRole('button')
	}

	/** Sentences that stay on the page until they are dismissed. */
	notices(): Locator {
		const { page } = this.lab
		const dismiss = page.getByRole('button', { name: /^Dismiss/ })
		return page.getByRole('status').getByRole('paragraph').filter({ has: dismiss })
	}

	async expectNoWorker(when: string): Promise<void> {
		await expect
			.poll(() => this.lab.page.workers().length, { message: `workers ${when}`, timeout: 2000 })
			.toBe(0)
	}
}

/** Names of the threads in a state. */
export function namesIn(
	threads: readonly { readonly name: string; readonly state: string }[],
	state: string,
): string[] {
	return threads.filter((one) => one.state === state).map(({ name }) => name)
}
