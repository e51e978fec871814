import { expect, test } from 'vitest'
import type { ListingSwitch } from '../session.ts'
import { highlight } from './highlight.ts'
import { isSwitch, piecesOf } from './switch-pieces.ts'

const guard: ListingSwitch = {
	knob: 'guard',
	line: 1,
	column: 1,
	options: [
		{ value: 'while', text: 'while' },
		{ value: 'if', text: 'if' },
	],
}

function lineOf(text: string) {
	return highlight(text)[0] ?? []
}

function written(text: string, switches: readonly ListingSwitch[], values = {}) {
	return piecesOf(lineOf(text), switches, values).map((piece) =>
		isSwitch(piece)
			? (piece.alternatives.find(({ isChosen }) => isChosen)?.text ?? '')
			: piece.text,
	)
}

test('a line with its chosen alternatives is the text that runs', () => {
	const text = '\tif (this.items.isFull) {'
	const pieces = written(text, [guard], { guard: 'if' })
	expect(pieces).toContain('if')
	expect(pieces.join('')).toBe(text)
})

test('a switch whose knob has no value of its own leaves the line as it is', () => {
	const text = '\tif (this.items.isFull) {'
	expect(piecesOf(lineOf(text), [guard], {}).some(isSwitch)).toBe(false)
	expect(written(text, [guard]).join('')).toBe(text)
})

test('values that put the same text in place are one alternative, and keep the present value', () => {
	const lock: ListingSwitch = {
		knob: 'lock',
		line: 1,
		column: 0,
		options: [
			{ value: 'barging', text: 'me.' },
			{ value: 'FIFO-fair', text: 'me.' },
			{ value: 'none', text: '// me.' },
		],
	}
	const [first] = piecesOf(lineOf('me.lock(this.guard)'), [lock], { lock: 'FIFO-fair' })
	if (first === undefined || !isSwitch(first)) throw new Error('no switch')
	expect(first.alternatives.map(({ value, isChosen }) => [value, isChosen])).toEqual([
		['FIFO-fair', true],
		['none', false],
	])
})

test('of long alternatives only the one that runs is written in full', () => {
	const join: ListingSwitch = {
		knob: 'join',
		line: 1,
		column: 0,
		options: [
			{ value: 'before', text: 'me.wait(this.notFull)' },
			{ value: 'after', text: 'this.joinLate(me, this.notFull)' },
		],
	}
	const [piece] = piecesOf(lineOf('me.wait(this.notFull)'), [join], { join: 'before' })
	if (piece === undefined || !isSwitch(piece)) throw new Error('no switch')
	expect(piece.alternatives.map(({ label }) => label)).toEqual(['me.wait(this.notFull)', 'after'])
})

test('two switches of a line stand in their order', () => {
	const text = 'me.notify(a) if'
	const notify: ListingSwitch = {
		knob: 'notify',
		line: 1,
		column: 0,
		options: [
			{ value: 'one', text: 'me.notify' },
			{ value: 'all', text: 'me.notifyAll' },
		],
	}
	const values = { guard: 'if', notify: 'one' }
	const places = [{ ...guard, column: 13 }, notify]
	expect(piecesOf(lineOf(text), places, values).map((piece) => isSwitch(piece))).toEqual([
		true,
		false,
		true,
	])
	expect(written(text, places, values).join('')).toBe(text)
})
