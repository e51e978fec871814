import { expect, test, vi } from 'vitest'
import { Play } from '../../../tools/real-threads/play.ts'
import type { KnobValue } from '../knob.ts'
import type { World } from '../scene.ts'
import { actorCounter, type CounterWorld } from './scene.ts'

vi.setConfig({ testTimeout: 60_000 })

type Values = Readonly<Record<string, KnobValue>>

function isCounter(world: World): world is CounterWorld {
	return 'counter' in world
}

/** What both counters say when everybody has gone home. */
async function counted(values: Values, pace: number | 'full' = 'full') {
	const play = await new Play(actorCounter, { values, pace }).begin()
	await play.until(() => play.ending !== null)
	expect(play.ending).toEqual({ kind: 'finished' })
	const { counter, shared } = play.worldAs(isCounter)
	return { actor: counter.atRest.count, shared: shared.now }
}

const fast = { increments: 100_000, pause: 0, think: 0 }

test('2 senders × 100,000, as fast as they can: the actor is exact every time, the shared number comes out short', async () => {
	let isShort = false
	// Where both share one core they may happen never to meet.
	for (let times = 1; times <= 3 || !isShort; times++) {
		const { actor, shared } = await counted(fast)
		expect(actor).toBe(200_000)
		isShort ||= shared < 200_000
	}
})

test('with next to nothing between read and write it is short by many', async () => {
	const { actor, shared } = await counted({ ...fast, think: 0.001 })
	expect(actor).toBe(200_000)
	expect(shared).toBeLessThan(199_900)
})

test('as it begins, within five seconds, both show it', async () => {
	const { actor, shared } = await counted({}, 2)
	expect(actor).toBe(800)
	expect(shared).toBeLessThan(780)
})

test('with a lock around reading and writing the shared count is exact, too', async () => {
	const { actor, shared } = await counted({
		...{ increments: 20_000, pause: 0, think: 0 },
		...{ senders: 3, lock: 'barging' },
	})
	expect([actor, shared]).toEqual([60_000, 60_000])
})

test('one who counts alone has nobody to lose a count to', async () => {
	const { actor, shared } = await counted({ ...fast, senders: 1 })
	expect([actor, shared]).toEqual([100_000, 100_000])
})
