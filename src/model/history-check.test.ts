import { expect, test } from 'vitest'
import { violationIn, HistorySweep, type Pattern } from './history-check.ts'
import { chanceOf, madeUpHistory } from './history-fixture.ts'
import type { Operation } from './history.ts'
import { violationInWords } from './history-words.ts'
import { blockingQueueCast } from './fixture-run.ts'

const cast = blockingQueueCast(2, 2, 2)

/** Lines of operations: "P1 put 7", "C1 take 7", each with its call and return; sizes after "=". */
function historyOf(text: string): Operation[] {
	return text.split('\n').flatMap((line) => {
		const found =
			/^\s*(\w+) (put|take|refused offer|empty poll|resize) ?(\d*)(?: =(\d+))? (\d+)…(\d+)(?: back (\d+))?$/.exec(
				line,
			)
		if (!found) return []
		const [, name, kind, item, size, called, returned, back] = found
		return {
			thread: cast.threads.find((one) => one.name === name)?.id ?? 1,
			kind: kind as Operation['kind'],
			item: Number(item),
			size: size === undefined ? null : Number(size),
			called: Number(called),
			returned: Number(returned),
			atUs: 0,
			putBack: Number(back ?? 0),
		}
	})
}

function sentenceOf(text: string): string | null {
	const violation = violationIn(historyOf(text), 2)
	return violation && `${violation.pattern}: ${violationInWords(cast, violation)}`
}

const broken: readonly (readonly [Pattern, string, string])[] = [
	[
		'taken twice',
		'P1 put 1 0…1\nC1 take 1 2…3\nC2 take 1 2…4',
		'C2 took item 1, which C1 had taken before.',
	],
	['put twice', 'P1 put 1 0…1\nP2 put 1 2…3', 'P2 put item 1, which P1 had put before.'],
	[
		'put twice',
		'P1 put 1 0…1\nC1 take 1 2…3\nP2 put 1 4…5',
		'P2 put item 1, which C1 had taken before.',
	],
	['never put', 'C1 take 9 0…1', 'C1 took item 9, which nobody had put.'],
	[
		'taken too early',
		'C1 take 1 0…1\nP1 put 1 2…3',
		'C1 had taken item 1 before P1 began to put it.',
	],
	[
		'overtaken',
		'P1 put 1 0…1\nP2 put 2 2…3\nC1 take 2 4…5\nC2 take 1 6…7',
		'C1 took item 2 while item 1 was inside, which P1 had put before.',
	],
	[
		'overtaken',
		'P1 put 1 0…1\nP2 put 2 2…3\nC1 take 2 4…5',
		'C1 took item 2 while item 1 was inside, which P1 had put before.',
	],
	[
		'put back',
		'P1 put 1 0…1\nC1 take 1 2…9\nC1 put 2 2…9 back 1',
		'C1 put item 2 behind the others in the call in which it had taken item 1.',
	],
	[
		'overfull',
		'P1 put 1 0…1\nP1 put 2 2…3\nP2 put 3 4…5\nC1 take 1 6…7',
		'P2 put item 3 when that made 3 items in a queue of 2: item 1, which P1 had put, was still inside.',
	],
	[
		'overfull',
		'P1 put 1 0…1\nyou resize 1 2…3\nP2 put 2 4…5',
		'P2 put item 2 when that made 2 items in a queue of 1: item 1, which P1 had put, was still inside.',
	],
	[
		'miscounted',
		'P1 put 1 =1 0…1\nP2 put 2 =1 2…3',
		'P2 put item 2 and counted 1 inside, but there were 2.',
	],
	[
		'refused with room',
		'P1 put 1 0…1\nP2 refused offer 2…3',
		'P2 was refused although the queue held at most 1 of 2.',
	],
	[
		'empty beside items',
		'P1 put 1 0…1\nC1 empty poll 2…3',
		'C1 found the queue empty, but item 1, which P1 had put, was inside.',
	],
]

test.each(broken)('%s: %j is told in one sentence', (pattern, history, sentence) => {
	expect(sentenceOf(history)).toBe(`${pattern}: ${sentence}`)
})

test.each([
	[
		'two takes under way at once may return in either order',
		'P1 put 1 0…1\nP2 put 2 2…3\nC1 take 2 4…6\nC2 take 1 5…7',
	],
	[
		'two puts under way at once may enter in either order',
		'P1 put 1 0…2\nP2 put 2 1…3\nC1 take 2 4…5\nC2 take 1 6…7',
	],
	['a take may return before the put that it waited for', 'C1 take 1 0…3\nP1 put 1 1…4'],
	[
		'a take under way may have made room',
		'P1 put 1 0…1\nP1 put 2 2…3\nC1 take 1 4…9\nP2 put 3 5…6',
	],
	[
		'a queue that shrank may hold more than its capacity',
		'P1 put 1 0…1\nP1 put 2 2…3\nyou resize 1 4…5\nC1 take 1 6…7',
	],
	[
		'a resize under way may be in force already, or not yet',
		'P1 put 1 0…1\nP1 put 2 2…3\nyou resize 3 4…9\nP2 put 3 5…6',
	],
	[
		'a refusal needs no more than one full instant',
		'P1 put 1 0…1\nP1 put 2 2…5\nP2 refused offer 4…6',
	],
])('%s', (_, history) => {
	expect(sentenceOf(history)).toBeNull()
})

test('followed while it goes on, a history gets the same verdict, however it is cut', () => {
	for (let seed = 0; seed < 60; seed++) {
		const chance = chanceOf(seed)
		const made = madeUpHistory({ threads: 4, operations: 200, capacity: 3 }, chance)
		const history = made.map((one, index) => {
			return seed % 2 === 1 && index === 120 ? { ...one, item: one.item + 1 } : one
		})
		const sweep = new HistorySweep(3)
		for (let at = 0; at < history.length;) {
			const next = Math.min(history.length, at + 1 + chance(9))
			sweep.add(history.slice(at, next))
			const open = history.slice(next).map(({ called }) => called)
			sweep.advance(Math.min(...open, history[next - 1]?.returned ?? 0))
			at = next
		}
		sweep.finish()
		const whole = violationIn(history, 3)
		expect(sweep.violation).toEqual(whole)
		if (!whole) expect(sweep.checked).toBe(history.length)
		expect(whole !== null).toBe(seed % 2 === 1)
	}
})
