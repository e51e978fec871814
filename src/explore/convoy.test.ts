/** The convoy in virtual time: the same requests every time, and threads that cost nothing. */
import { expect, test } from 'vitest'
import { VirtualTime } from './virtual-time.ts'
import { Kind } from '../trace/event.ts'
import { mailKind, reportKind } from '../programs/site-work.ts'
import { convoy } from '../programs/convoy/scene.ts'

/** From one heap of reports to the next, µs. */
const heapUs = 12e6

/** By kind: how long they waited that were taken up to `untilUs`, ascending, ms. */
function waitsUntil(untilUs: number, values = {}): readonly number[][] {
	const putUs = new Map<number, number>()
	const waits: number[][] = [[], []]
	const plan = { scene: convoy, values, seed: 1 }
	const time = new VirtualTime(plan, (nowUs, kind, item, _, sort) => {
		if (kind === Kind.put) {
			putUs.set(item, nowUs)
		} else if (kind === Kind.take) {
			waits[sort]?.push((nowUs - (putUs.get(item) ?? nowUs)) / 1000)
		}
	})
	time.run(() => time.nowUs > untilUs)
	return waits.map((some) => some.toSorted((a, b) => a - b))
}

const mailsIn = (waits: readonly number[][]) => waits[mailKind] ?? []
const quantile = (sorted: readonly number[], share: number) =>
	sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN

test('a dozen reports make e-mails wait as long as a report takes', () => {
	const waits = waitsUntil(heapUs)
	const mails = mailsIn(waits)
	expect(mails.length).toBeGreaterThan(600)
	expect(quantile(mails, 0.99)).toBeGreaterThan(2800)
	expect(quantile(mails, 1)).toBeLessThan(3000)
	expect(waits[reportKind]).toHaveLength(12)
})

test('with workers of their own e-mails wait some ms, and it is reports that wait longer', () => {
	const shared = waitsUntil(heapUs)
	const apart = waitsUntil(heapUs, { pools: 'bulkheads' })
	const [one, other] = [shared, apart].map((waits) => quantile(mailsIn(waits), 0.99))
	expect(other).toBeGreaterThan(2)
	expect(other).toBeLessThan(25)
	expect((one ?? 0) / (other ?? Infinity)).toBeGreaterThan(100)
	const reports = (waits: readonly number[][]) =>
		waits[reportKind]?.reduce((sum, ms) => sum + ms, 0) ?? 0
	expect(reports(apart)).toBeGreaterThan(2 * reports(shared))
})

test('who is urgent overtakes in the queue, but not a report that runs: half wait less, the last as long', () => {
	const shared = mailsIn(waitsUntil(5e6))
	const urgent = mailsIn(waitsUntil(5e6, { order: 'priority' }))
	expect(quantile(urgent, 0.5)).toBeLessThan(0.8 * quantile(shared, 0.5))
	expect(quantile(urgent, 0.99)).toBeGreaterThan(0.9 * quantile(shared, 0.99))
})

test('twice as many reports: in order e-mails wait for all of them to be begun, urgent ones for one', () => {
	const many = { burst: 24 }
	const shared = mailsIn(waitsUntil(heapUs, many))
	const urgent = mailsIn(waitsUntil(heapUs, { ...many, order: 'priority' }))
	expect(quantile(shared, 1)).toBeGreaterThan(8500)
	expect(quantile(urgent, 1)).toBeLessThan(3100)
})
