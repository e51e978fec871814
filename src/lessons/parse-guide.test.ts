import { expect, test } from 'vitest'
import { parseGuide } from './parse-guide.ts'

const sound = `
## what: A title of its own

Some text over
two lines, with a [[wait set|wait sets]] and a [[lock]].

- chip one and two: producers = 1; lock = FIFO-fair; uncapped = true

## predict: Measured or not?

What comes out?

- measured: busy workers
- given: rate = 60
- choice few: 0.5 to 2
- choice 4.8: 4.8
- because: It is so.

## predict: Told

Which one?

- choice this: and that, right: Since it is.
- choice not, wrong: It is not.

## tasks

- first-one: Do this.
`

const refusalOf = (text: string) => () => parseGuide('a/b.md', text)
const card = (lines: string, head = 'predict: Q') => `## ${head}\n\nText.\n\n${lines}\n`

test('text, links, chips, choices and tasks come out as they stand there', () => {
	const { cards, tasks } = parseGuide('a/b.md', sound)
	expect(cards.map(({ kind, title }) => `${kind} ${title}`)).toEqual([
		'what A title of its own',
		'predict Measured or not?',
		'predict Told',
	])
	expect(cards[0]?.text).toEqual([
		'Some text over two lines, with a ',
		{ word: 'wait set', shown: 'wait sets' },
		' and a ',
		{ word: 'lock', shown: 'lock' },
		'.',
	])
	expect(cards[0]?.chips).toEqual([
		{ label: 'one and two', knobs: { producers: 1, lock: 'FIFO-fair', uncapped: true } },
	])
	expect(cards[1]?.question).toEqual({
		kind: 'measured',
		measure: 'busy workers',
		given: { rate: 60 },
		because: 'It is so.',
		choices: [
			{ label: 'few', from: 0.5, to: 2 },
			{ label: '4.8', from: 4.8, to: 4.8 },
		],
	})
	expect(cards[2]?.question).toEqual({
		kind: 'told',
		choices: [
			{ label: 'this: and that', isRight: true, answer: 'Since it is.' },
			{ label: 'not', isRight: false, answer: 'It is not.' },
		],
	})
	expect(tasks).toEqual([{ name: 'first-one', text: 'Do this.' }])
})

test('lines may end as they do on Windows', () => {
	expect(parseGuide('a/b.md', sound.replaceAll('\n', '\r\n'))).toEqual(parseGuide('a/b.md', sound))
})

test.each([
	['words above any card', 'hello', 'a/b.md: "hello" is above any card'],
	['an unknown kind', '## hint: T\n\nText.', 'a/b.md, “hint: T”: a card begins with one of what'],
	['a card without title', '## what:\n\nText.', 'a card begins with one of'],
	['a card without text', '## what: T', 'a/b.md, “what: T”: has no text'],
	['an unknown line', card('- hint: x', 'what: T'), '"hint: x" is nothing that a card has'],
	['text below the lines', card('- chip a: b = 1\nmore', 'what: T'), '"more" stands below'],
	['a chip without knobs', card('- chip a: b', 'what: T'), '"b" sets no knob'],
	['a chip without label', card('- chip b = 1', 'what: T'), '"chip b = 1" is no chip'],
	['an empty word', '## what: T\n\nA [[|b]].', '"[[|b]]" is no word'],
	['an open word', '## what: T\n\nA [[b.', 'is not closed'],
	['a question without choices', card(''), 'choices stand on a card that predicts'],
	['choices elsewhere', card('- choice a, right: b\n- choice c, wrong: d', 'try: T'), 'only there'],
	['one choice', card('- choice a, right: b'), 'at least two choices'],
	[
		'two right ones',
		card('- choice a, right: b\n- choice c, right: d'),
		'just one choice is right',
	],
	['none right', card('- choice a, wrong: b\n- choice c, wrong: d'), 'just one choice is right'],
	['no verdict', card('- choice a, right: b\n- choice c: d'), 'does not say "right: …"'],
	['no reason', card('- measured: m\n- choice a: 1\n- choice b: 2'), '"- because: …"'],
	[
		'no number',
		card('- measured: m\n- choice a: 1\n- choice b: some\n- because: x'),
		'"choice b: some" has neither a number nor a range',
	],
	[
		'a range upside down',
		card('- measured: m\n- choice a: 1\n- choice b: 3 to 2\n- because: x'),
		'neither a number nor a range',
	],
	[
		'a condition without a measure',
		card('- choice a, right: b\n- choice c, wrong: d\n- given: rate = 1'),
		'"because" and "given" belong to what is measured',
	],
	['a key twice', card('- measured: m\n- measured: n'), '"measured" stands there twice'],
	['a title twice', '## what: T\n\nA.\n\n## try: T\n\nB.', 'a/b.md: two cards are called “T”'],
	['a task without name', '## tasks\n\n- Do this', '"Do this" is no task'],
	['text among tasks', '## tasks\n\nDo this', '"Do this" is no task'],
	['a task twice', '## tasks\n\n- a: b\n- a: c', 'two tasks have one name'],
	['tasks twice', '## tasks\n\n- a: b\n\n## tasks\n\n- c: d', 'stands there twice'],
])('%s is refused with a sentence', (_, text, sentence) => {
	expect(refusalOf(text)).toThrow(SyntaxError)
	expect(refusalOf(text)).toThrow(sentence)
})
