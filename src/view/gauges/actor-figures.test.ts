import { expect, test } from 'vitest'
import { blockingQueueFixture } from '../../model/fixture.ts'
import { actorStories } from '../layout/actor-stories.ts'
import { deadLetters, mailboxRows, orders, turns } from './actor-figures.ts'

const recorded = blockingQueueFixture().momentAt(500_000)

function story(name: string) {
	const moment = actorStories[name]?.(recorded)
	if (moment === undefined) throw new Error('no story')
	return moment
}

test('dead letters are a share of all that were sent', () => {
	const moment = story('overflow')
	const counts = { ...moment.counts, accepted: 414, deadLettered: 207 }
	const [figure] = deadLetters({ ...moment, counts })
	expect(figure).toMatchObject({ value: '207', unit: '50.0%', note: 'of 414 sent' })
	expect(figure?.meter?.measured).toBeCloseTo(0.5)
	const none = { ...counts, accepted: 0, deadLettered: 0 }
	expect(deadLetters({ ...moment, counts: none })[0]?.meter).toBeNull()
})

test('turns per second and messages per turn are sums over all actors', () => {
	const moment = story('shop')
	const [perS, each] = turns({ ...moment, atUs: 2_000_000 })
	expect(perS).toMatchObject({ value: '36', note: '3 running, 2 ready' })
	expect(each?.value).toBe('4.8')
})

test('orders seen are a part of those that are legal', () => {
	const moment = story('shop')
	expect(orders(moment)).toEqual([])
	const [figure] = orders({
		...moment,
		orders: { seen: 5, legal: 20, rounds: 12, round: ['X', 'Y'] },
	})
	expect(figure).toMatchObject({
		...{ value: '5', unit: 'of 20 legal', note: 'in 12 rounds' },
		meter: { measured: 0.25 },
	})
})

test('each mailbox has a bar of its capacity; of many those that were deepest', () => {
	const rows = mailboxRows(story('shop'))
	expect(rows.map(({ share }) => share)).toEqual([0, 0, 1, 1 / 12, 0, 0.25])
	const crowd = mailboxRows(story('fieldFull'))
	expect(crowd).toHaveLength(8)
	expect(crowd[0]).toMatchObject({ name: 'hot-1', share: 1 })
})
