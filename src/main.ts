/** Puts the page together: reads the address, mounts the page, opens the door for scripts. */
import { mount } from 'svelte'
import './view/tokens.css'
import App from './App.svelte'
import { createConsole, type Console } from './app/console.ts'
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

if (target && canShare) {
	const { hash } = location
	// Not awaited here: what is fetched needs this very module, and would wait for its end.
	void Navigation.at(hash).then(
		(navigation) => {
			mount(App, { target, props: { navigation } })
			window.handoff = createConsole(navigation.lab, (checked) => navigation.go(checked))
			// The address may have changed meanwhile.
			if (location.hash !== hash) navigation.lab.say(navigation.follow(location.hash))
		},
		(error: unknown) => {
			const reason = error instanceof Error ? error.message : String(error)
			mount(NotLoaded, { target, props: { reason } })
		},
	)
} else if (target) {
	mount(NoSharedMemory, { target })
}
