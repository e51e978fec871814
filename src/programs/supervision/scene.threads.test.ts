/** A worker that fails, on real threads: each message is handled once, in order, and what it knew is as the strategy says. */
import { expect, test, vi } from 'vitest'
import { Play } from '../../../tools/real-threads/play.ts'
import {
	limitless,
	remembering,
} from '../../../tools/real-threads/lax-supervision.ts'
import { Kind, Verdict } from '../../trace/event.ts'
import type { KnobValue } from '../knob.ts'
import { kinds } from '../orders.ts'
import { supervision } from './scene.ts'

vi.setConfig({ testTimeout: 60_000 })

const badKind = kinds.indexOf('bad order')

async function played(
	values: Readonly<Record<string, KnobValue>>,
	isSo: (play: Play) => boolean,
	scene = supervision,
) {
	const play = await new Play(scene, { values, pace: 10 }).begin()
	await play.until(() => play.ending !== null || isSo(play))
	expect(play.ending).toBeNull()
	await play.run.pause()
	play.look()
	expect(play.lost).toBe(0)
	return play
}

const objectOf = (play: Play, name: string) => {
	return (
		play.run.cast.objects.find((one) => one.name === name)?.id ?? -1
	)
}

/** Of the worker’s mailbox: what came in, what came out of it, and what of that was bad. */
function lettersOf(play: Play) {
	const box = objectOf(play, 'mailbox of worker')
	const of = (kind: Kind) =>
		play.events.filter((one) => one.object === box && one.kind === kind)
	const [puts, takes] = [of(Kind.put), of(Kind.take)]
	return {
		puts,
		takes,
		bad: takes.filter(({ c }) => c === badKind),
		drops: of(Kind.drop),
	}
}

/** What was said to it. */
const putsTo = (play: Play, name: string) => {
	const box = objectOf(play, `mailbox of ${name}`)
	return play.events.filter(
		(one) => one.object === box && one.kind === Kind.put,
	)
}

/** What the worker showed at the end of each turn, and how many good orders it had taken by then. */
function statesOf(
	play: Play,
): { readonly known: number; readonly good: number }[] {
	const [worker, box] = [
		objectOf(play, 'worker'),
		objectOf(play, 'mailbox of worker'),
	]
	const states: { known: number; good: number }[] = []
	let good = 0
	for (const { kind, object, b, c } of play.events) {
		good += Number(
			kind === Kind.take && object === box && c !== badKind,
		)
		if (kind === Kind.turnEnd && object === worker) {
			states.push({ known: b, good })
		}
	}
	return states
}

test.each(['restart', 'resume'])(
	'%s: whatever fails was handled once, and all behind it come in order',
	async (sup) => {
		const play = await played(
			{ sup },
			(now) => lettersOf(now).bad.length >= 5,
		)
		const { puts, takes, bad } = lettersOf(play)
		expect(takes.map(({ a }) => a)).toEqual(
			puts.slice(0, takes.length).map(({ a }) => a),
		)
		expect(new Set(takes.map(({ a }) => a)).size).toBe(takes.length)
		const told = putsTo(play, 'supervisor').length
		expect(bad.length - told).toBeLessThanOrEqual(1)
		expect(play.count(Kind.deadLetter)).toBe(0)
		const states = statesOf(play)
		if (sup === 'resume') {
			expect(states.map(({ known }) => known)).toEqual(
				states.map(({ good }) => good),
			)
		} else {
			expect(states.some(({ known, good }) => known < good - 1)).toBe(
				true,
			)
			expect(states.every(({ known, good }) => known <= good)).toBe(
				true,
			)
		}
	},
)

test('stop: the first failure ends it, and all that is and comes is dead letters', async () => {
	const play = await played(
		{ sup: 'stop', fail: 50 },
		(now) => now.count(Kind.deadLetter) >= 10,
	)
	const { bad, takes, drops, puts } = lettersOf(play)
	expect(bad).toHaveLength(1)
	expect(takes.at(-1)?.a).toBe(bad[0]?.a)
	expect(puts.length).toBe(takes.length + drops.length)
	expect(putsTo(play, 'its parent')).toHaveLength(1)
})

test('all bad: ten restarts in ten seconds, the eleventh failure stops it, and its parent’s parent hears', async () => {
	const play = await played(
		{ fail: 100 },
		(now) => now.count(Kind.deadLetter) >= 5,
	)
	expect(lettersOf(play).bad).toHaveLength(11)
	const verdicts = play.events.filter(
		({ kind }) => kind === Kind.failure,
	)
	expect(verdicts.at(-1)).toMatchObject({ b: Verdict.stopped, c: 10 })
	expect(putsTo(play, 'supervisor')).toHaveLength(11)
	expect(putsTo(play, 'its parent')).toHaveLength(1)
})

test('few failures, spread over more than ten seconds, never stop it', async () => {
	const play = await played(
		{ fail: 10 },
		(now) => lettersOf(now).bad.length > 11,
	)
	expect(play.count(Kind.deadLetter)).toBe(0)
	expect(putsTo(play, 'its parent')).toEqual([])
})

test('broken twin: one that counts no restarts is found out', async () => {
	const isTooOften = (now: Play) => lettersOf(now).bad.length > 11
	const play = await played({ fail: 100 }, isTooOften, limitless)
	expect(lettersOf(play).bad.length).toBeGreaterThan(11)
	expect(putsTo(play, 'its parent')).toEqual([])
})

test('broken twin: a restart that forgets nothing is found out', async () => {
	const play = await played(
		{},
		(now) => lettersOf(now).bad.length >= 5,
		remembering,
	)
	const states = statesOf(play)
	expect(states.map(({ known }) => known)).toEqual(
		states.map(({ good }) => good),
	)
})
