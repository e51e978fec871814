/** What is shown at an address: each page is fetched when somebody goes there. */
import type CodesPage from './codes/CodesPage.svelte'
import type ComparePage from './compare/ComparePage.svelte'
import type Home from './Home.svelte'
import type LabPage from './lab-page/LabPage.svelte'
import type { Route } from './route.ts'
import type ScenePage from './ScenePage.svelte'

export type Page =
	| { readonly name: 'home'; readonly Home: typeof Home }
	| { readonly name: 'scene'; readonly ScenePage: typeof ScenePage }
	| { readonly name: 'compare'; readonly ComparePage: typeof ComparePage }
	| { readonly name: 'lab'; readonly LabPage: typeof LabPage }
	| { readonly name: 'codes'; readonly CodesPage: typeof CodesPage }
	| { readonly name: 'plain' }

/** Rejects with a sentence when it cannot be fetched. */
export async function fetchPage(page: Route['page']): Promise<Page> {
	try {
		if (page === 'home') return { name: page, Home: (await import('./Home.svelte')).default }
		if (page === 'compare') {
			return { name: page, ComparePage: (await import('./compare/ComparePage.svelte')).default }
		}
		if (page === 'lab') {
			return { name: page, LabPage: (await import('./lab-page/LabPage.svelte')).default }
		}
		if (page === 'codes') {
			return { name: page, CodesPage: (await import('./codes/CodesPage.svelte')).default }
		}
		if (page !== 'scene') return { name: 'plain' }
		return { name: page, ScenePage: (await import('./ScenePage.svelte')).default }
	} catch (cause) {
		const sentence = 'This page could not be loaded; reload it to try again.'
		throw new Error(sentence, { cause })
	}
}
