/** Makes the actors of a crowd, and binds each to what its sort does. */
import type { Actor } from '../sync/actor.ts'
import type { ActorSystem } from '../sync/actor-system.ts'
import type { Dispatcher } from '../sync/dispatcher.ts'
import type { sharesOf } from './crowd.ts'
import { blocking, cold, fresh, hot } from './dispatcher/receive.ts'
import { Duty } from './duty.ts'

/** Handling a message, ms. */
const shortMs = 1

type Self = Actor<typeof fresh>

interface Threads {
	readonly main: Dispatcher
	/** For those that block. */
	readonly apart: Dispatcher
}

/** Nobody else can see how much an actor has handled, so it decides nothing. */
const common = { first: fresh, isDeciding: false } as const

export function crowdIn(
	system: ActorSystem,
	shares: ReturnType<typeof sharesOf>,
	{ main, apart }: Threads,
) {
	const duty = new Duty(shortMs)
	return {
		hot: numbered(shares.hot, 'hot').map((name) =>
			system.add({
				...{ ...common, name, dispatcher: main },
				receive: (me, self: Self, message) => {
					hot(me, self, message, duty)
				},
			}),
		),
		cold: numbered(shares.cold, 'cold').map((name) =>
			system.add({
				...{ ...common, name, dispatcher: main },
				receive: (me, self: Self, message) => {
					cold(me, self, message, duty)
				},
			}),
		),
		blocking: numbered(shares.blocking, 'blocking').map((name) =>
			system.add({
				...{ ...common, name, dispatcher: apart },
				receive: (me, self: Self, message) => {
					blocking(me, self, message, duty)
				},
			}),
		),
	}
}

function numbered(count: number, sort: string): string[] {
	return Array.from({ length: count }, (_, i) => `${sort} ${i + 1}`)
}
