/** The simplest host there is: gives the files of the built site from a sub-folder, and not one header that it needs not. */
import { readFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import path from 'node:path'

const built = path.resolve(import.meta.dirname, '../dist')
const folder = '/course/handoff/'
const types: Readonly<Record<string, string>> = {
	'.html': 'text/html',
	'.js': 'text/javascript',
	'.css': 'text/css',
	'.json': 'application/json',
	'.svg': 'image/svg+xml',
	'.woff2': 'font/woff2',
}

export class PlainServer {
	readonly #server: Server
	/** What the host puts in the place of a file's text. */
	alter = (_file: string, text: string): string => text
	#port = 0

	constructor() {
		this.#server = createServer((request, response) => {
			const { pathname } = new URL(request.url ?? '/', 'http://localhost')
			const content = this.#contentOf(pathname)
			if (content === null) response.writeHead(404).end()
			else response.writeHead(200, { 'Content-Type': typeOf(pathname) }).end(content)
		})
	}

	/** Where the page is. */
	get home(): string {
		return `http://localhost:${this.#port}${folder}`
	}

	async start(): Promise<void> {
		await new Promise<void>((resolve) => this.#server.listen(0, resolve))
		this.#port = (this.#server.address() as AddressInfo).port
	}

	/** From now on nobody is there. */
	async stop(): Promise<void> {
		this.#server.closeAllConnections()
		await new Promise((resolve) => this.#server.close(resolve))
	}

	#contentOf(pathname: string): Buffer | string | null {
		if (!pathname.startsWith(folder)) return null
		const name = pathname.slice(folder.length)
		const file = name === '' ? 'index.html' : name
		try {
			const content = readFileSync(path.join(built, path.normalize(`/${file}`)))
			return /\.(js|html)$/.test(file) ? this.alter(file, content.toString('utf8')) : content
		} catch {
			return null
		}
	}
}

function typeOf(pathname: string): string {
	return types[path.extname(pathname) || '.html'] ?? 'text/plain'
}
