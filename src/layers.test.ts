/** Plants what the lint rules must refuse, and what they must let through, in files that do not exist. */
import { ESLint } from 'eslint'
import ts from 'typescript-eslint'
import { expect, test } from 'vitest'
import { foundations, layers } from '../tools/layers.js'

// Rules that need types know only real files.
const eslint = new ESLint({ overrideConfig: [{ ...ts.configs.disableTypeChecked }] })

/** Ids of the rules that object to `text` as the content of `filePath`, errors only. */
async function objections(filePath: string, text: string): Promise<string[]> {
	const [result] = await eslint.lintText(text, { filePath })
	const found = result?.messages.map((it) => it.ruleId ?? it.message) ?? ['not linted']
	return [...new Set(found)].sort()
}

const imports = (source: string) => `import { a } from '${source}'\n\nexport const b = a\n`
const direction = ['boundaries/dependencies']
const folders = Object.keys(layers)

test.each(folders)('%s imports exactly the folders that the map allows', async (folder) => {
	for (const target of folders) {
		const isAllowed = target === folder || layers[folder]?.folders.includes(target)
		const found = await objections(`src/${folder}/planted.ts`, imports(`../${target}/x.ts`))
		expect({ target, found }).toEqual({ target, found: isAllowed ? [] : direction })
	}
})

test.each(folders)('%s imports exactly the packages that the map allows', async (folder) => {
	const examples = { 'svelte/*': 'svelte/motion', 'pure-rand/*': 'pure-rand/generator/x' }
	for (const source of ['comlink', 'd3', 'svelte', 'svelte/*', 'pure-rand/*', 'vitest']) {
		const isAllowed = layers[folder]?.packages.includes(source)
		const example = source in examples ? examples[source as keyof typeof examples] : source
		const found = await objections(`src/${folder}/planted.ts`, imports(example))
		expect({ source, found }).toEqual({ source, found: isAllowed ? [] : direction })
	}
})

test.each([
	['static', imports('../engine/x.ts')],
	['for its effect', `import '../engine/x.ts'\n`],
	['of a type', `import type { A } from '../engine/x.ts'\n\nexport type B = A\n`],
	['of a type, inline', `export type B = import('../engine/x.ts').A\n`],
	['dynamic', `export const a = import('../engine/x.ts')\n`],
	['of text', `import a from '../engine/x.ts?raw'\n\nexport const b = a\n`],
	['of a worker', `import a from '../engine/x.worker.ts?worker&url'\n\nexport const b = a\n`],
	['by address', `export const a = new URL('../engine/x.ts', import.meta.url)\n`],
	['passed on', `export { a } from '../engine/x.ts'\n`],
	['of a component', `import A from '../../src/engine/A.svelte'\n\nexport const b = A\n`],
	['of a Node module', imports('node:fs')],
	['out of src', imports('../../tools/x.ts')],
])('an import %s does not escape the map, in TypeScript nor in Svelte', async (_form, text) => {
	expect(await objections('src/model/planted.ts', text)).toContain('boundaries/dependencies')
	const component = `<script lang="ts" module>\n${text}</script>\n`
	const found = await objections('src/view/Planted.svelte', component)
	expect(found).toContain('boundaries/dependencies')
})

test('a file outside the known folders is refused', async () => {
	for (const path of ['src/utils/planted.ts', 'src/planted.ts']) {
		const found = await objections(path, 'export const a = 1\n')
		expect({ path, found }).toEqual({ path, found: ['boundaries/no-unknown-files'] })
	}
})

test('an address that names no file of ours is nobody’s import', async () => {
	const text = `export const a = new URL('./', document.baseURI)\n`
	expect(await objections('src/engine/planted.ts', text)).toEqual([])
})

test('a text import goes where a module import may go', async () => {
	const text = `import a from '../programs/x/y.ts?raw'\n\nexport const b = a\n`
	expect(await objections('src/lessons/planted.ts', text)).toEqual([])
})

test('a test may import everything that its folder rests on, and nothing above', async () => {
	expect(foundations('view').sort()).toEqual(['model', 'trace'])
	const path = 'src/view/layout/planted.test.ts'
	expect(await objections(path, imports('../../trace/event.ts'))).toEqual([])
	expect(await objections(path, imports('fast-check'))).toEqual([])
	expect(await objections(path, imports('../../../tools/x.ts'))).toEqual([])
	expect(await objections(path, imports('../../sync/lock.ts'))).toEqual(direction)
})

const syntax = ['no-restricted-syntax']
const refused: [rule: string, path: string, text: string, rules: string[]][] = [
	[
		'a picture knows no shared memory',
		'src/view/planted.ts',
		`export const a = new SharedArrayBuffer(8)\n`,
		['no-restricted-globals'],
	],
	[
		'a picture knows no shared memory by detour',
		'src/model/planted.ts',
		`export const a = globalThis.Atomics\n`,
		['no-restricted-globals'],
	],
	[
		'a thread sleeps in one file only',
		'src/sync/planted.ts',
		`export const a = Atomics.wait(new Int32Array(new SharedArrayBuffer(8)), 0, 0)\n`,
		syntax,
	],
	[
		'a thread sleeps in one file only, asynchronously too',
		'src/engine/planted.ts',
		`export const a = Atomics['waitAsync']\n`,
		syntax,
	],
	[
		'a program has no clock',
		'src/programs/x/y.ts',
		`export const a = Date.now()\n`,
		['no-restricted-globals'],
	],
	[
		'a program has no chance',
		'src/programs/x/y.ts',
		`export const a = Math.random()\n`,
		['no-restricted-properties'],
	],
	[
		'a program has no timer',
		'src/programs/x/y.ts',
		`setTimeout(String, 1)\n`,
		['no-restricted-globals'],
	],
	[
		'a program has no stopwatch',
		'src/programs/x/y.ts',
		`export const a = performance.now()\n`,
		['no-restricted-globals'],
	],
	[
		'a program has no atomics',
		'src/programs/x/y.ts',
		`export const a = Atomics.load\n`,
		['no-restricted-globals'],
	],
	[
		'a program braces every branch',
		'src/programs/x/y.ts',
		`export const a = (b: string) => {\n\tif (b) return 1\n\treturn 2\n}\n`,
		['curly'],
	],
	[
		'd3 is imported by name',
		'src/view/planted.ts',
		`import * as d3 from 'd3'\n\nexport const a = d3\n`,
		[...syntax, '@typescript-eslint/no-restricted-imports'],
	],
	[
		'd3 leaves the document alone',
		'src/view/planted.ts',
		`import { select } from 'd3'\n\nexport const a = select\n`,
		['@typescript-eslint/no-restricted-imports'],
	],
	[
		'd3 draws no axis',
		'src/model/planted.ts',
		`import { axisLeft } from 'd3'\n\nexport const a = axisLeft\n`,
		['@typescript-eslint/no-restricted-imports'],
	],
	['nothing is exported by default', 'src/model/planted.ts', `export default 1\n`, syntax],
	[
		'nothing is exported wholesale',
		'src/model/planted.ts',
		`export * from './moment.ts'\n`,
		syntax,
	],
	['an import names its file in full', 'src/model/planted.ts', imports('./moment'), syntax],
	[
		'a module holds no mutable state',
		'src/model/planted.ts',
		`export let a = 1\n\nexport const b = () => (a += 1)\n`,
		syntax,
	],
	[
		'a worker starts through the policy',
		'src/app/planted.ts',
		`export const a = new Worker(new URL('./x.ts', import.meta.url))\n`,
		syntax,
	],
	[
		'a component has no inline style',
		'src/view/Planted.svelte',
		`<p style="color: red">a</p>\n`,
		syntax,
	],
	[
		'a component has no raw markup',
		'src/view/Planted.svelte',
		`<p>{@html '<b>a</b>'}</p>\n`,
		['svelte/no-at-html-tags'],
	],
	[
		'nothing is of any type',
		'src/model/planted.ts',
		`export const a = (b: any) => String(b)\n`,
		['@typescript-eslint/no-explicit-any'],
	],
	[
		'nothing is asserted to be there',
		'src/model/planted.ts',
		`export const a = (b?: string) => b!.length\n`,
		['@typescript-eslint/no-non-null-assertion'],
	],
	[
		'no rule is switched off in passing',
		'src/model/planted.ts',
		`// eslint-disable-next-line no-var\nexport const a = 1\n`,
		[
			"'// eslint-disable-next-line no-var' has no effect because you have 'noInlineConfig' setting in your config.",
		],
	],
]

test.each(refused)('%s', async (_rule, path, text, rules) => {
	expect(await objections(path, text)).toEqual([...rules].sort())
})

test.each([
	['src/sync/parking.ts', `export const a = Atomics.wait\n`],
	['src/view/planted.ts', `import { scaleLinear } from 'd3'\n\nexport const a = scaleLinear\n`],
	['src/view/Planted.svelte', `<p style:color="red" class="a">a</p>\n`],
	['src/view/planted.svelte.ts', `export class A {\n\tb = $state(0)\n}\n`],
])('what the rules ask for passes: %s', async (path, text) => {
	expect(await objections(path, text)).toEqual([])
})
