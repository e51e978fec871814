/** The calls of `window.handoff` for the page around this one. What it opens stays embedded, and stays its own to drive. */
import { createConsole } from '../console.ts'
import type { Navigation } from '../navigation.svelte.ts'
import { followParent } from './follow-parent.svelte.ts'
import { keptIn } from './kept-in.ts'

export function openDoor(navigation: Navigation): void {
	const console = createConsole(navigation.lab, (checked) =>
		navigation.go(checked.then((hash) => keptIn(hash, navigation.route))),
	)
	const refusal = 'Only the calls of window.handoff can be made from here, with plain values.'
	followParent(navigation, { word: 'ready', calls: console, refusal })
}
