/** A run of a few actors on fewer threads, for tests and for the gallery: never imported by the application. */
import type { Cast, CastObject } from '../trace/cast.ts'
import { Kind, Rest } from '../trace/event.ts'
import { DispatchModel, idsOf, runLock, runMail, sharedNumber } from './fixture-dispatch.ts'
import type { Steps } from './fixture-threads.ts'
import { Recording } from './recording.ts'

export interface ActorsOptions {
	/** To 64. */
	readonly actors?: number
	/** Threads of the dispatcher. */
	readonly threads?: number
	/** Most letters of a mailbox and most of a turn. */
	readonly capacity?: number
	readonly perTurn?: number
	readonly endUs?: number
}

const senders = 2
/** Every so many letters this actor gets one, beside its share. */
const hotOne = 2
const hotEvery = 2

/** Senders are S1 and S2 (ids 2 and 3), threads of the dispatcher D1, D2, … behind them. */
export function actorsCast(actors: number, threads: number, capacity: number): Cast {
	const objectsOf = (number: number): readonly CastObject[] => {
		const { lock, notFull, mailbox, id } = idsOf(number)
		const owner = `cart-${String(number)}`
		const places = { lock, capacity, order: 'FIFO', gap: 0, isBackward: false } as const
		return [
			{ id: lock, kind: 'lock', name: `${owner} lock` },
			{ id: notFull, kind: 'condition', name: `${owner} not full`, reason: 'full', lock },
			{ id: mailbox, kind: 'queue', name: `mailbox of ${owner}`, ...places, owner },
			{
				...{ id, kind: 'actor', name: owner, mailbox, dispatcher: 'dispatcher' },
				...{ isPinned: false, shows: 'items' },
			},
		]
	}
	const thread = (index: number, name: string, isSender: boolean) => ({
		id: index + 2,
		name,
		role: isSender ? 'sender' : 'dispatcher',
		side: isSender ? ('producers' as const) : ('consumers' as const),
		column: isSender ? 0 : 1,
		program: isSender ? 'actors/send.ts' : 'dispatcher/dispatch.ts',
	})
	return {
		...{ scene: 'actors', seed: 7, knobs: {}, options: {}, limitBytes: null, files: [''] },
		kinds: ['add'],
		threads: Array.from({ length: senders + threads }, (_, index) => {
			const isSender = index < senders
			const number = isSender ? index + 1 : index + 1 - senders
			return thread(index, `${isSender ? 'S' : 'D'}${String(number)}`, isSender)
		}),
		objects: [
			{ id: runLock, kind: 'lock', name: 'dispatcher lock' },
			{ id: runMail, kind: 'condition', name: 'dispatcher mail', reason: 'no mail', lock: runLock },
			{ id: sharedNumber, kind: 'number', name: 'counter without a lock' },
			...Array.from({ length: actors }, (_, index) => objectsOf(index + 1)).flat(),
		],
	}
}

/** Sends to one actor after the other, and every other time to the hot one. */
function* send(model: DispatchModel, thread: number, actors: number): Steps {
	model.write(Kind.start, thread)
	for (let sent = 0; ; sent++) {
		const gap = 9_000 + ((sent * 7 + thread * 3) % 5) * 2_000
		model.write(Kind.sleep, thread, { b: gap, c: Rest.arrival })
		yield gap
		model.write(Kind.awake, thread)
		const inTurn = ((Math.floor(sent / hotEvery) + thread) % actors) + 1
		const to = sent % hotEvery === 0 ? Math.min(actors, hotOne) : inTurn
		model.tell(thread, to, (sent % 3) + 1, 'add')
	}
}

/**
 * Two senders and, unless told otherwise, six actors on three threads: the mailbox of `cart-2` is soon full, and letters to it
 * are dead. `cart-1` sends on to `cart-6`. Both senders add to a counter as well; at 0.4 s an increment of it is lost.
 */
export function actorsFixture(options: ActorsOptions = {}): Recording {
	const { actors = 6, threads = 3, capacity = 8, perTurn = 5, endUs = 1_500_000 } = options
	const cast = actorsCast(actors, threads, capacity)
	const model = new DispatchModel(actors, capacity, perTurn)
	for (let index = 0; index < senders; index++) {
		model.begin(index + 2, send(model, index + 2, actors))
	}
	for (let index = 0; index < threads; index++) {
		const thread = senders + index + 2
		const handle = (actor: number) => (actor === hotOne ? 38_000 : 15_000)
		const after = (actor: number) => {
			if (actor === 1) model.tell(thread, actors, 1, 'total')
		}
		model.begin(thread, model.dispatch(thread, handle, after))
	}
	model.begin(0, count(model))
	model.runTo(endUs)
	const recording = new Recording(cast)
	recording.append(model.events, endUs)
	return recording
}

/** Both senders increment a number that nothing guards; the fourth time they read before either has written. */
function* count(model: DispatchModel): Steps {
	for (let value = 0; value < 6; value++) {
		yield 100_000
		const isLost = value === 3
		model.write(Kind.stored, 2, { object: sharedNumber, a: value + 1, b: value })
		if (isLost) model.write(Kind.stored, 3, { object: sharedNumber, a: value + 1, b: value })
	}
}
