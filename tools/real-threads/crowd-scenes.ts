/** A crowd of actors that write to each other, as a scene. With a broken twin: a mailbox without its lock. */
import { dispatch } from '../../src/programs/dispatcher/dispatch.ts'
import type { Scene, World } from '../../src/programs/scene.ts'
import type { Actor } from '../../src/sync/actor.ts'
import { ActorSystem } from '../../src/sync/actor-system.ts'
import { Cell } from '../../src/sync/cell.ts'
import { Mailbox } from '../../src/sync/mailbox.ts'
import { messageOf, type Message } from '../../src/sync/message.ts'
import type { Thread } from '../../src/sync/thread.ts'
import { handle, handledIn, type Known, known, Letter } from './crowd-plan.ts'
import { Hesitation } from './hesitation.ts'
import { counting, roleOf, sceneOf } from './plain-scene.ts'

export const crowdSize = 1000
const rounds = 10
export const handledEach = handledIn(rounds)

export interface CrowdWorld extends World {
	readonly actors: readonly Actor<Known>[]
}

export function isCrowdWorld(world: World): world is CrowdWorld {
	return 'actors' in world
}

function crowdScene(id: string, Box = Mailbox): Scene {
	return {
		...sceneOf(id),
		knobs: [counting('dispatchers', 4)],
		roles: [roleOf('dispatcher', 'D')],
		build(memory): CrowdWorld {
			const system = new ActorSystem(memory, {
				...{ most: crowdSize, places: crowdSize * handledEach, Box },
			})
			const options = { name: 'dispatcher', senders: 1, perTurn: () => 20 }
			const dispatcher = system.dispatcher(options)
			const finished = new Cell(memory)
			const begun = new Cell(memory)
			const actors = Array.from({ length: crowdSize }, (_, i) => {
				const place = { number: i + 1, of: crowdSize }
				const receive = (me: Thread, self: Actor<Known>, message: Message): void => {
					handle(self.state, place, message, (_from, to, kind, payload) => {
						system.tell(me, to, messageOf(me, { kind, payload }), self)
					})
					if (self.state.handled < handledEach) return
					if (me.add(finished, 1) + 1 === crowdSize) dispatcher.leave(me)
				}
				return system.add({ name: `actor ${i + 1}`, first: known, receive, dispatcher })
			})
			const resize = (you: Thread): boolean => {
				for (const actor of actors) actor.resizeWhilePaused(you, 2 ** 20)
				return true
			}
			return {
				actors,
				programs: {
					dispatcher: (me) => {
						if (me.add(begun, 1) === 0) {
							const start = { kind: Letter.round, payload: rounds }
							for (const actor of actors) actor.tell(me, messageOf(me, start))
						}
						dispatch(me, dispatcher)
					},
				},
				turn: { dispatchers: resize },
			}
		},
	}
}

/** Enters no lock: whoever looks acts on what was so a moment ago. */
class OpenMailbox extends Mailbox {
	static readonly #hesitation = new Hesitation(20)

	override put(me: Thread, message: Message): boolean {
		const { letters, called } = this as unknown as Inside
		const isFirst = called.value === 0
		OpenMailbox.#hesitation.hesitate()
		letters.addLast(me, message)
		called.value = 1
		return isFirst
	}
}

interface Inside {
	readonly letters: { addLast(me: Thread, message: Message): void }
	readonly called: { value: number }
}

export const crowding = crowdScene('crowding')
export const openCrowding = crowdScene('open-crowding', OpenMailbox)
