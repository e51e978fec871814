/** The crowd as actors of ours: nobody but them sends, so the threads of their dispatcher are all there are. */
import { dispatch } from '../../src/programs/dispatcher/dispatch.ts'
import type { Actor } from '../../src/sync/actor.ts'
import { ActorSystem } from '../../src/sync/actor-system.ts'
import { Cell } from '../../src/sync/cell.ts'
import type { Dispatcher } from '../../src/sync/dispatcher.ts'
import { noBytes, type Message } from '../../src/sync/message.ts'
import { RunClock } from '../../src/sync/run-clock.ts'
import { measure, SharedMemory } from '../../src/sync/shared-memory.ts'
import { ThreadCells } from '../../src/sync/thread-cells.ts'
import { Thread } from '../../src/sync/thread.ts'
import {
	actorCount,
	crowdThreads,
	fewActors,
	handle,
	handledIn,
	type Known,
	known,
	Letter,
	type Tell,
} from '../../tools/real-threads/crowd-plan.ts'
import { StartGate } from './start-gate.ts'

interface Size {
	readonly count: number
	readonly rounds: number
}

/** Long enough that what the threads have built counts as old: else it is copied while the other crowd plays. */
const warming: Size = { count: fewActors, rounds: 200 }
const counted: Size = { count: actorCount, rounds: 20 }
export const messageCount = actorCount * handledIn(counted.rounds)
const perTurn = 100

interface CrowdWorld {
	readonly actors: readonly Actor<Known>[]
	readonly dispatcher: Dispatcher
	readonly rounds: number
	readonly thread: (part: number) => Thread
}

/** A small crowd that warms up, and the one that counts. */
export function prepareCrowds(): SharedArrayBuffer[] {
	return [warming, counted].map((size) => {
		const cells = measure((memory) => void bind(memory, size))
		const buffer = new SharedArrayBuffer(cells * 4)
		const { actors, thread } = worldIn(buffer, size)
		const you = thread(-1)
		const places = size.count * handledIn(size.rounds)
		for (const actor of actors) actor.resizeWhilePaused(you, places)
		return buffer
	})
}

/** When this thread began with the crowd that counts and was done, ms since 1970. */
export function playCrowds(
	part: number,
	[few, all]: readonly SharedArrayBuffer[],
	gate: SharedArrayBuffer,
): { fromMs: number; toMs: number } {
	if (!few || !all) throw new RangeError('there are two crowds')
	const worlds = [worldIn(few, warming), worldIn(all, counted)]
	const lap = { fromMs: 0, toMs: 0 }
	for (const { actors, dispatcher, rounds, thread } of worlds) {
		const me = thread(part)
		new StartGate(gate, crowdThreads).pass()
		lap.fromMs = performance.timeOrigin + performance.now()
		if (part === 0) {
			for (const actor of actors) actor.tell(me, messageOf(me, 0, Letter.round, rounds))
		}
		dispatch(me, dispatcher)
		lap.toMs = performance.timeOrigin + performance.now()
	}
	return lap
}

/** Whether every message was handled, and those of one sender in order. */
export function areCrowdsIntact([, all]: readonly SharedArrayBuffer[]): boolean {
	if (!all) throw new RangeError('there are two crowds')
	const each = handledIn(counted.rounds)
	const { actors } = worldIn(all, counted)
	return actors.every(({ atRest }) => atRest.handled === each && atRest.wrong === 0)
}

function worldIn(buffer: SharedArrayBuffer, size: Size): CrowdWorld {
	return bind(new SharedMemory(new Int32Array(buffer)), size)
}

function bind(memory: SharedMemory, { count, rounds }: Size): CrowdWorld {
	const each = handledIn(rounds)
	const clock = new RunClock(memory, () => (performance.timeOrigin + performance.now()) * 1000)
	const system = new ActorSystem(memory, { most: count, places: count * each })
	const options = { name: 'dispatcher', senders: 1, perTurn: () => perTurn }
	const dispatcher = system.dispatcher(options)
	const finished = new Cell(memory)
	// One for all of a thread, so that a message costs no function of its own.
	let tell: Tell | null = null
	const tellOf = (me: Thread): Tell =>
		(tell ??= (from, to, kind, payload) => {
			system.at(to).forward(me, messageOf(me, from, kind, payload))
		})
	const actors = Array.from({ length: count }, (_, i) => {
		const place = { number: i + 1, of: count }
		const receive = (me: Thread, { state }: Actor<Known>, message: Message): void => {
			handle(state, place, message, tellOf(me))
			if (state.handled < each) return
			if (me.add(finished, 1) + 1 === count) dispatcher.leave(me)
		}
		return system.add({ name: `actor ${i + 1}`, first: known, receive, dispatcher })
	})
	const all = Array.from({ length: crowdThreads + 2 }, () => new ThreadCells(memory, 0))
	const around = { clock, objects: memory, turns: null, isTraced: false }
	const thread = (part: number) =>
		new Thread(part + 2, { ...around, all, spuriousPerS: null, seed: 1 })
	return { actors, dispatcher, rounds, thread }
}

/** Made by hand, without a look at the clock, as the items of the other contests are. */
function messageOf(me: Thread, from: number, kind: number, payload: number): Message {
	return { id: 0, producer: me.id, kind, madeUs: 0, payload, from, ask: 0, bytes: noBytes }
}
