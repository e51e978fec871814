import { expect, test } from 'vitest'
import { Delivery, type Means } from './delivery.ts'
import type { Site } from './site.ts'

const home = 'https://school.example/course/handoff/'
const site: Site = {
	version: 'one',
	files: ['assets/a-1.js', 'assets/b-2.js', 'icon.svg'],
	page: '<p>one</p>',
	headers: { 'Cross-Origin-Embedder-Policy': 'require-corp' },
}

/** As much of a cache as is asked for here. */
class Kept {
	readonly #responses = new Map<string, Response>()

	keys(): Promise<readonly Pick<Request, 'url'>[]> {
		return Promise.resolve([...this.#responses.keys()].map((url) => ({ url })))
	}

	match(address: string): Promise<Response | undefined> {
		return Promise.resolve(this.#responses.get(address)?.clone())
	}

	put(address: string, response: Response): Promise<void> {
		this.#responses.set(address, response)
		return Promise.resolve()
	}
}

/** A host and a browser's caches. What `files` has no text for is missing; without `files` nobody is there. */
class World implements Means {
	readonly kept = new Map<string, Kept>()
	readonly asked: string[] = []
	files: Readonly<Record<string, string>> | null = {
		'': '<p>from the host</p>',
		'assets/a-1.js': 'a',
		'assets/b-2.js': 'b',
		'icon.svg': 'icon',
	}

	readonly caches = {
		open: (name: string) => {
			const found = this.kept.get(name) ?? new Kept()
			this.kept.set(name, found)
			return Promise.resolve(found as unknown as Cache)
		},
		keys: () => Promise.resolve([...this.kept.keys()]),
		delete: (name: string) => Promise.resolve(this.kept.delete(name)),
	}

	readonly fetch = (what: Request | string): Promise<Response> => {
		const url = typeof what === 'string' ? what : what.url
		const file = url.slice(home.length).replace(/[?#].*/, '')
		this.asked.push(file)
		if (this.files === null) return Promise.reject(new TypeError('nobody is there'))
		const text = this.files[file]
		const missing = new Response(null, { status: 404 })
		return Promise.resolve(text === undefined ? missing : new Response(text))
	}

	delivery(version = 'one', page = site.page): Delivery {
		return new Delivery({ ...site, version, page }, home, this)
	}
}

const get = (delivery: Delivery, path: string) => delivery.answer(new Request(home + path))
const textOf = async (delivery: Delivery, path: string) => (await get(delivery, path))?.text()

test('every answer carries the headers that the host does not send', async () => {
	const delivery = new World().delivery()
	for (const path of [
		'',
		'index.html',
		'?from=link',
		'assets/a-1.js',
		'icon.svg',
		'assets/new.js',
	]) {
		const headers = (await get(delivery, path))?.headers
		expect(headers?.get('Cross-Origin-Embedder-Policy'), path).toBe('require-corp')
	}
})

test('what is not of the site is not answered for', () => {
	const delivery = new World().delivery()
	expect(get(delivery, 'beside.html')).toBeNull()
	expect(get(delivery, 'service-worker.js')).toBeNull()
	expect(delivery.answer(new Request('https://school.example/course/'))).toBeNull()
	expect(delivery.answer(new Request('https://other.example/assets/a-1.js'))).toBeNull()
	expect(delivery.answer(new Request(home, { method: 'POST' }))).toBeNull()
})

test('a response that may have no body passes as it is', async () => {
	const world = new World()
	const unchanged = new Response(null, { status: 304 })
	const means: Means = { caches: world.caches, fetch: () => Promise.resolve(unchanged) }
	expect(await get(new Delivery(site, home, means), 'icon.svg')).toBe(unchanged)
})

test('a kept site is whole without its host, and the host’s page comes first while it is there', async () => {
	const world = new World()
	const delivery = world.delivery()
	await delivery.keep()
	expect(await textOf(delivery, '')).toBe('<p>from the host</p>')
	world.files = null
	expect(await textOf(delivery, '?from=link')).toBe('<p>one</p>')
	expect(await textOf(delivery, 'index.html')).toBe('<p>one</p>')
	expect(await textOf(delivery, 'assets/b-2.js')).toBe('b')
	expect(await textOf(delivery, 'icon.svg')).toBe('icon')
})

test('a file whose name changes with its content is not asked for again', async () => {
	const world = new World()
	const delivery = world.delivery()
	await delivery.keep()
	world.asked.length = 0
	await get(delivery, 'assets/a-1.js')
	expect(world.asked).toEqual([])
	await get(delivery, 'icon.svg')
	expect(world.asked).toEqual(['icon.svg'])
})

test('what could not be kept is fetched the next time, and only that', async () => {
	const world = new World()
	const { 'icon.svg': icon = '', ...rest } = world.files ?? {}
	world.files = rest
	const delivery = world.delivery()
	await expect(delivery.keep()).rejects.toThrow('404')
	world.asked.length = 0
	world.files = { ...rest, 'icon.svg': icon }
	await delivery.keep()
	expect(world.asked).toEqual(['icon.svg'])
})

test('until a newer version is whole, the older one is what there is without the host', async () => {
	const world = new World()
	await world.delivery().keep()
	const newer = world.delivery('two', '<p>two</p>')
	world.files = { 'assets/a-1.js': 'a' }
	await expect(newer.keep()).rejects.toThrow('404')
	await newer.dropOthers()
	world.files = null
	expect(await textOf(newer, '')).toBe('<p>one</p>')
	expect(await textOf(newer, 'assets/b-2.js')).toBe('b')
})

test('a whole version drops the others of its own folder, and nobody else’s', async () => {
	const world = new World()
	await world.delivery().keep()
	await world.caches.open('somebody else')
	await world.caches.open('handoff https://school.example/course/handoff/old/ one')
	const newer = world.delivery('two', '<p>two</p>')
	await newer.keep()
	await newer.dropOthers()
	expect([...world.kept.keys()]).toEqual([
		'somebody else',
		'handoff https://school.example/course/handoff/old/ one',
		`handoff ${home} two`,
	])
	world.files = null
	expect(await textOf(newer, '')).toBe('<p>two</p>')
})

test('a host that dawdles does not hold a kept page up, and what is not kept waits for it', async () => {
	const world = new World()
	await world.delivery().keep()
	const signals: (AbortSignal | null | undefined)[] = []
	const late: Means = {
		caches: world.caches,
		fetch: (_what, how) => {
			signals.push(how?.signal)
			return Promise.reject(new DOMException('too late', 'TimeoutError'))
		},
	}
	const delivery = new Delivery(site, home, late)
	expect(await textOf(delivery, '')).toBe('<p>one</p>')
	await expect(get(delivery, 'assets/new.js')).rejects.toThrow('too late')
	expect(signals.map((signal) => signal instanceof AbortSignal)).toEqual([true, false])
})
