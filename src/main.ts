/** Puts the page together: reads the address, mounts the page, opens the door for scripts. */
import { mount } from 'svelte'
import './view/tokens.css'
import App from './App.svelte'
import { createConsole, type Console } from './app/console.ts'
import { onceAtRest } from './app/hosting/at-rest.svelte.ts'
import { keepSite, reloadIsolated, surroundings, wasReloaded } from './app/hosting/isolation.ts'
import { Navigation } from './app/navigation.svelte.ts'
import NotLoaded from './app/NotLoaded.svelte'

declare global {
	interface Window {
		handoff?: Console
	}
}

const target = document.querySelector('#app')
const canShare = crossOriginIsolated && typeof SharedArrayBuffer === 'function'

const isBuilt = import.meta.env.PROD

if (target && canShare) {
	// Whatever reload led here has done its work.
	wasReloaded(surroundings)
	const { hash } = location
	// Not awaited here: what is fetched needs this very module, and would wait for its end.
	void Navigation.at(hash).then(
		(navigation) => {
			mount(App, { target, props: { navigation } })
			window.handoff = createConsole(navigation.lab, (checked) => navigation.go(checked))
			if (window.parent !== window)
				navigation.lab.say(
					import('./app/framed/open-door.ts').then((it) => it.openDoor(navigation)),
				)
			if (isBuilt) onceAtRest(navigation.lab, () => void keepSite(surroundings))
			// The address may have changed meanwhile.
			if (location.hash !== hash) navigation.lab.say(navigation.follow(location.hash))
		},
		(error: unknown) => {
			sayMissing(target, error)
		},
	)
} else if (target) {
	const canHelp = isBuilt && !crossOriginIsolated
	void (canHelp ? helped() : Promise.resolve(false))
		.then(async (isReloading) => {
			if (isReloading) return
			const { showRecorded } = await import('./app/recorded/show-recorded.ts')
			await showRecorded(target)
		})
		.catch((error: unknown) => {
			sayMissing(target, error)
		})
}

/** In a frame a browser may never answer: there nobody waits for long. */
function helped(): Promise<boolean> {
	const reloading = reloadIsolated(surroundings)
	if (window.parent === window) return reloading
	const patience = new Promise<boolean>((resolve) => {
		setTimeout(resolve, 3000, false)
	})
	return Promise.race([reloading, patience])
}

function sayMissing(target: Element, error: unknown): void {
	const reason = error instanceof Error ? error.message : String(error)
	mount(NotLoaded, { target, props: { reason } })
}
