/**
 * Answers the page around this one by Comlink: one origin, calls by their name, JSON in and out. What Comlink could do
 * beyond that (reach into what it finds, set, construct, hand on another port) is refused, and always in words: a call
 * that nobody answers would wait for ever.
 */
import { type Endpoint, expose } from 'comlink'

/** What is answered, and how it is announced: `{ handoff: 'ready' }` or `{ handoff: 'recorded' }`. */
export interface Answers {
	readonly word: 'ready' | 'recorded'
	readonly calls: Readonly<object>
	/** Why any other call is refused. */
	readonly refusal: string
}

/** What of this page's window it takes. */
export interface Own {
	readonly parent: {
		postMessage(message: unknown, origin: string, transfer?: Transferable[]): void
	}
	addEventListener(type: 'message', listener: (event: MessageEvent) => void): void
	removeEventListener(type: 'message', listener: (event: MessageEvent) => void): void
}

interface Call {
	readonly id: unknown
	readonly type: string
	readonly path: readonly (string | symbol)[]
	readonly argumentList: readonly unknown[]
}

/** Somebody who came too late for the announcement asks for it with `{ handoff: 'ready?' }`. */
const question = 'ready?'
const refused = Symbol('refused')
const released = Symbol('released')

/** Begins to answer `origin` and nobody else; the function that it returns ends that. */
export function answerTo(origin: string, answers: Answers, own: Own = window): () => void {
	const around = own.parent
	let answer: (event: MessageEvent) => void = () => undefined
	const endpoint: Endpoint = {
		postMessage: (message: unknown, transfer?: Transferable[]) => {
			around.postMessage(message, origin, transfer)
		},
		addEventListener: (_type, listener) => {
			answer = 'handleEvent' in listener ? (event) => listener.handleEvent(event) : listener
		},
		removeEventListener: () => undefined,
	}
	expose(doorsOf(answers), endpoint)
	const announce = () => {
		around.postMessage({ handoff: answers.word }, origin)
	}
	const hear = (event: MessageEvent<unknown>) => {
		if (event.source !== around || event.origin !== origin) return
		if (isQuestion(event.data)) announce()
		const call = callIn(event.data)
		if (!call) return
		const data = plainly(call, answers.calls)
		answer(new MessageEvent('message', { data, origin }))
	}
	own.addEventListener('message', hear)
	announce()
	return () => {
		own.removeEventListener('message', hear)
	}
}

function doorsOf({ calls, refusal }: Answers): object {
	return Object.assign(Object.create(null) as object, calls, {
		[refused]: () => {
			throw new RangeError(refusal)
		},
		// Comlink's own proxies say so when they are thrown away; the next one is answered all the same.
		[released]: () => undefined,
	})
}

/** The same call if it is one of `calls`, by its name and with plain values; else one that is refused. */
function plainly({ id, type, path, argumentList }: Call, calls: Readonly<object>): Call {
	const [name = ''] = path
	const found: unknown = Object.hasOwn(calls, name) ? Reflect.get(calls, name) : undefined
	const expected = typeof found === 'function' ? 'APPLY' : 'GET'
	const isKnown = found !== undefined && type === expected && path.length === 1
	if (isKnown && argumentList.every(isPlain)) return { id, type, path: [name], argumentList }
	const instead = type === 'RELEASE' ? released : refused
	return { id, type: 'APPLY', path: [instead], argumentList: [] }
}

function callIn(data: unknown): Call | null {
	const { id, type, path, argumentList } = fieldsOf(data)
	if (id === undefined || typeof type !== 'string') return null
	const isPath = Array.isArray(path) && path.every((it) => typeof it === 'string')
	return {
		id,
		type,
		path: isPath ? path : [],
		argumentList: Array.isArray(argumentList) ? argumentList : [],
	}
}

const isQuestion = (data: unknown) => fieldsOf(data)['handoff'] === question

/** As Comlink sends what it need not treat in a special way. */
const isPlain = (given: unknown) => fieldsOf(given)['type'] === 'RAW'

function fieldsOf(data: unknown): Readonly<Partial<Record<string, unknown>>> {
	return typeof data === 'object' && data !== null ? { ...data } : {}
}
