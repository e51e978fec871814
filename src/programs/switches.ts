/**
 * Switches in a listing: places where a knob changes the text of the program itself. A comment at the end of a line
 * names the knob and what may stand there, in the order of the knob's values: `while (…) { // guard: while | if`. One of
 * them stands there already. What runs and what is shown has the chosen one, and no such comment.
 */
import type { Knob, KnobValue } from './knob.ts'

/** One line that a knob changes. */
export interface Switch {
	readonly knob: string
	/** From 1. */
	readonly line: number
	/** Offset in the line at which the alternatives stand. */
	readonly column: number
	readonly alternatives: readonly string[]
	/** Index of the one that stands in the text as it was written. */
	readonly standing: number
}

/** Index of the alternative, by knob. A knob that is not named leaves the text as it was written. */
export type Chosen = Readonly<Record<string, number>>

const directive = /^(.*?)[ \t]*\/\/ (\w+): (\S.* \| .*\S)$/

/** @throws SyntaxError naming the line when none of its alternatives stands in it just once. */
export function switchesOf(text: string): Switch[] {
	return text.split('\n').flatMap((line, index) => {
		const found = directive.exec(line)
		return found ? [switchIn(found[1] ?? '', found[2] ?? '', found[3] ?? '', index + 1)] : []
	})
}

function switchIn(code: string, knob: string, listed: string, line: number): Switch {
	const alternatives = listed.split(' | ')
	// "notify" also stands where "notifyAll" does; the longest is meant.
	const places = alternatives.map((one) => placesOf(code, one))
	const lengths = alternatives.map((one, i) => (places[i]?.length ? one.length : 0))
	const standing = lengths.indexOf(Math.max(...lengths))
	const [column, another] = places[standing] ?? []
	if (column === undefined || another !== undefined) {
		throw new SyntaxError(`line ${line}: one of "${listed}" must stand in it, once`)
	}
	return { knob, line, column, alternatives, standing }
}

/** Offsets in `code` at which `part` stands as whole words. */
function placesOf(code: string, part: string): number[] {
	const isWord = (at: number) => /\w/.test(code.charAt(at))
	const places: number[] = []
	for (let at = code.indexOf(part); at >= 0; at = code.indexOf(part, at + 1)) {
		const end = at + part.length
		const isCutBefore = at > 0 && isWord(at - 1) && isWord(at)
		if (!isCutBefore && !(isWord(end - 1) && isWord(end))) {
			places.push(at)
		}
	}
	return places
}

/** The text of a variant: chosen alternatives in place, no directives, as many lines as before. */
export function withSwitches(text: string, chosen: Chosen): string {
	const lines = text.split('\n')
	for (const { knob, line, column, alternatives, standing } of switchesOf(text)) {
		const code = directive.exec(lines[line - 1] ?? '')?.[1] ?? ''
		const now = alternatives[standing] ?? ''
		const wanted = alternatives[chosen[knob] ?? standing]
		if (wanted === undefined) {
			throw new RangeError(`line ${line}: ${knob} has no alternative ${chosen[knob]}`)
		}
		lines[line - 1] = code.slice(0, column) + wanted + code.slice(column + now.length)
	}
	return lines.join('\n')
}

/** Every combination of alternatives, in a fixed order. */
export function combinationsOf(text: string): Chosen[] {
	const counts = new Map<string, number>()
	for (const { knob, line, alternatives } of switchesOf(text)) {
		if ((counts.get(knob) ?? alternatives.length) !== alternatives.length) {
			throw new SyntaxError(`line ${line}: ${knob} has ${counts.get(knob)} alternatives elsewhere`)
		}
		counts.set(knob, alternatives.length)
	}
	let all: Record<string, number>[] = [{}]
	for (const [knob, count] of counts) {
		all = all.flatMap((one) => Array.from({ length: count }, (_, i) => ({ ...one, [knob]: i })))
	}
	return all
}

/** Names a variant, also in the address of its module: "cvs1-guard0". */
export function variantKey(chosen: Chosen): string {
	const names = Object.keys(chosen).sort()
	return names.map((name) => `${name}${chosen[name]}`).join('-')
}

/** What `variantKey` named. */
export function chosenIn(key: string): Chosen {
	const chosen: Record<string, number> = {}
	for (const [, name = '', index] of key.matchAll(/(\w+?)(\d+)(?:-|$)/g)) {
		chosen[name] = Number(index)
	}
	return chosen
}

/** The values that `knob` can have, in the order of its alternatives. */
export function valuesOf(knob: Knob): readonly KnobValue[] {
	if (knob.kind === 'choice') {
		return knob.options
	}
	if (knob.kind === 'switch') {
		return [false, true]
	}
	const count = Math.floor((knob.max - knob.min) / knob.step) + 1
	return Array.from({ length: count }, (_, i) => knob.min + i * knob.step)
}

/** What the values of those of `knobs` that stand in the listing choose; a knob without a value has its default. */
export function chosenBy(
	knobs: readonly Knob[],
	values: Readonly<Record<string, KnobValue>>,
): Chosen {
	const placed = knobs.filter(({ place }) => place === 'listing')
	const indices = placed.map((knob) => {
		const index = valuesOf(knob).indexOf(values[knob.name] ?? knob.default)
		return [knob.name, Math.max(0, index)] as const
	})
	return Object.fromEntries(indices)
}
