/** Puts the page together: reads the address, mounts the page, opens the door for scripts. */
import { mount } from 'svelte'
import './view/tokens.css'
import App from './App.svelte'
import { createConsole, type Console } from './app/console.ts'
import { onceAtRest } from './app/hosting/at-rest.svelte.ts'
import { keepSite, reloadIsolated, surroundings, wasReloaded } from './app/hosting/isolation.ts'
import { Navigation } from './app/navigation.svelte.ts'
import NoSharedMemory from './app/NoSharedMemory.svelte'
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
			if (isBuilt) onceAtRest(navigation.lab, () => void keepSite(surroundings))
			// The address may have changed meanwhile.
			if (location.hash !== hash) navigation.lab.say(navigation.follow(location.hash))
		},
		(error: unknown) => {
			const reason = error instanceof Error ? error.message : String(error)
			mount(NotLoaded, { target, props: { reason } })
		},
	)
} else if (target) {
	const canHelp = isBuilt && !crossOriginIsolated
	void (canHelp ? reloadIsolated(surroundings) : Promise.resolve(false)).then((isReloading) => {
		if (!isReloading) mount(NoSharedMemory, { target })
	})
}
