/** Somebody else's site: pages of it frame the page that their address names. It sends no header of its own. */
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'

export class FrameHost {
	readonly #server: Server
	#port = 0

	constructor() {
		this.#server = createServer((request, response) => {
			const { searchParams } = new URL(request.url ?? '/', 'http://127.0.0.1')
			const given = ['src', 'width', 'height'] as const
			const attributes = given.map((name) => `${name}="${quoted(searchParams.get(name) ?? '')}"`)
			response
				.writeHead(200, { 'Content-Type': 'text/html' })
				.end(`<!doctype html><title>A lesson</title><iframe ${attributes.join(' ')}></iframe>`)
		})
	}

	async start(): Promise<void> {
		await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve))
		this.#port = (this.#server.address() as AddressInfo).port
	}

	async stop(): Promise<void> {
		this.#server.closeAllConnections()
		await new Promise((resolve) => this.#server.close(resolve))
	}

	/** The address of a page that frames `src`; of another site than everything on localhost. */
	framing(src: string, width = 640, height = 360): string {
		const query = new URLSearchParams({ src, width: `${width}`, height: `${height}` })
		return `http://127.0.0.1:${this.#port}/?${query.toString()}`
	}
}

function quoted(text: string): string {
	return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;')
}
