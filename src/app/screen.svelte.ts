/** How the page is shown on this device: theme, presenter, keys. */
import { MediaQuery } from 'svelte/reactivity'
import { type Preferences, readPreferences, writePreferences } from './preferences.ts'
import type { Route } from './route.ts'

export class Screen {
	#preferences = $state.raw<Preferences>(readPreferences())
	readonly #route: () => Route
	readonly #prefersDark = new MediaQuery('(prefers-color-scheme: dark)')
	/** As wide as two columns: less cannot be read from a distance. */
	readonly #isWide = new MediaQuery('(min-width: 900px)')
	/** Presenter chosen here; null: as the link says. */
	#isPresenting = $state<boolean | null>(null)
	/** Theme chosen here; null: as the link or the person's preference says. */
	#chosenTheme = $state<'light' | 'dark' | null>(null)
	showsKeys = $state(false)

	constructor(route: () => Route) {
		this.#route = route
	}

	/** The theme in force: the one chosen since the link was followed, else the link's, else the person's, else the system's. */
	get theme(): 'light' | 'dark' {
		if (this.#chosenTheme) return this.#chosenTheme
		const asked = this.#route().theme
		if (asked) return asked
		const { theme } = this.#preferences
		if (theme !== 'system') return theme
		return this.#prefersDark.current ? 'dark' : 'light'
	}

	/** Stage and transport alone, in somebody else's page. */
	get isEmbedded(): boolean {
		const { page, embed } = this.#route()
		return page === 'scene' && embed
	}

	get isPresenting(): boolean {
		const { page, present, embed } = this.#route()
		return page === 'scene' && !embed && this.#isWide.current && (this.#isPresenting ?? present)
	}

	get hasKeys(): boolean {
		return this.#preferences.hasKeys
	}

	set hasKeys(hasKeys: boolean) {
		this.#keep({ hasKeys })
	}

	get pausesWhenHidden(): boolean {
		return this.#preferences.pausesWhenHidden
	}

	set pausesWhenHidden(pausesWhenHidden: boolean) {
		this.#keep({ pausesWhenHidden })
	}

	present = (): void => {
		this.#isPresenting = !this.isPresenting
	}

	changeTheme = (): void => {
		this.#chosenTheme = this.theme === 'dark' ? 'light' : 'dark'
		this.#keep({ theme: this.#chosenTheme })
	}

	showKeys = (): void => {
		this.showsKeys = true
	}

	#keep(change: Partial<Preferences>): void {
		this.#preferences = { ...this.#preferences, ...change }
		writePreferences(this.#preferences)
	}
}
