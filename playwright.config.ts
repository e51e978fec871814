import { defineConfig } from '@playwright/test'
import { findBrowser, findFirefox } from './tools/browser.mjs'

const port = 4173
const chromium = await findBrowser()
const firefox = findFirefox()

const chromiumProject = {
	name: 'chromium',
	grepInvert: /@firefox-only/,
	use: {
		browserName: 'chromium' as const,
		launchOptions: chromium === null ? {} : { executablePath: chromium },
	},
}

// Debian's Firefox is driven over WebDriver BiDi: experimental, so it runs what is tagged for it.
const firefoxProject = (executablePath: string) => ({
	name: 'firefox',
	grep: /@firefox/,
	use: {
		browserName: 'firefox' as const,
		channel: 'moz-firefox',
		launchOptions: { executablePath },
	},
})

export default defineConfig({
	testDir: 'e2e',
	// Every page runs real threads of its own: few cores, one page at a time.
	workers: 1,
	forbidOnly: process.env['CI'] !== undefined,
	reporter: 'list',
	use: {
		baseURL: `http://localhost:${port}/`,
		viewport: { width: 1280, height: 800 },
		// Recording a video needs a download that is not always there.
		video: 'off',
		// Its first visit would be every test's; what it does is tested by itself.
		serviceWorkers: 'block',
		trace: 'retain-on-failure',
	},
	projects: firefox === null ? [chromiumProject] : [chromiumProject, firefoxProject(firefox)],
	webServer: {
		command: `node node_modules/vite/bin/vite.js preview --port ${port} --strictPort`,
		url: `http://localhost:${port}/`,
		reuseExistingServer: false,
	},
})
