/**
 * The response headers of the page, once: the preview server sends them, the development server
 * sends those without the policy, and the build writes them into `_headers` for static hosts.
 */
import type { Plugin } from 'vite'

/** What makes shared memory available, alone in a tab or framed by somebody else's page. */
export const isolationHeaders = {
	'Cross-Origin-Opener-Policy': 'same-origin',
	'Cross-Origin-Embedder-Policy': 'require-corp',
	'Cross-Origin-Resource-Policy': 'cross-origin',
	'Document-Isolation-Policy': 'isolate-and-require-corp',
	'X-Content-Type-Options': 'nosniff',
	'Referrer-Policy': 'no-referrer',
	'Permissions-Policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
}

const contentPolicy = [
	"default-src 'none'",
	"script-src 'self'",
	"style-src 'self'",
	"img-src 'self' data:",
	"connect-src 'self'",
	"worker-src 'self'",
	"font-src 'self'",
	// The example of a page around another (public/embedding).
	"frame-src 'self'",
	"base-uri 'none'",
	"form-action 'none'",
	'frame-ancestors *',
	"require-trusted-types-for 'script'",
	'trusted-types svelte-trusted-html app-worker-url',
].join('; ')

export const pageHeaders = { ...isolationHeaders, 'Content-Security-Policy': contentPolicy }

/** The text of `_headers`, the form that Netlify and Cloudflare Pages read. */
export function headersFile(): string {
	const lines = Object.entries(pageHeaders).map(([name, value]) => `  ${name}: ${value}\n`)
	return `/*\n${lines.join('')}`
}

/** Adds `_headers` to the built site. */
export function writtenHeaders(): Plugin {
	return {
		name: 'written-headers',
		apply: 'build',
		generateBundle() {
			this.emitFile({ type: 'asset', fileName: '_headers', source: headersFile() })
		},
	}
}
