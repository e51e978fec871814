import { readdirSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { expect, test } from 'vitest'
import { markedPrimitives } from '../sync/marked.ts'
import { scenes, sceneOf } from './scenes.ts'
import { combinationsOf, withSwitches } from './switches.ts'

const here = import.meta.dirname
const folders = readdirSync(here, { withFileTypes: true })
	.filter((entry) => entry.isDirectory())
	.map((entry) => entry.name)
const programs = folders.flatMap((folder) =>
	readdirSync(resolve(here, folder))
		.filter((file) => file.endsWith('.ts') && file !== 'scene.ts' && !file.endsWith('.test.ts'))
		.map((file) => `${folder}/${file}`)
		.filter((program) => !markedPrimitives.includes(`programs/${program}`)),
)

const textOf = (program: string) => readFileSync(resolve(here, program), 'utf8')

test('there is something to test', () => {
	expect(scenes.length).toBeGreaterThan(0)
	expect(programs).toContain('blocking-queue/produce.ts')
})

test('no two scenes share an id, and each is found by its own', () => {
	expect(new Set(scenes.map(({ id }) => id)).size).toBe(scenes.length)
	for (const scene of scenes) {
		expect(sceneOf(scene.id)).toBe(scene)
	}
	expect(() => sceneOf('nowhere')).toThrow('there is no scene "nowhere"')
})

test('every folder of programs belongs to a scene', () => {
	const shown = scenes.flatMap(({ sources }) => sources.map(({ path }) => path))
	const used = shown.map((path) => path.replace(/^programs\//, '').split('/')[0])
	const ours = folders.filter((folder) => programs.some((file) => file.startsWith(`${folder}/`)))
	expect(ours.filter((folder) => !used.includes(folder))).toEqual([])
})

test.each(scenes)(
	'the knobs of $id have names of their own and begin within their range',
	(scene) => {
		expect(new Set(scene.knobs.map(({ name }) => name)).size).toBe(scene.knobs.length)
		for (const knob of scene.knobs) {
			if (knob.kind === 'choice') {
				expect(knob.options).toContain(knob.default)
			}
			if (knob.kind !== 'number') {
				continue
			}
			expect(knob.default).toBeGreaterThanOrEqual(knob.min)
			expect(knob.default).toBeLessThanOrEqual(knob.max)
			expect(knob.step).toBeGreaterThan(0)
			// A logarithmic slider has no place for 0, and a word holds thousandths.
			if (knob.isLog) {
				expect(knob.min).toBeGreaterThan(0)
			}
			expect(knob.max * 1000).toBeLessThan(2 ** 31)
		}
	},
)

test.each(scenes)(
	'the roles of $id have a knob that counts them, a program and a letter',
	(scene) => {
		const letters = scene.roles.map(({ letter }) => letter)
		expect(new Set(letters).size).toBe(letters.length)
		let most = 1
		for (const { count, program, most: ever } of scene.roles) {
			const knob = scene.knobs.find(({ name }) => name === count)
			most += ever ?? (knob?.kind === 'number' ? knob.max : 1)
			expect(programs).toContain(program)
		}
		expect(most).toBeLessThanOrEqual(64)
	},
)

test.each(scenes)('$id shows the very files that its threads run', async (scene) => {
	for (const { path, text } of scene.sources) {
		const isProgram = programs.includes(path)
		const file = isProgram ? resolve(here, path) : resolve(here, '..', path)
		expect((await text()).default).toBe(readFileSync(file, 'utf8'))
	}
	for (const { program } of scene.roles) {
		expect(scene.sources.map(({ path }) => path)).toContain(program)
	}
})

test.each(programs)('%s fits one screen: 40 lines of 72 columns', (program) => {
	const written = textOf(program)
	for (const chosen of combinationsOf(written)) {
		const lines = withSwitches(written, chosen).trimEnd().split('\n')
		expect(lines.length).toBeLessThanOrEqual(40)
		const widest = Math.max(...lines.map((line) => line.replaceAll('\t', '  ').length))
		expect(widest).toBeLessThanOrEqual(72)
	}
})

test.each(programs)('%s imports nothing but sync primitives and its work', (program) => {
	const imports = [...textOf(program).matchAll(/from '([^']+)'/g)].map(([, from]) => from)
	expect(imports.length).toBeGreaterThan(0)
	for (const from of imports) {
		expect(from).toMatch(
			/^(\.\.\/\.\.\/sync\/|\.\.\/(work|arrivals|bursts|clients|scaling|service|ticks|calls|duty|chores|amounts|lines|labour|letters|increments|crowd|talk|post|orders|connections|fate|attempts|staff|requests|family|results|bulkheads|site-work|compute-and-wait)\.ts$|\.\/)/,
		)
	}
})

test('a buffer fits 72 columns however its switches stand, and 100 with all of them written out', () => {
	const written = textOf('wait-notify/buffer.ts')
	const widest = (text: string) =>
		Math.max(...text.split('\n').map((line) => line.replaceAll('\t', '  ').length))
	expect(widest(written)).toBeLessThanOrEqual(100)
	for (const chosen of combinationsOf(written)) {
		expect(widest(withSwitches(written, chosen))).toBeLessThanOrEqual(72)
	}
})
