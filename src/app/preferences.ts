/** What a person prefers on this device. Storage may be refused or garbled; then the defaults hold. */

export type Theme = 'light' | 'dark' | 'system'

export interface Preferences {
	readonly theme: Theme
	/** Pause while the tab cannot be seen. */
	readonly pausesWhenHidden: boolean
	/** Single keys do something. */
	readonly hasKeys: boolean
}

const key = 'handoff.preferences'
const defaults: Preferences = { theme: 'system', pausesWhenHidden: true, hasKeys: true }

export function readPreferences(): Preferences {
	try {
		const stored: unknown = JSON.parse(localStorage.getItem(key) ?? '{}')
		return accepted(stored)
	} catch {
		return defaults
	}
}

export function writePreferences(preferences: Preferences): void {
	try {
		localStorage.setItem(key, JSON.stringify(preferences))
	} catch {
		// Not kept: it still holds until the page is left.
	}
}

function accepted(stored: unknown): Preferences {
	if (typeof stored !== 'object' || stored === null) return defaults
	const { theme, pausesWhenHidden, hasKeys } = stored as Record<string, unknown>
	return {
		theme: theme === 'light' || theme === 'dark' ? theme : defaults.theme,
		pausesWhenHidden: pausesWhenHidden !== false,
		hasKeys: hasKeys !== false,
	}
}
