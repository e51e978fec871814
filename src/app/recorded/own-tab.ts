/** The address of what is shown here in a tab of its own, where it is not embedded. */

/** `hash`: as it stands in the address. Everything else that it says is kept as written. */
export function inOwnTab(hash: string): string {
	const [path = '', ...rest] = hash.split('?')
	const kept = rest
		.join('?')
		.split('&')
		.filter((part) => part !== '' && !/^embed(=|$)/.test(part))
	return `./${[path || '#/', kept.join('&')].filter((part) => part !== '').join('?')}`
}
