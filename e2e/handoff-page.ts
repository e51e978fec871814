/**
 * The built page as the journeys drive it: through `window.handoff` like any script, and watched all
 * the while. A refusal of the policy, an uncaught error or a request to a stranger fails the test.
 */
import { expect, test as base, type Page } from '@playwright/test'
import type { Console } from '../src/app/console.ts'
import type { Snapshot } from '../src/model/snapshot.ts'

declare global {
	interface Window {
		handoff?: Console
		/** Put there by `watch`. */
		tellRefusal?: (refusal: string) => void
	}
}

type Call = Exclude<keyof Console, 'version'>
type Answer<Name extends Call> = Awaited<ReturnType<Console[Name]>>

export class HandoffPage {
	readonly page: Page
	/** What went wrong so far that no test asks for. */
	readonly complaints: string[] = []

	constructor(page: Page) {
		this.page = page
	}

	/** `address`: what stands after the #. Resolves when the page is there and idle. */
	async goto(address = '/blocking-queue'): Promise<void> {
		await this.page.goto(`./#${address}`)
		await this.whenReady()
	}

	/** Follows a link within the page; resolves when the scene stands. */
	async follow(address: string): Promise<void> {
		await this.page.evaluate((hash) => {
			location.hash = hash
		}, address)
		// The address is followed in an event of its own, and an evaluation comes after it.
		await this.call('whenIdle')
	}

	async whenReady(): Promise<void> {
		await this.page.waitForFunction(() => window.handoff !== undefined)
		await this.call('whenIdle')
	}

	/** Calls the page's own console. */
	async call<Name extends Call>(
		name: Name,
		...given: Parameters<Console[Name]>
	): Promise<Answer<Name>> {
		const answer = await this.page.evaluate(
			([name, given]) => {
				const door = window.handoff
				if (!door) throw new Error('the page has no console')
				return (door[name] as (...given: unknown[]) => Promise<unknown>)(...given)
			},
			[name, given] as const,
		)
		return answer as Answer<Name>
	}

	/** The sentence with which a call is refused. What is given need not fit the contract. */
	async refusal(name: Call, ...given: readonly unknown[]): Promise<string> {
		return this.page.evaluate(
			async ([name, given]) => {
				const door = window.handoff
				if (!door) throw new Error('the page has no console')
				try {
					await (door[name] as (...given: unknown[]) => Promise<unknown>)(...given)
					return 'it was not refused'
				} catch (error) {
					return error instanceof Error ? error.message : 'it threw no error'
				}
			},
			[name, given] as const,
		)
	}

	snapshot(): Promise<Snapshot> {
		return this.call('snapshot')
	}

	/** Resolves with the first snapshot of which `isSo` holds. */
	async until(isSo: (snapshot: Snapshot) => boolean, sentence: string): Promise<Snapshot> {
		let last = await this.snapshot()
		const look = async () => {
			last = await this.snapshot()
			return isSo(last)
		}
		await expect.poll(look, { message: sentence, intervals: [50], timeout: 30_000 }).toBe(true)
		return last
	}

	/** Resolves when the run has come so far. */
	untilMs(ms: number): Promise<Snapshot> {
		return this.until(({ endMs }) => endMs >= ms, `the run reaches ${ms} ms`)
	}

	/** Notes from now on whatever goes wrong on the page, through reloads too. */
	async watch(home: string): Promise<void> {
		const { page, complaints } = this
		page.on('pageerror', (error) => complaints.push(`uncaught: ${error.message}`))
		page.on('dialog', (dialog) => {
			complaints.push(`dialog: ${dialog.message()}`)
			void dialog.dismiss()
		})
		page.on('request', (request) => {
			const isOwn = request.url().startsWith(home) || /^(data|blob):/.test(request.url())
			if (!isOwn) complaints.push(`asked a stranger: ${request.url()}`)
		})
		await page.exposeFunction('tellRefusal', (refusal: string) => {
			complaints.push(`refused by the policy: ${refusal}`)
		})
		await page.addInitScript(() => {
			document.addEventListener('securitypolicyviolation', (event) => {
				window.tellRefusal?.(`${event.effectiveDirective} ${event.blockedURI}`)
			})
		})
	}
}

/** Playwright's `test` with a page that is watched; nothing it complains of may be left at the end. */
export const test = base.extend<{ lab: HandoffPage }>({
	lab: async ({ page, baseURL }, use) => {
		const lab = new HandoffPage(page)
		await lab.watch(baseURL ?? '')
		await use(lab)
		expect(lab.complaints, 'what the page complained of').toEqual([])
	},
})

export { expect }
