import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { expect, test } from 'vitest'
import { bufferSwitches } from './monitor-knobs.ts'
import { scenes } from './scenes.ts'
import {
	chosenBy,
	chosenIn,
	combinationsOf,
	switchesOf,
	valuesOf,
	variantKey,
	withSwitches,
} from './switches.ts'

const guarded = [
	'me.lock(this.guard) // lock: me. | me. | // me.',
	'while (isFull) { // guard: while | if',
	'	me.wait(notFull) // not a switch: just words',
	'}',
	'me.notify(notEmpty) // notify: me.notify | me.notifyAll',
	'',
].join('\n')

test('a switch says its knob, its line, where it stands, what may stand there and what does', () => {
	expect(switchesOf(guarded)).toEqual([
		{ knob: 'lock', line: 1, column: 0, alternatives: ['me.', 'me.', '// me.'], standing: 0 },
		{ knob: 'guard', line: 2, column: 0, alternatives: ['while', 'if'], standing: 0 },
		{
			knob: 'notify',
			line: 5,
			column: 0,
			alternatives: ['me.notify', 'me.notifyAll'],
			standing: 0,
		},
	])
})

test('the chosen alternatives take their places, and no directive is left', () => {
	expect(withSwitches(guarded, { lock: 2, guard: 1, notify: 1 })).toBe(
		[
			'// me.lock(this.guard)',
			'if (isFull) {',
			'	me.wait(notFull) // not a switch: just words',
			'}',
			'me.notifyAll(notEmpty)',
			'',
		].join('\n'),
	)
})

test('what nobody chose stays as it was written', () => {
	expect(withSwitches(guarded, {})).toBe(withSwitches(guarded, { lock: 0, guard: 0, notify: 0 }))
	expect(withSwitches('no switches // at all\n', { guard: 1 })).toBe('no switches // at all\n')
})

test('the longest alternative is meant, and only whole words count', () => {
	expect(switchesOf('me.notifyAll(x) // n: me.notify | me.notifyAll')[0]?.standing).toBe(1)
	expect(switchesOf('const block = lock // n: lock | null')[0]?.column).toBe(14)
})

test('a line in which none of its alternatives stands, or one stands twice, is an error that names it', () => {
	expect(() => switchesOf('\nuntil (a) { // guard: while | if')).toThrow(/^line 2: .*"while \| if"/)
	expect(() => switchesOf('if (a) if (b) // guard: while | if')).toThrow(/^line 1: /)
})

test('a choice that does not exist is an error, and so are lines of one knob that disagree', () => {
	expect(() => withSwitches(guarded, { guard: 2 })).toThrow('line 2: guard has no alternative 2')
	expect(() => combinationsOf('a // k: a | b\na // k: a | b | c')).toThrow(/^line 2: k has 2/)
})

test('every combination is named once, and its name says it', () => {
	const all = combinationsOf(guarded)
	expect(all).toHaveLength(3 * 2 * 2)
	expect(new Set(all.map(variantKey)).size).toBe(all.length)
	for (const chosen of all) {
		expect(chosenIn(variantKey(chosen))).toEqual(chosen)
	}
	expect(variantKey({ guard: 1, cvs: 0 })).toBe('cvs0-guard1')
})

// The buffer

const written = readFileSync(resolve(import.meta.dirname, 'wait-notify/buffer.ts'), 'utf8')

test('the knobs of the buffer and the switches in its text are the same, value by value', () => {
	const places = switchesOf(written)
	expect(new Set(places.map(({ knob }) => knob))).toEqual(
		new Set(bufferSwitches.map(({ name }) => name)),
	)
	for (const knob of bufferSwitches) {
		for (const { alternatives } of places.filter((place) => place.knob === knob.name)) {
			expect(alternatives).toHaveLength(valuesOf(knob).length)
		}
	}
})

test('as written, the buffer is the one that the default values choose', () => {
	expect(withSwitches(written, chosenBy(bufferSwitches, {}))).toBe(withSwitches(written, {}))
})

test('every variant has as many lines as the file, and no directive', () => {
	for (const chosen of combinationsOf(written)) {
		const text = withSwitches(written, chosen)
		expect(text.split('\n')).toHaveLength(written.split('\n').length)
		expect(text).not.toMatch(/\/\/ (guard|cvs|notify|lock|join):/)
	}
})

test('values choose the alternatives that they name', () => {
	const text = withSwitches(
		written,
		chosenBy(bufferSwitches, { guard: 'if', cvs: 1, notify: 'all', lock: 'none', join: 'after' }),
	)
	expect(text).toContain('\t\t// me.lock(this.guard)\n')
	expect(text).toContain('\t\t\tif (this.items.isFull) {\n')
	expect(text).toContain('\t\t\tme.notifyAll(this.notEmpty)\n')
	expect(text).toContain('\t\tthis.notEmpty = this.notFull\n')
	expect(text).toContain('\t\t\t\tthis.joinLate(me, this.notEmpty)\n')
	const fair = withSwitches(written, chosenBy(bufferSwitches, { lock: 'FIFO-fair' }))
	expect(fair).toContain("new Lock(memory, 'lock', true)\n")
})

test.each(scenes)('the knobs of $id in the listing restart the run', ({ knobs }) => {
	for (const knob of knobs.filter(({ place }) => place === 'listing')) {
		expect(knob.restarts).toBe(true)
	}
})
