/**
 * The seal at the end of a code: it fits only what this page has written. Its key is part of the page, so it tells an
 * altered code from a whole one, and not one person from another.
 */

/** 96 bits: nobody hits it by chance. */
const length = 12
const key = 'handoff: a code is made by the page from what it recorded'

/** These bytes with their seal behind them. */
export async function sealed(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
	return Uint8Array.of(...bytes, ...(await sealOf(bytes)))
}

/** The bytes before the seal; null when it does not fit them. */
export async function unsealed(
	bytes: Uint8Array<ArrayBuffer>,
): Promise<Uint8Array<ArrayBuffer> | null> {
	if (bytes.length <= length) return null
	const content = bytes.slice(0, -length)
	const seal = await sealOf(content)
	return bytes.slice(-length).every((byte, at) => byte === seal[at]) ? content : null
}

/** Four bytes that stand for a text: another text has others. */
export async function fingerprintOf(text: string): Promise<Uint8Array<ArrayBuffer>> {
	const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text))
	return new Uint8Array(digest.slice(0, 4))
}

async function sealOf(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
	const algorithm = { name: 'HMAC', hash: 'SHA-256' }
	const raw = new TextEncoder().encode(key)
	const imported = await crypto.subtle.importKey('raw', raw, algorithm, false, ['sign'])
	return new Uint8Array((await crypto.subtle.sign('HMAC', imported, bytes)).slice(0, length))
}
