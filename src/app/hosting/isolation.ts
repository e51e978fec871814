/**
 * The page's side of the service worker: to be isolated where the host sends no headers, by one reload, and to be
 * kept for later. What is refused here leaves the page as it is.
 */
import { workerUrl } from '../../engine/worker-url.ts'

/** Where a reload is noted: seen before and after it, unlike what belongs to the session. */
const mark = 'handoff.reloaded'

export interface Surroundings {
	/** Throws where the page may have no service worker. */
	register(): Promise<ServiceWorkerRegistration>
	/** Throws where the page may store nothing. */
	storage(): Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>
	reload(): void
}

export const surroundings: Surroundings = {
	register: () => navigator.serviceWorker.register(workerUrl('./service-worker.js')),
	storage: () => localStorage,
	reload: () => {
		location.reload()
	},
}

/**
 * Has the page loaded again through the service worker, which adds the headers. False when that cannot help, or
 * did not: every load follows one by a person, or is one, so it never goes on by itself.
 */
export async function reloadIsolated(around: Surroundings): Promise<boolean> {
	try {
		if (wasReloaded(around)) return false
		if (!(await isActive(await around.register()))) return false
		around.storage().setItem(mark, 'yes')
		around.reload()
		return true
	} catch {
		return false
	}
}

/** Has every file kept, of the newest version that the host gives, so that the page works without it. */
export async function keepSite(around: Surroundings): Promise<void> {
	try {
		const newest = await newestOf(await around.register())
		newest?.postMessage('keep')
	} catch {
		// It works as long as the host does.
	}
}

/** What the host has now, if it can be reached. */
async function newestOf(registration: ServiceWorkerRegistration): Promise<ServiceWorker | null> {
	if (registration.active) await registration.update().catch(() => undefined)
	const { installing, waiting, active } = registration
	return installing ?? waiting ?? active
}

/** Whether this load is the one reload; the next is nobody's. */
export function wasReloaded(around: Surroundings): boolean {
	try {
		const storage = around.storage()
		const isMarked = storage.getItem(mark) !== null
		storage.removeItem(mark)
		return isMarked
	} catch {
		return false
	}
}

/** Resolves when a worker answers for the folder, or when the only one there is has failed. */
function isActive({ active, waiting, installing }: ServiceWorkerRegistration): Promise<boolean> {
	const coming = active ?? waiting ?? installing
	return new Promise((resolve) => {
		const look = () => {
			if (coming === null || coming.state === 'redundant') resolve(false)
			else if (coming.state === 'activating' || coming.state === 'activated') resolve(true)
		}
		coming?.addEventListener('statechange', look)
		look()
	})
}
