/** What is fetched when it is asked for may not come: then a sentence says so, and what was there before still works. */
import type { Page } from '@playwright/test'
import { expect, test } from './handoff-page.ts'

interface Missing {
	readonly what: string
	/** The file, without its hash. */
	readonly file: string
	readonly address: string
	/** Asks for it. */
	readonly ask: (page: Page) => Promise<void>
	readonly sentence: string
}

const press = (name: string) => (page: Page) => page.getByRole('button', { name }).first().click()

const missing: readonly Missing[] = [
	{
		what: 'what runs threads',
		file: 'runs',
		address: '/',
		ask: press('Run it live'),
		sentence: 'What runs threads could not be loaded',
	},
	{
		what: 'the other gear',
		file: 'you-schedule',
		address: '/wait-notify',
		ask: (page) => page.getByRole('radio', { name: 'You schedule' }).click(),
		sentence: '“You schedule” could not be loaded',
	},
	{
		what: 'why a run ended',
		file: 'verdict',
		address: '/single-condition-deadlock?think=0&pace=full',
		ask: press('Run'),
		sentence: 'Why could not be loaded',
	},
	{
		what: 'what is shared',
		file: 'ShareDialog',
		address: '/wait-notify',
		ask: press('Share'),
		sentence: 'What is shared could not be loaded',
	},
	{
		what: 'what is saved',
		file: 'TakeAwayDialog',
		address: '/wait-notify',
		ask: press('Save'),
		sentence: 'This could not be loaded',
	},
]

for (const { what, file, address, ask, sentence } of missing) {
	test(`${what} cannot be fetched: a sentence says so, and the page goes on`, async ({ lab }) => {
		const { page } = lab
		await page.route(`**/assets/${file}*.js`, (route) => route.abort())
		await lab.goto(address)
		await ask(page)
		await expect(page.getByText(sentence).first()).toBeVisible()
		await page.unrouteAll()
		await lab.follow('/token-bucket')
		await lab.call('start')
		await lab.until(
			({ phase }) => phase === 'running' || phase === 'finished',
			'another scene runs',
		)
	})
}
