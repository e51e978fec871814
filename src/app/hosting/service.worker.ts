/**
 * The service worker. A newer one waits until every page of the older one is closed, so that no page ever gets
 * files of two versions. It keeps files only when the page says so: then no thread is running.
 */
import { Delivery } from './delivery.ts'
import type { Site } from './site.ts'

/** The build puts it in. */
declare const builtSite: Site

const scope = self as unknown as ServiceWorkerGlobalScope
const delivery = new Delivery(builtSite, scope.registration.scope, {
	caches,
	fetch: (what, how) => fetch(what, how),
})

scope.addEventListener('activate', (event) => {
	event.waitUntil(Promise.all([scope.clients.claim(), delivery.dropOthers()]))
})

scope.addEventListener('fetch', (event) => {
	const answer = delivery.answer(event.request)
	if (answer) event.respondWith(answer)
})

scope.addEventListener('message', (event) => {
	event.waitUntil(
		delivery.keep().then(() => {
			const { installing, waiting } = scope.registration
			// Whoever waits, this one or a newer, drops the others when its turn comes.
			return (installing ?? waiting) ? undefined : delivery.dropOthers()
		}),
	)
})
