/** Puts the page together: reads the address, mounts the page, opens the door for scripts. */
import { mount } from 'svelte'
import './view/tokens.css'
import App from './App.svelte'
import { createConsole, type Console } from './app/console.ts'
import { Navigation } from './app/navigation.svelte.ts'
import NoSharedMemory from './app/NoSharedMemory.svelte'

declare global {
	interface Window {
		handoff?: Console
	}
}

const target = document.querySelector('#app')
const canShare = crossOriginIsolated && typeof SharedArrayBuffer === 'function'

if (target && canShare) {
	const navigation = new Navigation(location.hash)
	mount(App, { target, props: { navigation } })
	window.handoff = createConsole(navigation.lab, (hash) => navigation.go(hash))
} else if (target) {
	mount(NoSharedMemory, { target })
}
