import { proxy, releaseProxy, wrap } from 'comlink'
import { afterEach, expect, test } from 'vitest'
import { type Answers, answerTo, type Own } from './answer-to.ts'

const origin = 'https://lesson.example'

interface Doors {
	readonly version: string
	double(number: number): Promise<number>
	fail(): Promise<void>
	missing(): Promise<void>
}

let calls = 0
const answers: Answers = {
	word: 'ready',
	calls: {
		version: '1',
		double: (number: number) => {
			calls++
			return Promise.resolve(2 * number)
		},
		fail: () => Promise.reject(new RangeError('rate is out of range.')),
	},
	refusal: 'not for you.',
}

/** A frame and the page around it, of which each hears what the other says. */
class Windows {
	readonly heard: unknown[] = []
	readonly inside = new Set<(event: MessageEvent) => void>()
	readonly outside = new Set<EventListener>()
	#end: (() => void) | null = null
	readonly parent = {
		postMessage: (data: unknown, to: string) => {
			if (to !== origin) return
			this.heard.push(data)
			for (const listener of this.outside) listener(new MessageEvent('message', { data, origin }))
		},
	}

	open(given: Answers): void {
		const own: Own = {
			parent: this.parent,
			addEventListener: (_type, listener) => this.inside.add(listener),
			removeEventListener: (_type, listener) => this.inside.delete(listener),
		}
		this.#end = answerTo(origin, given, own)
	}

	end(): void {
		this.#end?.()
	}

	/** A message to the frame. */
	say(data: unknown, from: string = origin, source: unknown = this.parent): void {
		const event = { data, origin: from, source } as MessageEvent
		for (const listener of this.inside) listener(event)
	}

	remote(from: string = origin) {
		return wrap<Doors>({
			postMessage: (data: unknown) => {
				this.say(data, from)
			},
			addEventListener: (_type, listener) => this.outside.add(listener as EventListener),
			removeEventListener: (_type, listener) => this.outside.delete(listener as EventListener),
		})
	}
}

function opened(given = answers): Windows {
	const windows = new Windows()
	windows.open(given)
	return windows
}

afterEach(() => {
	calls = 0
})

test('the page around hears that it may call, and again when it asks', () => {
	const windows = opened()
	expect(windows.heard).toEqual([{ handoff: 'ready' }])
	windows.say({ handoff: 'ready?' })
	expect(windows.heard).toEqual([{ handoff: 'ready' }, { handoff: 'ready' }])
	windows.say({ handoff: 'ready?' }, 'https://other.example')
	expect(windows.heard).toHaveLength(2)
})

test('calls of the named origin are answered, and their refusals keep their sentence', async () => {
	const remote = opened().remote()
	expect(await remote.double(21)).toBe(42)
	expect(await remote.version).toBe('1')
	await expect(remote.fail()).rejects.toThrow('rate is out of range.')
})

test('no other origin and no other window is heard, and nothing once it has ended', () => {
	const windows = opened()
	const call = {
		id: 'a',
		type: 'APPLY',
		path: ['double'],
		argumentList: [{ type: 'RAW', value: 1 }],
	}
	windows.say(call, 'https://other.example')
	windows.say(call, 'null')
	windows.say(call, origin, {})
	expect(calls).toBe(0)
	windows.say(call)
	expect(calls).toBe(1)
	windows.end()
	windows.say(call)
	expect(calls).toBe(1)
	expect(windows.inside.size).toBe(0)
})

test('whatever is no call by its name is refused in words', async () => {
	const windows = opened()
	const remote = windows.remote()
	await expect(remote.missing()).rejects.toThrow('not for you.')
	await expect(remote.double(proxy(() => 1) as unknown as number)).rejects.toThrow('not for you.')
	const raw = (value: unknown) => [{ type: 'RAW', value }]
	const hostile = [
		{ type: 'APPLY', path: ['double', 'constructor'], argumentList: raw('globalThis.taken = 1') },
		{ type: 'APPLY', path: ['constructor'], argumentList: [] },
		{ type: 'APPLY', path: ['__proto__'], argumentList: [] },
		{ type: 'APPLY', path: [], argumentList: [] },
		{ type: 'APPLY', path: 'double', argumentList: [] },
		{ type: 'SET', path: ['double'], value: { type: 'RAW', value: 1 } },
		{ type: 'CONSTRUCT', path: ['double'], argumentList: [] },
		{ type: 'ENDPOINT', path: [] },
		{ type: 'GET', path: ['double'] },
		{ type: 'GET', path: ['version', 'length'] },
		{ type: 'NONE' },
	]
	windows.heard.length = 0
	for (const [id, message] of hostile.entries()) windows.say({ ...message, id })
	await expect.poll(() => windows.heard.length).toBe(hostile.length)
	for (const answer of windows.heard) {
		expect(answer).toMatchObject({ name: 'throw', value: { value: { message: 'not for you.' } } })
	}
	expect(calls).toBe(0)
	expect('taken' in globalThis).toBe(false)
	expect(await remote.double(2)).toBe(4)
})

test('messages that are none of ours change nothing', () => {
	const windows = opened()
	for (const data of [null, undefined, 7, 'text', [], {}, { id: 1 }, { type: 'APPLY' }]) {
		windows.say(data)
	}
	expect(windows.heard).toEqual([{ handoff: 'ready' }])
})

test('a proxy that is thrown away leaves the next one its answers', async () => {
	const windows = opened()
	const remote = windows.remote()
	expect(await remote.double(1)).toBe(2)
	remote[releaseProxy]()
	expect(await windows.remote().double(4)).toBe(8)
})

test('where no thread can run, every call is refused with the reason', async () => {
	const windows = opened({ word: 'recorded', calls: {}, refusal: 'No thread can run here.' })
	expect(windows.heard).toEqual([{ handoff: 'recorded' }])
	await expect(windows.remote().double(1)).rejects.toThrow('No thread can run here.')
})
