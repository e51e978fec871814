/** What the documents say about the code, compared with the code. */
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { layers } from '../tools/layers.js'

const root = path.resolve(import.meta.dirname, '..')
const documents = ['README.md', 'ARCHITECTURE.md', 'CONTRIBUTING.md']
const read = (file: string) => readFileSync(path.join(root, file), 'utf8')

/** The words in backquotes of a piece of Markdown. */
const quoted = (text: string) => [...text.matchAll(/`([^`]+)`/g)].map((it) => it[1] ?? '')

/** What GitHub makes of a heading when somebody links to it. */
function anchorOf(heading: string): string {
	const words = heading.toLowerCase().replaceAll(/[^\p{L}\p{N}\s_-]/gu, '')
	return words.trim().replaceAll(' ', '-')
}

test('the import table in ARCHITECTURE.md is the map that lint enforces', () => {
	const table = /\| folder {2,}\|[^]*?\n\n/.exec(read('ARCHITECTURE.md'))?.[0] ?? ''
	const rows = table
		.trim()
		.split('\n')
		.slice(2)
		.map((row) => row.split('|').slice(1, -1))
	const printed = rows.map(([folder = '', , folders = '', packages = '']) => [
		quoted(folder).join(),
		{ folders: quoted(folders), packages: quoted(packages) },
	])
	expect(printed).toEqual(Object.entries(layers))
})

test.each(documents)('every script that %s names exists', (document) => {
	const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> }
	const named = [...read(document).matchAll(/npm (?:run ([\w:-]+)|(start|test)\b)/g)]
	const unknown = named.map((it) => it[1] ?? it[2] ?? '').filter((name) => !(name in scripts))
	expect(unknown).toEqual([])
})

test('CONTRIBUTING.md names every script', () => {
	const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> }
	const text = read('CONTRIBUTING.md')
	const callable = Object.keys(scripts).filter((name) => !/^(pre|post)(start|test)$/.test(name))
	expect(callable.filter((name) => !new RegExp(`npm (run )?${name}\\b`).test(text))).toEqual([])
})

test.each(documents)('every relative link in %s leads somewhere', (document) => {
	const links = [...read(document).matchAll(/\]\(([^)\s]+)\)/g)].map((it) => it[1] ?? '')
	const broken = links.filter((link) => {
		if (/^[a-z]+:/.test(link)) return false
		const [file = '', anchor] = link.split('#')
		const target = path.join(path.dirname(document), file === '' ? document : file)
		if (!existsSync(path.join(root, target))) return true
		if (anchor === undefined) return false
		const headings = [...read(target).matchAll(/^#+ (.+)$/gm)].map((it) => anchorOf(it[1] ?? ''))
		return !headings.includes(anchor)
	})
	expect(broken).toEqual([])
})

test.each(documents)('every file of ours that %s names in passing exists', (document) => {
	const named = quoted(read(document)).filter((it) => /^(src|tools|e2e)\/[\w./-]+$/.test(it))
	expect(named.filter((file) => !existsSync(path.join(root, file)))).toEqual([])
})
