/** Actors as tests want them: many senders, few threads, and states that give away whatever went wrong. With broken twins. */
import { dispatch } from '../../src/programs/dispatcher/dispatch.ts'
import type { Scene, World } from '../../src/programs/scene.ts'
import type { Actor } from '../../src/sync/actor.ts'
import type { Ref } from '../../src/sync/actor-plan.ts'
import { ActorSystem } from '../../src/sync/actor-system.ts'
import { Mailbox } from '../../src/sync/mailbox.ts'
import { bytesOf, messageOf, textOf, type Message } from '../../src/sync/message.ts'
import type { StoredState } from '../../src/sync/stored-state.ts'
import type { Thread } from '../../src/sync/thread.ts'
import { Hesitation } from './hesitation.ts'
import { counting, roleOf, sceneOf } from './plain-scene.ts'

/** Messages of each sender to each actor. */
export const lettersEach = 1000
export const mostSenders = 3
export const actorCount = 4

/** What an actor knows: how many came, how many of them not as they were sent, the last of each sender. */
export type Known = Readonly<typeof nothing>
const nothing = { handled: 0, wrong: 0, last0: 0, last1: 0, last2: 0 }

export interface ActorWorld extends World {
	readonly actors: readonly Actor<typeof nothing>[]
}

export function isActorWorld(world: World): world is ActorWorld {
	return 'actors' in world
}

function nameIn(kind: number): 'last0' | 'last1' | 'last2' {
	return kind === 0 ? 'last0' : kind === 1 ? 'last1' : 'last2'
}

/** Now and then lets other threads go on between reading its state and writing it. */
function receiver(hesitation: Hesitation) {
	return (_me: Thread, self: Actor<typeof nothing>, message: Message): void => {
		const { kind, payload } = message
		const last = nameIn(kind)
		const isAsSent = self.state[last] === payload - 1 && textOf(message) === textFor(kind, payload)
		const { handled, wrong } = self.state
		hesitation.hesitate()
		self.state.handled = handled + 1
		self.state.wrong = wrong + Number(!isAsSent)
		self.state[last] = payload
	}
}

function textFor(kind: number, payload: number): string {
	return `№ ${payload} of ${kind}`
}

function write(me: Thread, kind: number, actors: readonly Ref[]): void {
	for (let serial = 1; serial <= lettersEach; serial++) {
		for (const actor of actors) {
			const bytes = bytesOf(textFor(kind, serial))
			actor.tell(me, messageOf(me, { kind, payload: serial, bytes }))
		}
	}
}

interface Make {
	readonly Box?: typeof Mailbox
	/** Of a dispatcher with one thread. */
	readonly isPinned?: boolean
	readonly spoil?: (actor: Actor<typeof nothing>) => void
}

function actorScene(id: string, { Box, isPinned = false, spoil }: Make = {}): Scene {
	const count = isPinned ? 1 : actorCount
	return {
		...sceneOf(id),
		knobs: [counting('senders', mostSenders), counting('dispatchers', 4), counting('tput', 100)],
		roles: [roleOf('sender', 'P'), roleOf('dispatcher', 'D')],
		build(memory, knobs): ActorWorld {
			const system = new ActorSystem(memory, {
				most: 64,
				places: 64 * actorCount,
				...(Box && { Box }),
			})
			const dispatcher = system.dispatcher({
				...{ name: 'dispatcher', isPinned, senders: mostSenders },
				perTurn: () => knobs.number('tput'),
			})
			const receive = receiver(new Hesitation(20))
			const actors = Array.from({ length: count }, (_, i) =>
				system.add({ name: `actor ${i + 1}`, first: nothing, receive, dispatcher }),
			)
			if (spoil) actors.forEach(spoil)
			const resize = (you: Thread): boolean => {
				for (const actor of actors) actor.resizeWhilePaused(you, 40)
				return true
			}
			return {
				actors,
				programs: {
					sender: (me) => {
						write(me, me.id - 2, actors)
						dispatcher.leave(me)
					},
					dispatcher: (me) => {
						dispatch(me, dispatcher)
					},
				},
				turn: { tput: resize },
			}
		},
	}
}

/** Gives its actor a turn for every message, whether it has one or not. */
class EagerMailbox extends Mailbox {
	override put(me: Thread, message: Message): boolean {
		super.put(me, message)
		return true
	}
}

/** Forgets that more mail came while its actor had a turn. */
class DeafMailbox extends Mailbox {
	override rest(...given: Parameters<Mailbox['rest']>): boolean {
		super.rest(...given)
		return false
	}
}

/** Keeps the state in the heap of whatever worker had the first turn there. */
function keepInHeap(actor: Actor<typeof nothing>): void {
	const { stored } = actor as unknown as { stored: StoredState<typeof nothing> }
	stored.load = () => actor.state
}

export const tellers = actorScene('tellers')
export const pinnedTellers = actorScene('pinned-tellers', { isPinned: true })
export const eagerTellers = actorScene('eager-tellers', { Box: EagerMailbox })
export const deafTellers = actorScene('deaf-tellers', { Box: DeafMailbox })
export const keepingTellers = actorScene('keeping-tellers', { spoil: keepInHeap })

export const actorScenes: readonly Scene[] = [
	tellers,
	pinnedTellers,
	eagerTellers,
	deafTellers,
	keepingTellers,
]
