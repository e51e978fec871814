/** Wake-ups that find nothing to do, counted on real threads: how many a notifyAll costs, and how many come from nowhere. */
import { expect, test } from 'vitest'
import { Play } from '../../../tools/real-threads/play.ts'
import { Kind, type TraceEvent, Waking } from '../../trace/event.ts'
import type { KnobValue } from '../knob.ts'
import type { Scene } from '../scene.ts'
import { spuriousWakeup, stampede } from './scene.ts'

type Values = Readonly<Record<string, KnobValue>>

async function begun(scene: Scene, values: Values = {}): Promise<Play> {
	return new Play(scene, { values, pace: 1 }).begin()
}

/** Waits that a thread began again right after it was woken, without a put or a take in between. */
function futileIn(events: readonly TraceEvent[]): number {
	const woken = new Set<number>()
	let futile = 0
	for (const { kind, thread, b } of events) {
		if (kind === Kind.put || kind === Kind.take) {
			woken.delete(thread)
		}
		if (kind === Kind.wait && woken.delete(thread)) {
			futile++
		}
		const testsAgain = b === Waking.notified || b === Waking.spurious
		if (kind === Kind.woken && testsAgain) {
			woken.add(thread)
		}
	}
	return futile
}

const items = 12

async function futilePerPut(values: Values): Promise<number> {
	const play = await begun(stampede, values)
	await play.until(
		() => play.ending !== null || play.count(Kind.put) > items,
	)
	expect(play.ending).toBeNull()
	// From the first put on, up to the last: what it woke has been counted then.
	const puts = play.events.filter(({ kind }) => kind === Kind.put)
	const last = puts.at(-1)
	const until = last ? play.events.indexOf(last) : 0
	const futile = futileIn(play.events.slice(0, until))
	return futile / (puts.length - 1)
}

test('fifteen wake for one item, and about fourteen of them in vain', async () => {
	const perPut = await futilePerPut({ rate: 8 })
	expect(perPut).toBeGreaterThan(9)
	expect(perPut).toBeLessThan(15.5)
})

test('with a condition for each side and one notify, hardly any', async () => {
	const values = { rate: 8, cvs: 2, notify: 'one' }
	expect(await futilePerPut(values)).toBeLessThan(0.5)
})

test('who is woken by nobody and tests again waits again, and nothing breaks', async () => {
	const play = await begun(spuriousWakeup, { spurious: 20 })
	const ghosts = () =>
		play.events.filter(
			({ kind, b }) => kind === Kind.woken && b === Waking.spurious,
		)
	await play.until(() => play.ending !== null || ghosts().length >= 20)
	expect(play.ending).toBeNull()
	expect(futileIn(play.events)).toBeGreaterThan(10)
	const isOutside = ({ kind, b }: TraceEvent) =>
		(kind === Kind.take && b < 0) || (kind === Kind.put && b > 1)
	expect(play.events.filter(isOutside)).toEqual([])
})

test('who does not test again takes from an empty buffer', async () => {
	const play = await begun(spuriousWakeup, { guard: 'if' })
	const stolen = () =>
		play.events.find(({ kind, b }) => kind === Kind.take && b < 0)
	await play.until(() => play.ending !== null || stolen() !== undefined)
	const thief = stolen()
	expect(thief).toBeDefined()
	const woken = play.events
		.filter(
			({ kind, thread }) =>
				kind === Kind.woken && thread === thief?.thread,
		)
		.findLast(({ atUs }) => atUs <= (thief?.atUs ?? 0))
	expect(woken?.b).toBe(Waking.spurious)
})

test('with the knob at 0 nobody is woken by nobody', async () => {
	const play = await begun(spuriousWakeup, { spurious: 0, think: 5 })
	await play.until(
		() => play.ending !== null || play.count(Kind.take) >= 200,
	)
	const isGhost = ({ kind, b }: TraceEvent) =>
		kind === Kind.woken && b === Waking.spurious
	expect(play.events.filter(isGhost)).toEqual([])
})
