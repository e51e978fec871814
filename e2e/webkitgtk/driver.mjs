/** WebKitGTK, driven by the commands of WebDriver over HTTP: as much of them as the checks beside need. */
import { spawn } from 'node:child_process'
import { createServer } from 'node:net'

/** Real time that anything waited for may take. */
const patienceMs = 20_000

/**
 * A session of a browser of its own, on a screen that nobody sees; ended by `end`.
 *
 * @param {{ driver: string, browser: string, screen: string }} place Programs.
 * @param {Record<string, string>} environment Added to ours.
 */
export async function openSession({ driver, browser, screen }, environment) {
	const port = await freePort()
	const shown = spawn(screen, ['-displayfd', '3', '-screen', '0', '1280x800x24'], {
		stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
	})
	const display = await new Promise((resolve, reject) => {
		shown.on('error', reject)
		shown.stdio[3].once('data', (number) => resolve(`:${String(number).trim()}`))
	})
	const env = { ...process.env, ...environment, DISPLAY: display }
	const driving = spawn(driver, [`--port=${port}`], { env, stdio: 'ignore' })
	const stop = () => [driving, shown].forEach((one) => one.kill())
	try {
		const url = `http://127.0.0.1:${port}`
		await untilReady(url)
		const options = { binary: browser, args: ['--automation'] }
		const alwaysMatch = { 'webkitgtk:browserOptions': options }
		const { sessionId } = await send('POST', `${url}/session`, { capabilities: { alwaysMatch } })
		const session = `${url}/session/${sessionId}`
		const evaluate = async (body) => {
			const script = `const done = arguments[0];
				(async () => { ${body} })().then(
					(value) => done({ value }), (error) => done({ error: String(error) }))`
			const answer = await send('POST', `${session}/execute/async`, { script, args: [] })
			if (answer.error !== undefined) throw new Error(answer.error)
			return answer.value
		}
		return {
			/** What it has started are its descendants. */
			pid: driving.pid,
			goto: (address) => send('POST', `${session}/url`, { url: address }),
			/** Answers with what this body of an async function returns in the page. */
			evaluate,
			/** Resolves when this expression is true in the page. */
			until: (expression) =>
				evaluate(`
					const until = performance.now() + ${patienceMs}
					while (!(${expression})) {
						if (performance.now() > until) throw new Error(${JSON.stringify(`never: ${expression}`)})
						await new Promise((resolve) => setTimeout(resolve, 50))
					}`),
			end: async () => {
				await send('DELETE', session).catch(() => undefined)
				stop()
			},
		}
	} catch (error) {
		stop()
		throw error
	}
}

async function send(method, url, body) {
	const given = body === undefined ? {} : { body: JSON.stringify(body) }
	const response = await fetch(url, { method, ...given, signal: AbortSignal.timeout(60_000) })
	const { value } = await response.json()
	if (!response.ok) throw new Error(`${value.error}: ${value.message}`)
	return value
}

async function untilReady(url) {
	const until = performance.now() + patienceMs
	for (;;) {
		const isReady = await send('GET', `${url}/status`).then(
			({ ready }) => ready,
			() => false,
		)
		if (isReady) return
		if (performance.now() > until) throw new Error('WebKitWebDriver does not answer')
		await new Promise((resolve) => setTimeout(resolve, 50))
	}
}

function freePort() {
	return new Promise((resolve) => {
		const server = createServer().listen(0, () => {
			const { port } = server.address()
			server.close(() => resolve(port))
		})
	})
}
