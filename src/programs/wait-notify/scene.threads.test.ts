import { expect, test } from 'vitest'
import { Play } from '../../../tools/real-threads/play.ts'
import { Kind, type TraceEvent } from '../../trace/event.ts'
import type { KnobValue } from '../knob.ts'
import type { Scene } from '../scene.ts'
import {
	lostWakeup,
	overfull,
	safeByOne,
	singleConditionDeadlock,
	stolenItem,
	waitNotify,
} from './scene.ts'

type Values = Readonly<Record<string, KnobValue>>

async function begun(scene: Scene, values: Values = {}): Promise<Play> {
	return new Play(scene, { values, pace: 1 }).begin()
}

/** The first event that `isIt`; the test's own limit of time ends a search in vain. */
async function first(
	play: Play,
	isIt: (event: TraceEvent) => boolean,
): Promise<TraceEvent | null> {
	await play.until(() => play.ending !== null || play.events.some(isIt))
	return play.events.find(isIt) ?? null
}

test.each([
	['one condition', singleConditionDeadlock, {}],
	['a capacity that is one too small', safeByOne, { capacity: 1 }],
	[
		'joining the wait set after unlocking',
		lostWakeup,
		{ lock: 'barging', join: 'after', think: 0 },
	],
])(
	'left to itself, %s ends in a deadlock',
	async (_, scene, values: Values) => {
		const play = await begun(scene, values)
		await play.until(() => play.ending !== null)
		expect(play.ending).toEqual({ kind: 'deadlocked' })
	},
)

test('who is woken and does not test again takes from an empty buffer', async () => {
	const isStolen = ({ kind, b }: TraceEvent) =>
		kind === Kind.take && b < 0
	expect(await first(await begun(stolenItem), isStolen)).not.toBeNull()
})

test('who is woken and does not test again fills a full one', async () => {
	const isTooMuch = ({ kind, b }: TraceEvent) =>
		kind === Kind.put && b > 1
	expect(await first(await begun(overfull), isTooMuch)).not.toBeNull()
})

test.each([
	['two conditions', waitNotify, { think: 0 }],
	[
		'one condition and notifyAll',
		singleConditionDeadlock,
		{ notify: 'all', think: 0 },
	],
	['one condition and a place more', safeByOne, { think: 0 }],
	['while instead of if', stolenItem, { guard: 'while', think: 0 }],
])(
	'%s: 1,000 takes, and never too few or too many inside',
	async (_, scene, values: Values) => {
		const play = await begun(scene, values)
		await play.until(
			() => play.ending !== null || play.count(Kind.take) >= 1000,
		)
		expect(play.ending).toBeNull()
		const capacity = Number(
			scene.knobs.find(({ name }) => name === 'capacity')?.default,
		)
		const isOutside = ({ kind, b }: TraceEvent) =>
			(kind === Kind.take && b < 0) ||
			(kind === Kind.put && b > capacity)
		expect(play.events.filter(isOutside)).toEqual([])
	},
)
