/** Numbers of a run with actors: what nobody will ever read, turns, and how deep each mailbox is. */
import { sum } from 'd3'
import type { ActorMoment } from '../../model/actor-moment.ts'
import type { Moment } from '../../model/moment.ts'
import { mailboxOf } from '../layout/actors-found.ts'
import { grouped, isUnbounded } from '../layout/words.ts'
import { type Figure, figure, none, partOf } from './figure.ts'
import { digits, milliseconds, percent } from './figures.ts'

/** Out of all that were sent, whether a mailbox took them or not. */
export function deadLetters({ counts }: Moment): readonly Figure[] {
	const { deadLettered, accepted } = counts
	const share = accepted === 0 ? null : deadLettered / accepted
	return [
		figure({
			name: 'Dead letters',
			value: grouped(deadLettered),
			unit: share === null ? '' : percent(share),
			note: `of ${grouped(accepted)} sent`,
			meter: share === null ? null : { measured: partOf(share, 1), ready: null, theory: null },
		}),
	]
}

export function turns({ actors, atUs }: Moment): readonly Figure[] {
	const count = sum(actors, (actor) => actor.turns)
	const handled = sum(actors, (actor) => actor.handled)
	const running = actors.filter(({ runner }) => runner !== 0).length
	const ready = actors.filter(({ isReady }) => isReady).length
	return [
		figure({
			name: 'Turns',
			value: atUs === 0 ? none : digits((count * 1e6) / atUs),
			unit: '/s',
			note: `${grouped(running)} running, ${grouped(ready)} ready`,
		}),
		figure({
			name: 'Messages per turn',
			value: count === 0 ? none : digits(handled / count),
			note: `n ${grouped(count)} turns`,
		}),
	]
}

/** How many of the orders in which letters may come have come. */
export function orders({ orders: known }: Moment): readonly Figure[] {
	if (known === null) return []
	const { seen, legal, rounds } = known
	return [
		figure({
			name: 'Orders seen',
			value: grouped(seen),
			unit: `of ${grouped(legal)} legal`,
			note: `in ${grouped(rounds)} rounds`,
			meter: { measured: partOf(seen, legal), ready: null, theory: null },
		}),
	]
}

export interface MailboxRow {
	readonly id: number
	readonly name: string
	/** "12 of 12", "1374". */
	readonly depth: string
	/** 0 … 1, of the capacity or of the deepest so far. */
	readonly share: number
	/** Median time in it, "43 ms". */
	readonly wait: string
}

const mostRows = 8

/** All, or those that were deepest; a peak never falls, so rows seldom change. */
export function mailboxRows(held: Moment): readonly MailboxRow[] {
	const top = held.queues.reduce((most, { peak }) => Math.max(most, peak), 1)
	return chosen(held).map((actor) => {
		const { depth = 0, capacity = 0 } = mailboxOf(held, actor) ?? {}
		const isOpen = isUnbounded(capacity)
		const { count, p50 } = actor.wait.summary()
		return {
			...{ id: actor.id, name: actor.name },
			depth: isOpen ? grouped(depth) : `${grouped(depth)} of ${grouped(capacity)}`,
			share: partOf(depth, isOpen ? top : capacity),
			wait: count === 0 ? none : `${milliseconds(p50)} ms`,
		}
	})
}

function chosen(held: Moment): readonly ActorMoment[] {
	const { actors } = held
	if (actors.length <= mostRows) return actors
	const peakOf = (actor: ActorMoment) => mailboxOf(held, actor)?.peak ?? 0
	const deepest = new Set(actors.toSorted((a, b) => peakOf(b) - peakOf(a)).slice(0, mostRows))
	return actors.filter((actor) => deepest.has(actor))
}
