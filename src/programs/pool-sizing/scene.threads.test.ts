import { availableParallelism } from 'node:os'
import { expect, test } from 'vitest'
import { Play } from '../../../tools/real-threads/play.ts'
import { Kind } from '../../trace/event.ts'
import type { KnobValue } from '../knob.ts'
import { poolSizing } from './scene.ts'

type Values = Readonly<Record<string, KnobValue>>

/** Tasks done per second of run time, once every worker has done one; more than `least` of them. */
async function perSecond(values: Values, least: number) {
	const scene = { ...poolSizing, hasCanary: false }
	const play = await new Play(scene, { values, pace: 2 }).begin()
	const done = () => {
		return play.events.filter(
			({ kind, c }) => kind === Kind.worked && c === 2,
		)
	}
	await play.until(() => done().length > least)
	await play.run.pause()
	play.look()
	expect(play.lost).toBe(0)
	const rates = play.run.cast.threads.map(({ id }) => {
		const own = done().filter(({ thread }) => thread === id)
		const span = (own.at(-1)?.atUs ?? 0) - (own[0]?.atUs ?? 0)
		return span > 0 ? ((own.length - 1) / span) * 1e6 : 0
	})
	return rates.reduce((sum, rate) => sum + rate, 0)
}

const waiting = { kind: 'I/O wait', wait: 50 }
const computing = { kind: 'CPU spin', compute: 10, uncapped: true }

test('what waits is done by sixteen threads nearly eight times as fast as by two', async () => {
	const two = await perSecond({ ...waiting, workers: 2 }, 40)
	const sixteen = await perSecond({ ...waiting, workers: 16 }, 320)
	expect(sixteen / two).toBeGreaterThan(6)
	expect(sixteen / two).toBeLessThan(9)
})

test('what computes is not: threads need cores', async () => {
	const one = await perSecond({ ...computing, workers: 1 }, 60)
	const sixteen = await perSecond({ ...computing, workers: 16 }, 120)
	const cores = availableParallelism()
	expect(sixteen / one).toBeLessThan(1.5 * Math.min(16, cores))
})

test('a task that computes and waits keeps a worker for both, one after the other', async () => {
	const values = { kind: 'mixed', compute: 10, wait: 40, workers: 1 }
	const rate = await perSecond(values, 30)
	expect(rate).toBeLessThan(1000 / 50)
	expect(rate).toBeGreaterThan(2)
})

test('a core is left for the page: fewer workers run than would take them all, unless one says so', () => {
	const worker = poolSizing.roles.find(({ name }) => name === 'worker')
	const running = (values: Values, cores: number) =>
		worker?.limited?.({ workers: 16, ...values }, cores)
	expect(running({ kind: 'CPU spin' }, 4)).toBe(3)
	expect(running({ kind: 'CPU spin' }, 1)).toBe(1)
	expect(running({ kind: 'I/O wait' }, 1)).toBe(16)
	// Each computes for a tenth of its time.
	expect(running({ kind: 'mixed' }, 2)).toBe(10)
	expect(running({ kind: 'CPU spin', uncapped: true }, 2)).toBe(16)
	expect(running({ kind: 'CPU spin' }, Infinity)).toBe(16)
})
