/** Numbers of traffic that comes in bursts: what is lost, when the queue is empty again, who asked once more, tokens. */
import { sum } from 'd3'
import type { Moment } from '../../model/moment.ts'
import { longDuration } from '../layout/amounts.ts'
import { levelOf } from '../layout/bucket-level.ts'
import { lossesOf } from '../layout/losses.ts'
import { grouped } from '../layout/words.ts'
import { type Figure, figure, none, partOf } from './figure.ts'
import { digits, percent } from './figures.ts'

/** Out of all that came. */
export function losses(held: Moment): readonly Figure[] {
	const { offered } = held.counts
	const kinds = lossesOf(held).filter(({ count }) => count > 0)
	const lost = sum(kinds, ({ count }) => count)
	const share = (count: number) => (offered === 0 ? 0 : count / offered)
	const parts = kinds.map(({ name, count }) => {
		return `${grouped(count)} ${name}${kinds.length > 1 ? `, ${percent(share(count))}` : ''}`
	})
	return [
		figure({
			name: 'Items lost',
			value: grouped(lost),
			unit: lost === 0 ? '' : percent(share(lost)),
			note: lost === 0 ? `of ${grouped(offered)} that came` : parts.join(' · '),
		}),
	]
}

/** How long an item waits that is put now, where the first to come is the first to leave. */
export function drain({ drain: known, queues }: Moment): readonly Figure[] {
	const name = 'Put now, starts in'
	const isInOrder = queues.every(({ order }) => order === 'FIFO')
	if (known === null || !isInOrder) return [figure({ name, value: none })]
	const { delayS, queued, mostPerS } = known
	return [
		figure({
			name,
			value: longDuration(delayS * 1e6),
			note: `${grouped(queued)} ÷ ${digits(mostPerS)} /s`,
		}),
	]
}

/** Clients that asked once more, and how often one asks on average. */
export function askedAgain({ retries, counts }: Moment): readonly Figure[] {
	const clients = counts.offered - retries
	return [
		figure({
			name: 'Asked again',
			value: grouped(retries),
			note: `of ${grouped(counts.offered)} requests`,
		}),
		figure({
			name: 'Requests per client',
			value: clients <= 0 ? none : digits(counts.offered / clients),
			note: `n ${grouped(Math.max(0, clients))} clients`,
		}),
	]
}

export function tokens(held: Moment): readonly Figure[] {
	return held.buckets.map((bucket) => {
		const { tokens: level, size, perS } = levelOf(bucket, held)
		return figure({
			name: 'Tokens',
			value: digits(level),
			unit: `of ${grouped(size)}${perS === null ? '' : `, ${digits(perS)} /s`}`,
			note: `${grouped(bucket.given)} given, ${grouped(bucket.refused)} refused`,
			meter: { measured: partOf(level, size), ready: null, theory: null },
		})
	})
}
