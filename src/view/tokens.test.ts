import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { threadStates } from '../trace/cast.ts'

const sheet = readFileSync(new URL('./tokens.css', import.meta.url), 'utf8')
const states = readFileSync(new URL('./states.css', import.meta.url), 'utf8')

/** The custom properties of the block that follows a selector. */
function valuesAfter(selector: string): ReadonlyMap<string, string> {
	const start = sheet.indexOf(`${selector} {`)
	if (start < 0) throw new Error(`no block for ${selector}`)
	const block = sheet.slice(start, sheet.indexOf('}', start))
	return new Map(
		[...block.matchAll(/(--[\w-]+):\s*([^;]+);/g)].map(([, name = '', value = '']) => [
			name,
			value,
		]),
	)
}

const light = valuesAfter("[data-theme='light']")
const dark = valuesAfter("[data-theme='dark']")
const preferred = valuesAfter(':root:not([data-theme])')

function luminance(hex: string): number {
	const [red = 0, green = 0, blue = 0] = [1, 3, 5]
		.map((at) => parseInt(hex.slice(at, at + 2), 16) / 255)
		.map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4))
	return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

function contrast(theme: ReadonlyMap<string, string>, front: string, back: string): number {
	const [a = 0, b = 0] = [front, back].map((name) => luminance(theme.get(`--${name}`) ?? ''))
	return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05)
}

const themes = [
	['light', light],
	['dark', dark],
] as const

test('the dark theme that is chosen and the one that the system prefers are the same', () => {
	expect(preferred).toEqual(dark)
})

test('both themes colour the same things', () => {
	const colours = (theme: ReadonlyMap<string, string>) =>
		[...theme].filter(([, value]) => value.startsWith('#')).map(([name]) => name)
	expect(colours(dark)).toEqual(colours(light))
})

test.each(themes)('in the %s theme every state can be read and seen', (_name, theme) => {
	for (const state of threadStates) {
		expect(contrast(theme, `${state}-on`, `${state}-fill`)).toBeGreaterThanOrEqual(4.5)
		expect(contrast(theme, `${state}-text`, 'panel')).toBeGreaterThanOrEqual(4.5)
		expect(contrast(theme, `${state}-text`, `${state}-tint`)).toBeGreaterThanOrEqual(4.5)
		expect(contrast(theme, `${state}-stroke`, 'panel')).toBeGreaterThanOrEqual(3)
		expect(contrast(theme, 'ink', `${state}-tint`)).toBeGreaterThanOrEqual(7)
	}
})

test.each(themes)(
	'in the %s theme text reads on every surface, and controls have edges',
	(_name, theme) => {
		for (const surface of ['bg', 'panel', 'sunk']) {
			for (const ink of ['ink', 'ink-2', 'ink-3']) {
				expect(contrast(theme, ink, surface)).toBeGreaterThanOrEqual(4.5)
			}
		}
		for (const surface of ['bg', 'panel']) {
			expect(contrast(theme, 'line', surface)).toBeGreaterThanOrEqual(3)
		}
		expect(contrast(theme, 'on-inv', 'inv')).toBeGreaterThanOrEqual(7)
	},
)

test('every state has its class', () => {
	for (const state of threadStates) {
		expect(states).toContain(`.s-${state} {`)
		expect(states).toContain(`--fill: var(--${state}-fill);`)
	}
})
