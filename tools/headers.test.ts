import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { expect, test } from 'vitest'
import { headersFile, isolationHeaders, pageHeaders } from './headers.ts'

test('static hosts get the headers that the preview server sends', () => {
	const [path, ...rules] = headersFile().trimEnd().split('\n')
	expect(path).toBe('/*')
	const written = rules.map((rule) => /^ {2}([^:]+): (.+)$/.exec(rule)?.slice(1))
	expect(written).toEqual(Object.entries(pageHeaders))
})

test('development differs from production by the content policy alone', () => {
	const { 'Content-Security-Policy': policy, ...rest } = pageHeaders
	expect(rest).toEqual(isolationHeaders)
	expect(policy).toContain("script-src 'self'")
	expect(policy).not.toContain('unsafe')
})

test('the notes for hosts print the headers that are sent, every one and in full', () => {
	const notes = readFileSync(resolve(import.meta.dirname, '../docs/hosting.md'), 'utf8')
	const sent = Object.entries(pageHeaders).map(([name, value]) => `${name}: ${value}`)
	expect(notes).toContain(`\`\`\`\n${sent.join('\n')}\n\`\`\``)
})
