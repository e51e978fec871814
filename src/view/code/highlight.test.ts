import { readFileSync, readdirSync } from 'node:fs'
import { expect, test } from 'vitest'
import { highlight } from './highlight.ts'

test('tokens joined again are the text, for every file of this folder', () => {
	const folder = new URL('./', import.meta.url)
	const names = readdirSync(folder).filter((name) => name.endsWith('.ts'))
	expect(names.length).toBeGreaterThan(2)
	for (const name of names) {
		const text = readFileSync(new URL(name, folder), 'utf8')
		const lines = highlight(text).map((tokens) => tokens.map((token) => token.text).join(''))
		expect(`${lines.join('\n')}\n`).toBe(text)
	}
})

test('keywords stand out, but not inside comments, strings or longer names', () => {
	const kinds = (line: string) => {
		return highlight(line)
			.flat()
			.filter(({ kind }) => kind !== 'plain')
			.map(({ text, kind }) => `${kind} ${text}`)
	}
	expect(kinds("const format = 'for if' // if not")).toEqual(['keyword const', 'comment // if not'])
	expect(kinds('this.newest = null')).toEqual([])
})

test('a comment goes on over lines until it ends', () => {
	const [first, second, third] = highlight('/**\n * if\n */ return 1')
	expect([first, second].flatMap((line) => line?.map(({ kind }) => kind))).toEqual([
		'comment',
		'comment',
	])
	expect(third?.map(({ kind }) => kind)).toEqual(['comment', 'plain', 'keyword', 'plain'])
})
