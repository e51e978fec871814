import { expect, test } from 'vitest'
import { openScenes } from '../home/standing.ts'
import { course, statementOf } from './asked.ts'
import { readAssignment, writeAssignment } from './assignment-link.ts'
import { checkCode, type Course, makeCode } from './code.ts'
import { alphabet, bytesOf, lettersOf } from './letters.ts'
import { pack } from './packing.ts'
import { fingerprintOf, sealed } from './seal.ts'
import { type Answer, cleanName, type Statement } from './statement.ts'

const small: Course = {
	ids: ['a', 'b', 'c'],
	askedIn: (id) => {
		const tasks = ['one', 'two', 'three'].map((name) => ({ name, text: name }))
		return Promise.resolve({ id, title: id, tasks, questions: ['Q', 'R'] })
	},
}
const statement: Statement = {
	name: 'Ada Lovelace',
	made: '2026-11-23',
	first: '2026-11-02',
	last: '2026-11-22',
	scenes: [
		{ id: 'a', tasks: [true, false, true], answers: ['right', 'wrong'] },
		{ id: 'c', tasks: [false, false, true], answers: ['open', 'none'] },
	],
}

async function sentenceOf(text: string, of: Course = small): Promise<string> {
	const checked = await checkCode(text, of)
	return checked.ok ? 'it was taken' : checked.sentence
}

test('what a code was made of is read from it', async () => {
	const checked = await checkCode(await makeCode(statement, small), small)
	expect(checked.ok && checked.statement).toEqual(statement)
	const bare: Statement = { ...statement, name: '', first: null, last: null, scenes: [] }
	const other = await checkCode(await makeCode(bare, small), small)
	expect(other.ok && other.statement).toEqual(bare)
})

test('no single letter can be altered', async () => {
	const code = await makeCode(statement, small)
	const letters = code.replaceAll(/\s/g, '')
	const altered = Array.from(letters).flatMap((letter, at) =>
		Array.from(alphabet)
			.filter((other) => other !== letter)
			.map((other) => letters.slice(0, at) + other + letters.slice(at + 1)),
	)
	expect(altered).toHaveLength(letters.length * 31)
	const taken = await Promise.all(altered.map(async (text) => (await checkCode(text, small)).ok))
	expect(taken).not.toContain(true)
})

test('swapped, cut, doubled or extended, it does not fit', async () => {
	const letters = (await makeCode(statement, small)).replaceAll(/\s/g, '')
	const swapped = Array.from(letters).flatMap((letter, at) => {
		const next = letters[at + 1] ?? letter
		return next === letter ? [] : [letters.slice(0, at) + next + letter + letters.slice(at + 2)]
	})
	const cut = Array.from(letters).map((_, at) => letters.slice(0, at))
	const longer = Array.from(alphabet).map((letter) => letters + letter)
	const all = [...swapped, ...cut, ...longer, letters + letters, letters.slice(1), `0${letters}`]
	for (const text of all) expect(await sentenceOf(text), text).toMatch(/^This (code was|is no)/)
	expect(await sentenceOf(letters.slice(0, -1))).toMatch(/^This code was altered/)
})

test('a code is read however it was copied', async () => {
	const code = await makeCode(statement, small)
	const copied = [
		code.toLowerCase(),
		code.replaceAll(/\s/g, ''),
		code.replaceAll('\n', '\r\n> '.replace('> ', '\t')),
		code.replaceAll(' ', ' – '),
		code.replaceAll('0', 'O').replaceAll('1', 'l'),
		`\uFEFF ${code}\u00A0\n`,
	]
	for (const text of copied) expect(await sentenceOf(text), text).toBe('it was taken')
})

test('what is no code is refused with a sentence', async () => {
	for (const text of ['', ' ', 'hello!', 'UUUU', '<b>', '０', '😀'])
		expect(await sentenceOf(text)).toMatch(/^This is no code/)
	for (const text of ['0', '00', 'ABCDE', '0'.repeat(32), 'Z'.repeat(100_000)])
		expect(await sentenceOf(text)).toMatch(/^This (is no code|code was altered)/)
})

test('a code of another version or of another course is whole, and is not guessed at', async () => {
	const code = await makeCode(statement, small)
	const other: Course = {
		...small,
		askedIn: async (id) => ({ ...(await small.askedIn(id)), questions: ['R', 'Q'] }),
	}
	expect(await sentenceOf(code, other)).toMatch(/another version/)
	expect(await sentenceOf(code, { ...small, ids: ['a', 'b', 'c', 'd'] })).toMatch(/another version/)
	const bytes = pack(statement, small.ids, await fingerprintOf(''))
	for (const [at, byte] of [
		[0, 2],
		[1, 255],
		[1, 0],
	] as const) {
		const changed = bytes.slice()
		changed[at] = byte
		expect(await sentenceOf(lettersOf(await sealed(changed)))).toMatch(/another version/)
	}
	for (const length of bytes.keys()) {
		const cut = lettersOf(await sealed(bytes.slice(0, length)))
		expect(await sentenceOf(cut), cut).toMatch(/^This code/)
	}
})

test('letters stand for the bytes, in short lines, and nothing looks like anything else', () => {
	for (let length = 0; length < 40; length++) {
		const bytes = Uint8Array.from({ length }, (_, at) => (at * 37 + length) & 0xff)
		const text = lettersOf(bytes)
		expect(bytesOf(text)).toEqual(bytes)
		expect(text).toMatch(/^[0-9A-HJKMNP-TV-Z \n]*$/)
		for (const line of text.split('\n')) expect(line.length).toBeLessThanOrEqual(35)
	}
	expect(new Set(alphabet).size).toBe(32)
})

test('with a letter more or less, bytes are never the same', () => {
	for (let length = 1; length < 12; length++) {
		const zeros = new Uint8Array(length)
		const text = lettersOf(zeros).replaceAll(/\s/g, '')
		for (let count = 0; count < text.length + 12; count++) {
			if (count !== text.length) expect(bytesOf('0'.repeat(count))).not.toEqual(zeros)
		}
	}
})

test('a name is one line of plain text', () => {
	expect(cleanName('  Ada\n\tLovelace\0 ')).toBe('Ada Lovelace')
	expect(cleanName('\u202Eevil\u2066')).toBe('evil')
	expect(cleanName('x'.repeat(500))).toHaveLength(40)
	expect(Array.from(cleanName('😀'.repeat(50)))).toHaveLength(40)
	expect(cleanName('\uD800')).toBe('\uFFFD')
	expect(cleanName('<img src=x onerror=alert(1)>')).toBe('<img src=x onerror=alert(1)>')
})

test('the whole course fits into a code that can be copied', { timeout: 60_000 }, async () => {
	const all = openScenes.map(({ id }) => id)
	const asked = await Promise.all(all.map(course.askedIn))
	const done = new Map(
		asked.map(({ id, tasks, questions }) => [
			id,
			{
				predictions: Object.fromEntries(
					questions.map((title) => [title, { choice: 'x', isRight: true }]),
				),
				tasks: tasks.map(({ name }) => name),
				isDone: true,
				days: { first: '2026-11-01', last: '2026-11-23' },
			},
		]),
	)
	const none = { predictions: {}, tasks: [], isDone: false }
	const who = { name: '😀'.repeat(40), made: '2026-11-23' }
	const made = await statementOf(who, all, (id) => done.get(id) ?? none)
	const right: Answer = 'right'
	for (const { tasks, answers } of made.scenes) {
		expect(tasks).not.toContain(false)
		expect(answers.every((answer) => answer === right)).toBe(true)
	}
	const code = await makeCode(made, course)
	expect(code.split('\n').length).toBeLessThanOrEqual(16)
	const checked = await checkCode(code, course)
	expect(checked.ok && checked.statement).toEqual(made)
})

test('an assignment is a link that names its scenes', () => {
	expect(writeAssignment(['wait-notify', 'pipeline'])).toBe('#/codes?scenes=wait-notify,pipeline')
	expect(readAssignment('scenes=pipeline,wait-notify')).toEqual({
		ids: ['wait-notify', 'pipeline'],
		notice: null,
	})
	expect(readAssignment('').ids).toEqual([])
	expect(readAssignment('scenes=__proto__,pipeline')).toMatchObject({ ids: ['pipeline'] })
	expect(readAssignment('scenes=nowhere').notice).toMatch(/left out/)
})
