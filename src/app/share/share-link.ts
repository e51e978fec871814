/** What the share dialog hands out: links and the snippet, as text. */
import type { KnobValue } from '../../programs/knob.ts'
import type { Scene } from '../../programs/scene.ts'
import type { Pace } from '../../view/session.ts'
import { type Showing, writeRoute } from '../route.ts'

/** The scene as it stands. */
export interface Standing {
	readonly scene: Scene
	readonly values: Readonly<Record<string, KnobValue>>
	readonly seed: number
	readonly pace: Pace
}

/** What stands after the address of the page. `run`: it starts at once, unless a schedule is played anyway. */
export function linkTo(
	{ scene, values, seed, pace }: Standing,
	showing: Showing,
	run = false,
): string {
	const hash = writeRoute(scene, values, seed, pace, showing)
	if (!run || showing.schedule !== null) return hash
	return `${hash}${hash.includes('?') ? '&' : '?'}run`
}

/** The names that are ticked; null: all of them, which a link need not say. */
export function ticked<Name extends string | number>(
	names: readonly Name[],
	isTicked: (name: Name) => boolean,
): readonly Name[] | null {
	const some = names.filter(isTicked)
	return some.length === names.length ? null : some
}

/** The origin of an address as people paste it; null when it has none that a page can have. */
export function originIn(address: string): string | null {
	const text = address.trim()
	if (!/^https?:\/\//i.test(text) || !URL.canParse(text)) return null
	return new URL(text).origin
}

/** Two lines of HTML that show the link in a page. */
export function snippetOf(link: string, title: string): string {
	return [
		`<iframe src="${quoted(link)}" title="${quoted(title)}"`,
		`  width="100%" height="480" loading="lazy" allow="cross-origin-isolated"></iframe>`,
	].join('\n')
}

function quoted(text: string): string {
	return text
		.replaceAll('&', '&amp;')
		.replaceAll('"', '&quot;')
		.replaceAll('<', '&lt;')
		.replaceAll('>', '&gt;')
}
