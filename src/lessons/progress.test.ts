import { expect, test } from 'vitest'
import {
	merge,
	noProgress,
	type Progress,
	readProgress,
	sceneStateOf,
	withScene,
} from './progress.ts'

const fact = { text: '9.8 empty polls/s', n: 98, date: '2026-11-23T12:00:00.000Z', isMet: false }
const earlier: Progress = {
	version: 1,
	scenes: {
		a: { predictions: { Q: { choice: 'x', isRight: false } }, tasks: ['one'], isDone: false },
		b: { predictions: {}, tasks: [], isDone: true },
	},
	facts: { 'sleep-polling': { waste: fact } },
}
const later: Progress = {
	version: 1,
	scenes: {
		a: {
			predictions: { Q: { choice: 'y', isRight: true }, R: { choice: 'z', isRight: null } },
			tasks: ['two', 'one'],
			isDone: true,
		},
	},
	facts: { 'sleep-polling': { waste: { ...fact, n: 200 }, delay: fact } },
}

test('what was kept is read back as it was', () => {
	expect(readProgress(JSON.stringify(earlier))).toEqual(earlier)
	expect(readProgress(JSON.stringify(merge(earlier, later)))).toEqual(merge(earlier, later))
	expect(readProgress(JSON.stringify(noProgress))).toEqual(noProgress)
})

test('two become one: everything that either has, of what both have the later', () => {
	const { scenes, facts } = merge(earlier, later)
	expect(scenes['a']).toEqual({
		predictions: { Q: { choice: 'y', isRight: true }, R: { choice: 'z', isRight: null } },
		tasks: ['one', 'two'],
		isDone: true,
	})
	expect(scenes['b']?.isDone).toBe(true)
	expect(facts).toEqual({ 'sleep-polling': { waste: { ...fact, n: 200 }, delay: fact } })
	expect(merge(noProgress, earlier)).toEqual(earlier)
	expect(merge(earlier, noProgress)).toEqual(earlier)
})

test('a scene is unseen, then opened, then done', () => {
	expect(sceneStateOf(earlier, 'nowhere')).toBe('unseen')
	expect(sceneStateOf(earlier, 'toString')).toBe('unseen')
	expect(sceneStateOf(earlier, 'a')).toBe('opened')
	expect(sceneStateOf(earlier, 'b')).toBe('done')
	const again = withScene(earlier, 'b', { predictions: {}, tasks: [], isDone: false })
	expect(sceneStateOf(again, 'b')).toBe('opened')
	expect(sceneStateOf(again, 'a')).toBe('opened')
})

const damaged = (change: object) => JSON.stringify({ ...earlier, ...change })
const sceneWith = (change: object) =>
	damaged({ scenes: { a: { ...earlier.scenes['a'], ...change } } })

test.each([
	['nothing', ''],
	['no JSON', '{"version":1,'],
	['a list', '[]'],
	['null', 'null'],
	['another version', damaged({ version: 2 })],
	['no scenes', damaged({ scenes: null })],
	['a scene that is none', damaged({ scenes: { a: 7 } })],
	['a prediction that is none', sceneWith({ predictions: { Q: { choice: 7, isRight: null } } })],
	['a verdict that is none', sceneWith({ predictions: { Q: { choice: 'x', isRight: 'yes' } } })],
	['tasks that are no words', sceneWith({ tasks: [7] })],
	['nothing said of the end', sceneWith({ isDone: 'no' })],
	['facts that are none', damaged({ facts: [] })],
	['a row that is none', damaged({ facts: { 'sleep-polling': 7 } })],
	['a fact that is none', damaged({ facts: { 'sleep-polling': { waste: { ...fact, n: '7' } } } })],
])('%s is refused whole', (_, text) => {
	expect(readProgress(text)).toBeNull()
})

test('what is not ours beside what is does no harm', () => {
	const kept = JSON.parse(damaged({ more: 1, facts: { ...earlier.facts, magic: 7 } })) as object
	expect(readProgress(JSON.stringify(kept))).toEqual(earlier)
	const proto = '{"version":1,"scenes":{"__proto__":{"predictions":{},"tasks":[],"isDone":true}}}'
	expect(sceneStateOf(readProgress(proto) ?? noProgress, 'anything')).toBe('unseen')
})
