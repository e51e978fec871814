import { expect, test } from 'vitest'
import { keepSite, reloadIsolated, type Surroundings, wasReloaded } from './isolation.ts'

/** A worker in one state, and what was posted to it. */
function worker(state: ServiceWorkerState) {
	const posted: unknown[] = []
	const target = Object.assign(new EventTarget(), {
		state,
		posted,
		postMessage: (message: unknown) => posted.push(message),
	})
	const become = (next: ServiceWorkerState) => {
		target.state = next
		target.dispatchEvent(new Event('statechange'))
	}
	return { target, become, posted }
}

/** A page whose registration has these workers. */
class Page implements Surroundings {
	reloads = 0
	readonly #stored = new Map<string, string>()
	readonly #parts: object

	constructor(parts: object) {
		this.#parts = {
			installing: null,
			waiting: null,
			active: null,
			update: () => Promise.resolve(),
			...parts,
		}
	}

	register(): Promise<ServiceWorkerRegistration> {
		return Promise.resolve(this.#parts as ServiceWorkerRegistration)
	}

	storage(): ReturnType<Surroundings['storage']> {
		return {
			getItem: (key) => this.#stored.get(key) ?? null,
			setItem: (key, value) => void this.#stored.set(key, value),
			removeItem: (key) => void this.#stored.delete(key),
		}
	}

	reload(): void {
		this.reloads++
	}
}

test('a page that stays without isolation is reloaded once for each time that somebody loads it', async () => {
	const page = new Page({ active: worker('activated').target })
	const loads = []
	for (let load = 0; load < 4; load++) loads.push(await reloadIsolated(page))
	expect(loads).toEqual([true, false, true, false])
	expect(page.reloads).toBe(2)
})

test('a page that the reload has isolated may be reloaded again another time', async () => {
	const page = new Page({ active: worker('activated').target })
	expect(await reloadIsolated(page)).toBe(true)
	expect(wasReloaded(page)).toBe(true)
	expect(await reloadIsolated(page)).toBe(true)
})

test('the reload waits for the first worker, and does without one that fails', async () => {
	for (const [end, isReloading] of [
		['activated', true],
		['redundant', false],
	] as const) {
		const coming = worker('installing')
		const page = new Page({ installing: coming.target })
		const answer = reloadIsolated(page)
		await Promise.resolve()
		expect(page.reloads).toBe(0)
		coming.become(end)
		expect(await answer).toBe(isReloading)
		expect(page.reloads).toBe(isReloading ? 1 : 0)
	}
})

test('without storage or without service workers nothing is reloaded', async () => {
	const page = new Page({ active: worker('activated').target })
	const refuse = () => {
		throw new DOMException('not here', 'SecurityError')
	}
	const reload = () => {
		page.reload()
	}
	const register = () => page.register()
	expect(await reloadIsolated({ register, storage: refuse, reload })).toBe(false)
	expect(await reloadIsolated({ register: refuse, storage: () => page.storage(), reload })).toBe(
		false,
	)
	expect(page.reloads).toBe(0)
})

test('the newest worker is told to keep the site, also while the host cannot be reached', async () => {
	const active = worker('activated')
	const waiting = worker('installed')
	await keepSite(new Page({ active: active.target, waiting: waiting.target }))
	expect([active.posted, waiting.posted]).toEqual([[], ['keep']])
	await keepSite(
		new Page({ active: active.target, update: () => Promise.reject(new TypeError('gone')) }),
	)
	expect(active.posted).toEqual(['keep'])
})
