import { readdirSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { expect, test } from 'vitest'
import { markedPrimitives } from '../../src/sync/marked.ts'
import { innerSite, programLine } from '../../src/trace/event.ts'
import { mark, twin, unmark, type Marker } from './mark.ts'
import { markedSources, markerFor } from './plugin.ts'
import { isSyncCall, parseProgram, walk, type Node } from './walk.ts'

const src = resolve(import.meta.dirname, '../../src')
const folders = readdirSync(resolve(src, 'programs'), { withFileTypes: true }).filter((entry) =>
	entry.isDirectory(),
)
const textOf = (path: string) => readFileSync(resolve(src, path), 'utf8')
/** Of a file beside the programs nothing may run on a thread. */
const hasThreads = (path: string) => /\(\s*me: Thread\b/.test(textOf(path))
const programs = folders.flatMap(({ name }) =>
	readdirSync(resolve(src, 'programs', name))
		.filter((file) => file.endsWith('.ts') && file !== 'scene.ts' && !file.endsWith('.test.ts'))
		.map((file) => `programs/${name}/${file}`)
		.filter((path) => !markedPrimitives.includes(path))
		.filter(hasThreads),
)
const marked = [...programs, ...markedPrimitives]
const atLine: Marker = (line) => `me.at(${line});`

function markedText(path: string, text: string, marker: Marker | null): string {
	if (!marker) throw new Error(`${path} is not marked`)
	return mark(path, text, marker).toString()
}

test.each(marked)('%s without its markers is the source, byte for byte', (path) => {
	const out = markedText(path, textOf(path), markerFor(path))
	expect(out).not.toBe(textOf(path))
	expect(unmark(out)).toBe(textOf(path))
})

test.each(marked)(
	'every marker in %s says the line that it stands on, and no line has two',
	(path) => {
		const lines = markedText(path, textOf(path), markerFor(path)).split('\n')
		const isProgram = programs.includes(path)
		let count = 0
		lines.forEach((text, i) => {
			const markers = [...text.matchAll(/me\.(at|within)\((\d+)\);/g)]
			expect(markers.length).toBeLessThanOrEqual(1)
			for (const [, kind, site] of markers) {
				count++
				expect(kind).toBe(isProgram ? 'at' : 'within')
				const file = markedPrimitives.indexOf(path) + 1
				if (isProgram) expect(programLine(Number(site))).toBe(i + 1)
				else expect(innerSite(Number(site))).toEqual({ file, line: i + 1 })
			}
		})
		expect(count).toBeGreaterThan(0)
	},
)

test('a marker stands in front of every statement but a try, nested ones included, and in the test of a loop', () => {
	const text = [
		'export function f(me: Thread) {',
		'	const a = 1',
		'	while (me.loopTop()) {',
		'		if (a === 1) {',
		'			me.sleep(1)',
		'		} else {',
		'			me.sleep(2)',
		'		}',
		'	}',
		'	switch (a) {',
		'		case 1:',
		'			me.sleep(3)',
		'			break',
		'	}',
		'	try { me.sleep(4) } finally {',
		'		me.sleep(5)',
		'	}',
		'	return [1].map((b) => b)',
		'}',
	].join('\n')
	const lines = markedText('x.ts', text, atLine).split('\n')
	const isMarked = lines.map((line) => /^\s*(?:while \()?me\.at\(/.test(line))
	const expected = [2, 3, 4, 5, 7, 10, 12, 13, 16, 18]
	expect(isMarked.flatMap((is, i) => (is ? [i + 1] : []))).toEqual(expected)
	expect(unmark(lines.join('\n'))).toBe(text)
})

test('a line with several statements is marked once, in front of the first', () => {
	const text = 'function f(me: Thread) {\n\tme.sleep(1); me.sleep(2); { me.sleep(3) }\n}\n'
	expect(markedText('x.ts', text, atLine)).toBe(
		'function f(me: Thread) {\n\tme.at(2);me.sleep(1); me.sleep(2); { me.sleep(3) }\n}\n',
	)
})

test('methods and arrow functions that run on a thread are marked too, once', () => {
	const text =
		'class A {\n\tput(me: Thread) {\n\t\tg((me) => {\n\t\t\tme.sleep(1)\n\t\t})\n\t}\n}\n'
	expect(markedText('x.ts', text, atLine).match(/me\.at\(\d+\);/g)).toEqual([
		'me.at(3);',
		'me.at(4);',
	])
})

test('a function that does not run on a thread is left as it is', () => {
	const text = 'export function f(you: Thread, me: Thread) {\n\tconst a = 1\n\treturn a\n}\n'
	expect(markedText('x.ts', text, atLine)).toBe(text)
})

test("a function of the page's thread has a twin as well, and no markers", () => {
	const text = 'export function f(you: Thread) {\n\tyou.tryLock(lock)\n}\n'
	expect(markedText('x.ts', text, atLine)).toBe(text)
	expect(twin('x.ts', text, (it) => it).toString()).toBe(
		'export function* f(you: Thread) {\n\tyield* you.tryLock(lock)\n}\n',
	)
})

test.each([
	'sync/lock.ts',
	'sync/thread.ts',
	'programs/work.ts',
	'programs/blocking-queue/scene.ts',
])('%s is not shown line by line, and is not marked', (path) => {
	expect(markerFor(path)).toBeNull()
})

/** What the plugin makes of `text` as the content of `id`; throws what it reports. */
function transformed(id: string, text: string): string | null {
	const { transform } = markedSources()
	if (typeof transform !== 'function') throw new Error('the plugin transforms by a function')
	const context = {
		error(message: string): never {
			throw new Error(message)
		},
	}
	const result = transform.call(context as never, text, id) as { code: string } | null
	return result?.code ?? null
}

test('markers that could not be taken out again are an error, not a surprise', () => {
	const id = resolve(src, 'programs/planted/x.ts')
	const honest = 'export function f(me: Thread) {\n\tme.sleep(1)\n}\n'
	expect(transformed(id, honest)).toContain('me.at(')
	const planted = 'export function f(me: Thread) {\n\tme.at(1);me.sleep(1)\n}\n'
	expect(() => transformed(id, planted)).toThrow(
		'programs/planted/x.ts: markers cannot be taken out again',
	)
})

test('the text that is shown has no markers, the module that is run has them after a reload too', () => {
	const id = resolve(src, 'programs/blocking-queue/produce.ts')
	const text = textOf('programs/blocking-queue/produce.ts')
	expect(transformed(`${id}?raw`, text)).toBeNull()
	expect(transformed(`${id}?url`, text)).toBeNull()
	expect(transformed(`${id}?t=1234`, text)).toContain('me.at(')
})

test('a program that does not parse is named', () => {
	expect(() => mark('programs/x/y.ts', 'function f(me: Thread { }', atLine)).toThrow(
		/programs\/x\/y\.ts/,
	)
})

// The twin

/** Every sync call in `text`, as written but for what the twin adds; and whether each is delegated to. */
function callsIn(path: string, text: string): { calls: string[]; areDelegated: boolean[] } {
	const calls: string[] = []
	const areDelegated: boolean[] = []
	const delegated = new Set<Node>()
	walk(parseProgram(path, text), (node) => {
		if (node.type === 'YieldExpression' && node['delegate'] === true) {
			delegated.add(node['argument'] as Node)
		}
		if (isSyncCall(node)) {
			const written = text.slice(node.start, node.end)
			calls.push(written.replaceAll(/\(yield\* ((?:[^()]|\([^()]*\))*)\)/g, '$1'))
			areDelegated.push(delegated.has(node))
		}
		return true
	})
	return { calls, areDelegated }
}

const twinned = [...marked, 'programs/work.ts', 'sync/item-ring.ts']

test.each(twinned)(
	'the twin of %s makes the same calls in the same order, each delegated to',
	(path) => {
		const out = twin(path, textOf(path), (it) => it).toString()
		const [source, derived] = [callsIn(path, textOf(path)), callsIn(path, out)]
		expect(source.calls.length).toBeGreaterThan(0)
		expect(derived.calls).toEqual(source.calls)
		expect(source.areDelegated).not.toContain(true)
		expect(derived.areDelegated).not.toContain(false)
	},
)

test('a call at the beginning of a line does not continue the line above', () => {
	const text =
		'function f(me: Thread, q: Queue) {\n\tconst a = q.size\n\tme.sleep(1)\n\treturn a\n}\n'
	const out = twin('x.ts', text, (it) => it).toString()
	expect(out).toBe(
		'function* f(me: Thread, q: Queue) {\n\tconst a = q.size\n\tyield* me.sleep(1)\n\treturn a\n}\n',
	)
})

test('a method behind a field is a method, and no factor', () => {
	const text = 'class A {\n\tb = 1\n\tf(me: Thread) {\n\t\tme.sleep(1)\n\t}\n}\n'
	const out = twin('x.ts', text, (it) => it).toString()
	expect(out).toBe('class A {\n\tb = 1\n\t;*f(me: Thread) {\n\t\tyield* me.sleep(1)\n\t}\n}\n')
	expect(() => parseProgram('x.ts', out)).not.toThrow()
})

test('a statement that goes on after the call it begins with has no twin', () => {
	const text = 'function f(me: Thread, q: Queue) {\n\tconst a = 1\n\tq.take(me).toString()\n}\n'
	expect(() => twin('x.ts', text, (it) => it)).toThrow(SyntaxError)
})

test('calls inside calls, conditions and returns are delegated to where they stand', () => {
	const text =
		'function f(me: Thread) {\n\tif (!me.tryLock(a)) {\n\t\treturn g(me, me.load(b))\n\t}\n}\n'
	expect(twin('x.ts', text, (it) => it).toString()).toBe(
		'function* f(me: Thread) {\n\tif (!(yield* me.tryLock(a))) {\n\t\treturn (yield* g(me, (yield* me.load(b))))\n\t}\n}\n',
	)
})

test('an arrow function on a thread becomes a generator, and needs braces', () => {
	const braced = 'const a = (me: Thread) => {\n\tf(me)\n}\n'
	expect(twin('x.ts', braced, (it) => it).toString()).toBe(
		'const a = function* (me: Thread)  {\n\tyield* f(me)\n}\n',
	)
	expect(() => twin('x.ts', 'const a = (me: Thread) => f(me)\n', (it) => it)).toThrow(
		/needs braces/,
	)
})

test('the twin imports twins of what runs on a thread, and everything else as it is', () => {
	const path = 'sync/blocking-queue.ts'
	const out = transformed(resolve(src, `${path}?twin`), textOf(path)) ?? ''
	expect(out).toContain(`from './item-ring.ts?twin'`)
	expect(out).toContain(`from './lock.ts'`)
	expect(out).not.toContain(`'./thread.ts?twin'`)
})
