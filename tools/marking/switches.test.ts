import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { parseSync } from 'vite'
import { expect, test } from 'vitest'
import * as plain from '../../src/programs/scenes.ts'
import { combinationsOf, variantKey, withSwitches } from '../../src/programs/switches.ts'
import { KnobCells } from '../../src/sync/knob-cells.ts'
import { measure } from '../../src/sync/shared-memory.ts'
import { unmark } from './mark.ts'
import { markedSources } from './plugin.ts'
import { variantsModule } from './switches.ts'

const file = resolve(import.meta.dirname, '../../src/programs/wait-notify/buffer.ts')
const written = readFileSync(file, 'utf8')
const keys = combinationsOf(written).map((chosen) => ({ key: variantKey(chosen), chosen }))

/** What the plugin makes of the buffer under `query`. */
function transformed(query: string): string {
	const { transform } = markedSources()
	if (typeof transform !== 'function') throw new Error('the plugin transforms by a function')
	const result = transform.call({} as never, written, `${file}?${query}`) as { code: string }
	return result.code
}

test('there are several variants', () => {
	expect(keys.length).toBeGreaterThan(40)
})

test.each(keys)(
	'the module of $key that runs is the text that is shown, byte for byte but for its markers',
	({ key, chosen }) => {
		const code = transformed(`variant=${key}`)
		const shown = withSwitches(written, chosen)
		expect(code).not.toBe(shown)
		expect(unmark(code)).toBe(shown)
	},
)

test.each(keys)('$key parses, and so does its twin', ({ key }) => {
	for (const query of [`variant=${key}`, `variant=${key}&twin`]) {
		expect(parseSync('buffer.ts', transformed(query), { lang: 'ts' }).errors).toEqual([])
	}
})

test('every marker of every variant says the line of the file that it stands on', () => {
	for (const { key } of keys) {
		transformed(`variant=${key}`)
			.split('\n')
			.forEach((text, i) => {
				const site = /me\.within\((\d+)\);/.exec(text)?.[1]
				if (site !== undefined) expect(Number(site) & 0xfff).toBe(i + 1)
			})
	}
})

test('the map of variants has every key, and one module for each text', () => {
	const wanted = { isTwin: false, isPage: false }
	const all = variantsModule('buffer.ts', written, wanted)
	for (const { key } of keys) expect(all).toContain(`'${key}': variant`)
	const texts = new Set(keys.map(({ chosen }) => withSwitches(written, chosen)))
	expect(all.match(/^import /gm)).toHaveLength(texts.size)
	const twins = variantsModule('buffer.ts', written, { ...wanted, isTwin: true })
	expect(twins.match(/&twin'$/gm)).toHaveLength(texts.size)
})

test('the page has one module for all variants that it would construct alike', () => {
	const all = variantsModule('buffer.ts', written, { isTwin: false, isPage: true })
	for (const { key } of keys) expect(all).toContain(`'${key}': variant`)
	const constructors = new Set(
		keys.map(({ chosen }) => /constructor[^]*?\n\t\}/.exec(withSwitches(written, chosen))?.[0]),
	)
	expect(all.match(/^import /gm)).toHaveLength(constructors.size)
	expect(constructors.size).toBeLessThan(keys.length)
})

test('the twin of all scenes leads to generators', async () => {
	const { scenes } = (await import('../../src/programs/scenes.ts?twin')) as unknown as typeof plain
	expect(scenes.map(({ id }) => id)).toEqual(plain.scenes.map(({ id }) => id))
	for (const scene of scenes) {
		measure((memory) => {
			const { programs } = scene.build(memory, new KnobCells(memory, scene.knobs), 1, {})
			for (const { name } of scene.roles) expect(String(programs[name])).toMatch(/^function\*/)
		})
	}
})

test.each(keys)(
	'the twin of $key that is handed out has the text that was asked for',
	async (one) => {
		const { variants } = await import('../../src/programs/wait-notify/buffer.ts?variants&twin')
		const { put } = variants[one.key]?.BoundedBuffer.prototype ?? {}
		const { guard, notify, join, lock } = one.chosen
		expect(String(put)).toMatch(/^\*put\(/)
		expect(String(put)).toContain(guard === 0 ? 'while (' : 'if (')
		expect(String(put)).toContain(notify === 0 ? 'me.notify(' : 'me.notifyAll(')
		expect(String(put)).toContain(join === 0 ? 'yield* me.wait(' : 'yield* this.joinLate(')
		expect(String(put).includes('yield* me.lock(')).toBe(lock !== 2)
	},
)
