/** Puts the page together where no thread can run. Whatever this loads works without shared memory. */
import { mount } from 'svelte'
import { prefersReducedMotion } from 'svelte/motion'
import RecordedApp from './RecordedApp.svelte'
import { RecordedPages } from './recorded-pages.svelte.ts'
import { surroundingsHere, whyInWords } from './surroundings.ts'

/** Rejects with a sentence when the scene at the address cannot be fetched. */
export async function showRecorded(target: Element): Promise<void> {
	const pages = await RecordedPages.at(location.hash, !prefersReducedMotion.current)
	const around = surroundingsHere()
	mount(RecordedApp, { target, props: { pages, around } })
	if (!around.isFramed) return
	// Whoever would drive it from there is told why nothing can be driven.
	const { followParent } = await import('../framed/follow-parent.svelte.ts')
	followParent(pages, { word: 'recorded', calls: {}, refusal: whyInWords(around) })
}
