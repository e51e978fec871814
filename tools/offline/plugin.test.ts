import { expect, test } from 'vitest'
import { siteOf } from './plugin.ts'

const built = (changed: Readonly<Record<string, string>> = {}) =>
	new Map(
		Object.entries({
			'index.html': '<p>page</p>',
			'icon.svg': 'icon',
			'assets/a-1.js': 'a',
			_headers: '/*',
			...changed,
		}),
	)

test('every file is kept but the page, which is known by its text, and what only hosts read', () => {
	const { files, page } = siteOf(built())
	expect(files).toEqual(['assets/a-1.js', 'icon.svg'])
	expect(page).toBe('<p>page</p>')
})

test('the version is another one whenever a byte that is served is, and no other time', () => {
	const versions = [
		built(),
		new Map([...built()].toReversed()),
		built({ _headers: '/other' }),
		built({ 'icon.svg': 'other' }),
		built({ 'index.html': '<p>other</p>' }),
		built({ 'assets/b-2.js': 'b' }),
	].map((files) => siteOf(files).version)
	expect(new Set(versions.slice(0, 3)).size).toBe(1)
	expect(new Set(versions.slice(2)).size).toBe(4)
})
