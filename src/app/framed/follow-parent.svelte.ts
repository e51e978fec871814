/** In a frame: answers whoever the address names as the page around, for as long as it does. */
import type { Route } from '../route.ts'
import { type Answers, answerTo, type Own } from './answer-to.ts'

/** `place`: where the page is. Returns what ends it. */
export function followParent(
	place: { readonly route: Pick<Route, 'parent'> },
	answers: Answers,
	own: Own = window,
): () => void {
	return $effect.root(() => {
		// Of a link with the same parent nothing is to be heard.
		const parent = $derived(place.route.parent)
		$effect(() => (parent === null ? undefined : answerTo(parent, answers, own)))
	})
}
