/**
 * A Chromium that nobody tells to treat every tab as seen, as Playwright does with its own: here a
 * tab that another one covers is really hidden. Spoken to over the debugging pipe.
 */
import { spawn, type ChildProcess } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Readable, Writable } from 'node:stream'

type Fields = Readonly<Record<string, unknown>>
interface Answer {
	readonly id?: number
	readonly result?: Fields
	readonly error?: { readonly message: string }
}

export class BareBrowser {
	readonly #process: ChildProcess
	readonly #profile = mkdtempSync(path.join(tmpdir(), 'handoff-browser-'))
	readonly #waiting = new Map<number, (answer: Answer) => void>()
	#lastId = 0
	#rest = ''

	constructor(executable: string) {
		const given = [
			'--headless=new',
			'--remote-debugging-pipe',
			'--no-first-run',
			'--no-sandbox',
			'--disable-gpu',
			`--user-data-dir=${this.#profile}`,
		]
		this.#process = spawn(executable, given, {
			stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'],
		})
		const answers = this.#process.stdio[4] as Readable
		answers.setEncoding('utf8').on('data', (text: string) => {
			this.#read(text)
		})
	}

	/** Opens a tab in front of all others. */
	async open(url: string): Promise<Tab> {
		const { targetId } = await this.send('Target.createTarget', { url })
		const { sessionId } = await this.send('Target.attachToTarget', { targetId, flatten: true })
		return new Tab(this, String(targetId), String(sessionId))
	}

	async send(method: string, params: Fields = {}, sessionId?: string): Promise<Fields> {
		const id = ++this.#lastId
		const answered = new Promise<Answer>((resolve) => this.#waiting.set(id, resolve))
		const question = JSON.stringify({ id, method, params, sessionId })
		;(this.#process.stdio[3] as Writable).write(`${question}\0`)
		const { result, error } = await answered
		if (error) throw new Error(`${method}: ${error.message}`)
		return result ?? {}
	}

	async close(): Promise<void> {
		const gone = new Promise((resolve) => this.#process.once('exit', resolve))
		await this.send('Browser.close')
		await gone
		rmSync(this.#profile, { recursive: true, force: true, maxRetries: 5 })
	}

	#read(text: string): void {
		const messages = (this.#rest + text).split('\0')
		this.#rest = messages.pop() ?? ''
		for (const message of messages) {
			const answer = JSON.parse(message) as Answer
			if (answer.id === undefined) continue
			this.#waiting.get(answer.id)?.(answer)
			this.#waiting.delete(answer.id)
		}
	}
}

export class Tab {
	readonly #browser: BareBrowser
	readonly #target: string
	readonly #session: string

	constructor(browser: BareBrowser, target: string, session: string) {
		this.#browser = browser
		this.#target = target
		this.#session = session
	}

	/** Brings it before all others, which are hidden by it. */
	async show(): Promise<void> {
		await this.#browser.send('Target.activateTarget', { targetId: this.#target })
	}

	/** Asks the browser for something about this tab. */
	send(method: string, params: Fields = {}): Promise<Fields> {
		return this.#browser.send(method, params, this.#session)
	}

	/** The JSON value of an expression, or of what it promises. */
	async evaluate(expression: string): Promise<unknown> {
		const wanted = { expression, awaitPromise: true, returnByValue: true }
		const answer = await this.#browser.send('Runtime.evaluate', wanted, this.#session)
		return (answer['result'] as { readonly value?: unknown }).value
	}
}
