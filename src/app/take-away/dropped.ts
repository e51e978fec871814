/** A file that is dropped anywhere on the page is opened there. */
import type { Navigation } from '../navigation.svelte.ts'

/** A browser leaves the page for a file that nobody takes. */
export function takeOver(event: DragEvent): void {
	if (event.dataTransfer?.types.includes('Files')) event.preventDefault()
}

export function takeDropped(event: DragEvent, navigation: Navigation): void {
	const file = event.dataTransfer?.files[0]
	if (file === undefined) return
	event.preventDefault()
	const opening = import('./open-file.ts').then((it) => it.openFile(navigation, file))
	navigation.lab.say(opening)
}
