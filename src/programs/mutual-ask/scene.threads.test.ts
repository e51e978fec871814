/** Two that ask each other, on real threads: waiting freezes both, whatever the threads; going on never does. */
import { expect, test, vi } from 'vitest'
import { Play } from '../../../tools/real-threads/play.ts'
import { Kind, Waking } from '../../trace/event.ts'
import type { KnobValue } from '../knob.ts'
import { type AskWorld, mutualAsk } from './scene.ts'
import type { World } from '../scene.ts'

vi.setConfig({ testTimeout: 30_000 })

const begun = (
	values: Readonly<Record<string, KnobValue>>,
	pace: number | 'full' = 1,
) => new Play(mutualAsk, { values, pace }).begin()

function isAskWorld(world: World): world is AskWorld {
	return 'actors' in world
}

const expiries = (play: Play) =>
	play.events.filter(
		({ kind, b }) => kind === Kind.woken && b === Waking.timedOut,
	)

test.each([1, 2, 8])(
	'waiting, with %i threads: nothing is answered until the time is up, while the mailboxes grow',
	async (threads) => {
		const play = await begun({ threads })
		await play.until(() => expiries(play).length >= 1)
		const first = expiries(play)[0]?.atUs ?? 0
		const before = play.events.filter(({ atUs }) => atUs < first)
		const asked = before.filter(
			({ kind, d }) => kind === Kind.put && ((d >> 8) & 0xff) === 1,
		)
		const answers = before.filter(
			({ kind, d }) => kind === Kind.put && ((d >> 8) & 0xff) === 2,
		)
		expect(asked.length).toBe(threads === 1 ? 1 : 2)
		expect(answers).toEqual([])
		expect(
			Math.max(
				...before.map(({ kind, b }) => (kind === Kind.put ? b : 0)),
			),
		).toBeGreaterThan(8)
		const askedAt = asked[0]?.atUs ?? 0
		expect(first - askedAt).toBeGreaterThan(950_000)
		expect(first - askedAt).toBeLessThan(1_200_000)
	},
)

test('an answer that comes too late is a dead letter, and was still given', async () => {
	const play = await begun({ threads: 1, askwait: 50 })
	await play.until(() => play.count(Kind.deadLetter) >= 2)
	const letter = play.events.find(
		({ kind }) => kind === Kind.deadLetter,
	)
	expect(((letter?.d ?? 0) >> 8) & 0xff).toBe(2)
	const handled = play.events.filter(({ kind }) => kind === Kind.worked)
	expect(handled.length).toBeGreaterThan(2)
})

test.each([1, 2, 8])(
	'going on, with %i threads: everything asked is answered, and nobody is late',
	async (threads) => {
		const play = await begun({
			ask: 'reply-to-self',
			threads,
			requests: 20,
		})
		await play.until(() => play.ending !== null)
		expect(play.ending).toEqual({ kind: 'finished' })
		expect(play.count(Kind.deadLetter)).toBe(0)
		expect(expiries(play)).toEqual([])
		const { actors } = play.worldAs(isAskWorld)
		expect(actors.map(({ atRest }) => atRest.done)).toEqual([20, 20])
		const depths = play.events
			.filter(({ kind }) => kind === Kind.put)
			.map(({ b }) => b)
		expect(Math.max(...depths)).toBeLessThan(8)
	},
)
