import { expect, test } from 'vitest'
import { noProgress } from '../lessons/progress.ts'
import { Progress, progressKey, type Shelf } from './progress.svelte.ts'

/** A storage that can be looked into. */
class Drawer implements Shelf {
	readonly kept = new Map<string, string>()
	getItem(key: string): string | null {
		return this.kept.get(key) ?? null
	}
	setItem(key: string, text: string): void {
		this.kept.set(key, text)
	}
	removeItem(key: string): void {
		this.kept.delete(key)
	}
}

const scene = {
	predictions: { Q: { choice: '4.8', isRight: true } },
	tasks: ['idle'],
	isDone: true,
}
const fact = { text: '98 %', n: 7, date: '2026-11-23T12:00:00.000Z', isMet: false }

test('what was done is there again after a reload', () => {
	const drawer = new Drawer()
	const before = new Progress(() => drawer)
	expect(before.sceneState('a')).toBe('unseen')
	before.change('a', scene)
	before.note('busy-waiting', { waste: fact })
	before.note('busy-waiting', { safe: fact })
	const after = new Progress(() => drawer)
	expect(after.sceneOf('a')).toEqual(scene)
	expect(after.sceneState('a')).toBe('done')
	expect(after.facts).toEqual({ 'busy-waiting': { waste: fact, safe: fact } })
	expect(after.notice).toBeNull()
})

test('forgetting leaves nothing, here or in storage', () => {
	const drawer = new Drawer()
	const progress = new Progress(() => drawer)
	progress.change('a', scene)
	progress.note('busy-waiting', { waste: fact })
	progress.forget()
	expect(progress.sceneState('a')).toBe('unseen')
	expect(progress.facts).toEqual({})
	expect(drawer.kept.size).toBe(0)
})

test('where storage is refused, it lasts until the page is left, and says so', () => {
	const progress = new Progress(() => {
		throw new DOMException('no', 'SecurityError')
	})
	expect(progress.notice).toMatch(/^Nothing is kept/)
	progress.change('a', scene)
	expect(progress.sceneState('a')).toBe('done')
	progress.forget()
	expect(progress.sceneState('a')).toBe('unseen')
})

test('a full storage is said, and the sentence goes when there is room again', () => {
	const drawer = new Drawer()
	let isFull = true
	const progress = new Progress(() => ({
		getItem: (key: string) => drawer.getItem(key),
		removeItem: (key: string) => {
			drawer.removeItem(key)
		},
		setItem: (key: string, text: string) => {
			if (isFull) throw new DOMException('full', 'QuotaExceededError')
			drawer.setItem(key, text)
		},
	}))
	expect(progress.notice).toBeNull()
	progress.change('a', scene)
	expect(progress.notice).toMatch(/^Nothing is kept/)
	isFull = false
	progress.change('b', scene)
	expect(progress.notice).toBeNull()
	expect(new Progress(() => drawer).sceneState('a'), 'with all that came before').toBe('done')
})

test.each(['{', '[]', '{"version":1}', '{"version":9,"scenes":{}}'])(
	'what is damaged is left aside, with a sentence: %s',
	(text) => {
		const drawer = new Drawer()
		drawer.setItem(progressKey, text)
		const progress = new Progress(() => drawer)
		expect(progress.notice).toMatch(/could not be read/)
		expect(progress.sceneState('a')).toBe('unseen')
		progress.change('a', scene)
		expect(new Progress(() => drawer).sceneState('a')).toBe('done')
	},
)

test('what another tab keeps is added, what it forgets is forgotten', () => {
	const progress = new Progress(() => new Drawer())
	progress.change('a', scene)
	const theirs = JSON.stringify({ ...noProgress, scenes: { b: scene } })
	progress.follow({ key: 'something else', newValue: null })
	progress.follow({ key: progressKey, newValue: '{damaged' })
	progress.follow({ key: progressKey, newValue: theirs })
	expect([progress.sceneState('a'), progress.sceneState('b')]).toEqual(['done', 'done'])
	progress.follow({ key: progressKey, newValue: null })
	expect([progress.sceneState('a'), progress.sceneState('b')]).toEqual(['unseen', 'unseen'])
})
