/**
 * Reads the guide of a scene from its content file. Cards begin with `## kind: title`, tasks with `## tasks`; below
 * a card stand its text, with [[words]] and [[word|words]] of the glossary, and lines that begin with a dash:
 *
 *     - chip LABEL: knob = value; knob = value
 *     - choice LABEL, right: what is said to whoever picks it        (told; the others: wrong)
 *     - measured: NAME                                               (the run answers)
 *     - choice LABEL: 4.8                                            (or a range: 0.2 to 0.4)
 *     - because: why it is so
 *     - given: knob = value; knob = value
 *
 * Below `## tasks` every line is `- name: text`. Whatever else stands there is refused with a sentence.
 */
import type { KnobValue } from '../programs/knob.ts'
import type { Card, Chip, Piece, Question } from '../view/guide/content.ts'

export interface WrittenTask {
	readonly name: string
	readonly text: string
}

export interface WrittenGuide {
	readonly cards: readonly Card[]
	readonly tasks: readonly WrittenTask[]
}

const kinds: readonly Card['kind'][] = ['what', 'predict', 'try', 'notice', 'misconception']

/** @throws SyntaxError naming the file, the card and what is wrong. */
export function parseGuide(file: string, text: string): WrittenGuide {
	const [before = '', ...sections] = text.split(/^## /m)
	if (before.trim() !== '') throw new SyntaxError(`${file}: "${before.trim()}" is above any card`)
	const cards: Card[] = []
	let tasks: readonly WrittenTask[] | null = null
	for (const section of sections) {
		const [head = '', ...lines] = section.split('\n').map((line) => line.trim())
		const part = new Part(`${file}, “${head}”`, lines)
		if (head !== 'tasks') cards.push(cardOf(part, head))
		else if (tasks === null) tasks = tasksOf(part)
		else part.refuse('stands there twice')
	}
	const titles = cards.map(({ title }) => title)
	const twice = titles.find((title, place) => titles.indexOf(title) !== place)
	if (twice !== undefined) throw new SyntaxError(`${file}: two cards are called “${twice}”`)
	return { cards, tasks: tasks ?? [] }
}

/** The lines of one section: prose, and items that begin with a dash. */
class Part {
	readonly #name: string
	readonly prose: string
	readonly items: readonly string[]

	constructor(name: string, lines: readonly string[]) {
		this.#name = name
		const filled = lines.filter((line) => line !== '')
		const first = filled.findIndex((line) => line.startsWith('- '))
		const end = first < 0 ? filled.length : first
		this.prose = filled.slice(0, end).join(' ')
		const items = filled.slice(end)
		const stray = items.find((line) => !line.startsWith('- '))
		if (stray !== undefined) this.refuse(`"${stray}" stands below the lines that begin with a dash`)
		this.items = items.map((line) => line.slice(2))
	}

	refuse(what: string): never {
		throw new SyntaxError(`${this.#name}: ${what}`)
	}

	/** What follows `key: `; null when no line does. */
	only(key: string): string | null {
		const found = this.items.filter((item) => item.startsWith(`${key}: `))
		if (found.length > 1) this.refuse(`"${key}" stands there twice`)
		return found[0]?.slice(key.length + 2) ?? null
	}

	knobs(text: string): Readonly<Record<string, KnobValue>> {
		const pairs = text.split(';').map((pair): [string, KnobValue] => {
			const [, name, value] = /^\s*(\w+) = (.+?)\s*$/.exec(pair) ?? []
			if (name === undefined || value === undefined) this.refuse(`"${pair}" sets no knob`)
			return [name, valueOf(value)]
		})
		return Object.fromEntries(pairs)
	}
}

function valueOf(text: string): KnobValue {
	if (text === 'true' || text === 'false') return text === 'true'
	const number = Number(text)
	return Number.isNaN(number) ? text : number
}

function tasksOf(part: Part): readonly WrittenTask[] {
	if (part.prose !== '') part.refuse(`"${part.prose}" is no task`)
	const tasks = part.items.map((item) => {
		const [, name, text] = /^([\w-]+): (.+)$/.exec(item) ?? []
		if (name === undefined || text === undefined) part.refuse(`"${item}" is no task`)
		return { name, text }
	})
	const names = new Set(tasks.map(({ name }) => name))
	if (names.size < tasks.length) part.refuse('two tasks have one name')
	return tasks
}

function cardOf(part: Part, head: string): Card {
	const [, word, title] = /^(\w+): (\S.*)$/.exec(head) ?? []
	const kind = kinds.find((one) => one === word)
	if (kind === undefined || title === undefined) {
		part.refuse(`a card begins with one of ${kinds.join(', ')}, a colon and its title`)
	}
	if (part.prose === '') part.refuse('has no text')
	const stray = part.items.find((item) => !/^(chip |choice |(measured|because|given): )/.test(item))
	if (stray !== undefined) part.refuse(`"${stray}" is nothing that a card has`)
	const chips = part.items.filter((item) => item.startsWith('chip ')).map((it) => chipOf(part, it))
	const text = piecesOf(part, part.prose)
	const question = questionOf(part)
	if ((kind === 'predict') !== (question !== null)) {
		part.refuse('choices stand on a card that predicts, and only there')
	}
	return { kind, title, text, chips, question }
}

function chipOf(part: Part, item: string): Chip {
	const [, label, knobs] = /^chip (.+?): (.+)$/.exec(item) ?? []
	if (label === undefined || knobs === undefined) part.refuse(`"${item}" is no chip`)
	return { label, knobs: part.knobs(knobs) }
}

function piecesOf(part: Part, text: string): readonly Piece[] {
	const pieces = text.split(/\[\[(.*?)\]\]/).map((piece, place): Piece => {
		if (place % 2 === 0) return piece
		const [word = '', shown = word, more] = piece.split('|')
		if (word === '' || shown === '' || more !== undefined) part.refuse(`"[[${piece}]]" is no word`)
		return { word, shown }
	})
	const left = pieces.find((piece) => typeof piece === 'string' && /\[\[|\]\]/.test(piece))
	if (left !== undefined) part.refuse('a word of the glossary is not closed, or not opened')
	return pieces.filter((piece) => piece !== '')
}

function questionOf(part: Part): Question | null {
	const choices = part.items.filter((item) => item.startsWith('choice '))
	const measure = part.only('measured')
	const because = part.only('because')
	const given = part.only('given')
	if (measure === null && (because !== null || given !== null)) {
		part.refuse('"because" and "given" belong to what is measured')
	}
	if (choices.length === 0 && measure === null) return null
	if (choices.length < 2) part.refuse('a question has at least two choices')
	if (measure === null) return told(part, choices)
	if (because === null) part.refuse('a measured question says why: "- because: …"')
	const knobs = given === null ? {} : part.knobs(given)
	const ranges = choices.map((item) => rangeOf(part, item))
	return { kind: 'measured', measure, choices: ranges, because, given: knobs }
}

function told(part: Part, items: readonly string[]): Question {
	const choices = items.map((item) => {
		const [, label, verdict, answer] = /^choice (.+?), (right|wrong): (.+)$/.exec(item) ?? []
		if (label === undefined || answer === undefined) {
			part.refuse(`"${item}" does not say "right: …" or "wrong: …"`)
		}
		return { label, isRight: verdict === 'right', answer }
	})
	if (choices.filter(({ isRight }) => isRight).length !== 1) part.refuse('just one choice is right')
	return { kind: 'told', choices }
}

const range = /^choice (.+): (-?[\d.]+)(?: to (-?[\d.]+))?$/

function rangeOf(part: Part, item: string) {
	const [, label, first, last] = range.exec(item) ?? []
	const from = Number(first)
	const to = Number(last ?? first)
	if (label === undefined || Number.isNaN(from) || Number.isNaN(to) || from > to) {
		part.refuse(`"${item}" has neither a number nor a range`)
	}
	return { label, from, to }
}
