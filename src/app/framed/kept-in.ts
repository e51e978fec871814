/** What a link keeps of the one before when the page around follows it: that it is embedded, in which theme, and whose it is. */
import type { Route } from '../route.ts'

export function keptIn(
	hash: string,
	{ embed, parent, theme }: Pick<Route, 'embed' | 'parent' | 'theme'>,
): string {
	const kept = [
		embed && 'embed',
		parent !== null && `parent=${encodeURIComponent(parent)}`,
		theme !== null && `theme=${theme}`,
	].filter((part) => part !== false)
	if (kept.length === 0) return hash
	return `${hash}${hash.includes('?') ? '&' : '?'}${kept.join('&')}`
}
