/** What is asked of actors beyond their own stage: where the mail of one is, and what fits of its name. */
import type { ActorMoment } from '../../model/actor-moment.ts'
import type { Moment, QueueMoment } from '../../model/moment.ts'
import { monoWidth } from './label.ts'

export function mailboxOf(moment: Moment, actor: ActorMoment): QueueMoment | undefined {
	return moment.queues.find(({ id }) => id === actor.mailbox)
}

/** "cold-12", shortened to "c12" where it must be; empty where not even that fits. */
export function nameWithin(name: string, room: number): string {
	const number = /\d+$/.exec(name)?.[0] ?? ''
	return [name, `${name.charAt(0)}${number}`].find((text) => monoWidth(text, 12) <= room) ?? ''
}
