/** Addresses of the page's own workers, as its policy lets them through. */

/** What TypeScript's DOM library does not describe yet. */
interface TrustedTypes {
	createPolicy(
		name: string,
		rules: { createScriptURL: (address: string) => string },
	): { createScriptURL(address: string): string }
}

/** @throws TypeError for an address outside the folder that the page was served from. */
function onlyOwn(address: string): string {
	const url = new URL(address, document.baseURI)
	const home = new URL('./', document.baseURI)
	if (url.origin === home.origin && url.pathname.startsWith(home.pathname)) return url.href
	throw new TypeError(`refused a worker from ${url.origin}`)
}

const { trustedTypes } = globalThis as { trustedTypes?: TrustedTypes }
const policy = trustedTypes?.createPolicy('app-worker-url', { createScriptURL: onlyOwn })

/** `address`: as the build gives it (`?worker&url`). */
export function workerUrl(address: string): string {
	return policy ? policy.createScriptURL(address) : onlyOwn(address)
}
