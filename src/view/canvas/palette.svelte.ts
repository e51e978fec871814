/** The colours of the page for canvases, which cannot use CSS themselves. Read again only when the theme or a font changes. */
import { createSubscriber } from 'svelte/reactivity'
import type { ThreadState } from '../../model/moment.ts'
import { perState } from './states.ts'

export interface StatePaint {
	readonly fill: string
	readonly on: string
	readonly stroke: string
	readonly text: string
}

export interface Palette {
	readonly panel: string
	readonly ink: string
	readonly ink2: string
	readonly ink3: string
	readonly hair: string
	readonly line: string
	readonly states: Readonly<Record<ThreadState, StatePaint>>
	readonly sans: string
	readonly mono: string
}

/** Reads the tokens as they are in force on `element`. */
export function readPalette(element: Element): Palette {
	const style = getComputedStyle(element)
	const written = (name: string) => style.getPropertyValue(`--${name}`).trim()
	const isForced = matchMedia('(forced-colors: active)').matches
	const token = isForced ? (name: string) => forced(written(name)) : written
	const paint = (state: ThreadState): StatePaint => ({
		fill: token(`${state}-fill`),
		on: token(`${state}-on`),
		stroke: token(`${state}-stroke`),
		text: token(`${state}-text`),
	})
	return {
		panel: token('panel'),
		ink: token('ink'),
		ink2: token('ink-2'),
		ink3: token('ink-3'),
		hair: token('hair'),
		line: token('line'),
		states: perState(paint),
		sans: written('sans'),
		mono: written('mono'),
	}
}

/** What a system colour is on this page: a canvas knows it by name, but not as it is forced. */
function forced(name: string): string {
	const probe = document.createElement('span')
	probe.style.color = name
	probe.style.forcedColorAdjust = 'none'
	document.body.append(probe)
	const { color } = getComputedStyle(probe)
	probe.remove()
	return color
}

export class PagePalette {
	readonly #subscribe: () => void
	#read: Palette | null = null

	constructor() {
		this.#subscribe = createSubscriber((update) => this.#watch(update))
	}

	/** Reactive where it is read inside an effect or a derived value. */
	get current(): Palette {
		this.#subscribe()
		this.#read ??= readPalette(document.documentElement)
		return this.#read
	}

	#watch(update: () => void): () => void {
		const changed = () => {
			this.#read = null
			update()
		}
		const theme = new MutationObserver(changed)
		theme.observe(document.documentElement, { attributeFilter: ['data-theme'] })
		const preferences = ['(prefers-color-scheme: dark)', '(forced-colors: active)'].map((query) =>
			matchMedia(query),
		)
		for (const preference of preferences) preference.addEventListener('change', changed)
		document.fonts.addEventListener('loadingdone', changed)
		return () => {
			theme.disconnect()
			for (const preference of preferences) preference.removeEventListener('change', changed)
			document.fonts.removeEventListener('loadingdone', changed)
		}
	}
}
