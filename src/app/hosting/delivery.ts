/**
 * How the service worker answers for the site: with the isolation headers that its host does not send,
 * and from what it keeps when the host cannot be reached. Whatever else lies in the same folder is left alone.
 */
import type { Site } from './site.ts'

/** Files in here have names that change with their content, so that a kept one is never out of date. */
const hashed = 'assets/'
/** So long the host may take for a page that is kept, ms. */
const patienceMs = 4000
/** Files fetched at the same time, to be kept. */
const atOnce = 4
/** May carry no body, so they cannot be made anew. */
const bodyless = [101, 204, 205, 304]

export interface Means {
	readonly caches: Pick<CacheStorage, 'open' | 'keys' | 'delete'>
	readonly fetch: (what: Request | string, how?: RequestInit) => Promise<Response>
}

export class Delivery {
	readonly #site: Site
	/** Address of the folder that the page was served from. */
	readonly #home: string
	readonly #means: Means
	/** Files and folders that are the site's own. */
	readonly #own: ReadonlySet<string>
	/** Several sites may share an origin, and so its caches. */
	readonly #family: string

	constructor(site: Site, home: string, means: Means) {
		this.#site = site
		this.#home = home
		this.#means = means
		this.#own = new Set(['', 'index.html', ...site.files.map((file) => file.split('/')[0] ?? '')])
		this.#family = `handoff ${home} `
	}

	/** Null for what is not the site's own: the browser goes on as if nobody were here. */
	answer(request: Request): Promise<Response> | null {
		const [address = ''] = request.url.split(/[?#]/)
		if (request.method !== 'GET' || !address.startsWith(this.#home)) return null
		if (request.cache === 'only-if-cached' && request.mode !== 'same-origin') return null
		const path = address.slice(this.#home.length)
		if (!this.#own.has(path.split('/')[0] ?? '')) return null
		const isPage = path === '' || path === 'index.html'
		const found = isPage
			? this.#page(request)
			: path.startsWith(hashed)
				? this.#hashedFile(request, address)
				: this.#file(request, address)
		return found.then((response) => this.#withHeaders(response))
	}

	/**
	 * Fetches and keeps what is not kept yet, a few files at once. The page comes last: while it is missing, the version
	 * is not whole. Rejects when a file cannot be had; the next call goes on from there.
	 */
	async keep(): Promise<void> {
		const cache = await this.#ownCache()
		if (await cache.match(this.#home)) return
		const kept = new Set((await cache.keys()).map(({ url }) => url))
		const missing = this.#site.files.map((file) => this.#home + file).filter((it) => !kept.has(it))
		for (let from = 0; from < missing.length; from += atOnce) {
			const some = missing.slice(from, from + atOnce)
			await Promise.all(some.map((address) => this.#keepFile(cache, address)))
		}
		const headers = { 'Content-Type': 'text/html; charset=utf-8' }
		await cache.put(this.#home, new Response(this.#site.page, { headers }))
	}

	/** Deletes what other versions kept, once this one is whole. No page of theirs may be open: it still fetches from them. */
	async dropOthers(): Promise<void> {
		const cache = await this.#ownCache()
		if (!(await cache.match(this.#home))) return
		const others = (await this.#versions()).filter((name) => name !== this.#name)
		await Promise.all(others.map((name) => this.#means.caches.delete(name)))
	}

	get #name(): string {
		return this.#family + this.#site.version
	}

	#ownCache(): Promise<Cache> {
		return this.#means.caches.open(this.#name)
	}

	/** Names of the caches of all versions, oldest first. */
	async #versions(): Promise<readonly string[]> {
		return (await this.#means.caches.keys()).filter((name) => name.startsWith(this.#family))
	}

	/** Of the oldest version that has it: until a newer one is whole, the older one is. */
	async #kept(address: string): Promise<Response | null> {
		for (const name of await this.#versions()) {
			const cache = await this.#means.caches.open(name)
			const found = await cache.match(address)
			if (found) return found
		}
		return null
	}

	/** The newest page that the host gives; a kept one where it gives none, or dawdles. */
	async #page(request: Request): Promise<Response> {
		const kept = await this.#kept(this.#home)
		if (!kept) return this.#means.fetch(request)
		try {
			return await this.#means.fetch(request, { signal: AbortSignal.timeout(patienceMs) })
		} catch {
			return kept
		}
	}

	async #hashedFile(request: Request, address: string): Promise<Response> {
		return (await this.#kept(address)) ?? this.#means.fetch(request)
	}

	async #file(request: Request, address: string): Promise<Response> {
		try {
			return await this.#means.fetch(request)
		} catch (error) {
			const kept = await this.#kept(address)
			if (kept) return kept
			throw error
		}
	}

	/** Of the response, its content and the type of it. */
	async #keepFile(cache: Cache, address: string): Promise<void> {
		const isHashed = address.startsWith(this.#home + hashed)
		const response = await this.#means.fetch(address, { cache: isHashed ? 'default' : 'no-cache' })
		if (!response.ok) throw new Error(`${address}: ${response.status}`)
		const type = response.headers.get('Content-Type')
		const headers = type === null ? undefined : { 'Content-Type': type }
		await cache.put(address, new Response(response.body, headers && { headers }))
	}

	#withHeaders(response: Response): Response {
		const { status, statusText, body } = response
		// Redirects that the browser must follow itself show no status.
		if (status === 0 || bodyless.includes(status)) return response
		const headers = new Headers(response.headers)
		for (const [name, value] of Object.entries(this.#site.headers)) headers.set(name, value)
		return new Response(body, { status, statusText, headers })
	}
}
