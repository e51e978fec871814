import { expect, test } from 'vitest'
import { evidenceOf } from '../lessons/evidence-fixture.ts'
import { Guide } from './guide.svelte.ts'
import { Progress, type Shelf } from './progress.svelte.ts'

class Drawer implements Shelf {
	readonly kept = new Map<string, string>()
	readonly getItem = (key: string) => this.kept.get(key) ?? null
	readonly setItem = (key: string, text: string) => void this.kept.set(key, text)
	readonly removeItem = (key: string) => void this.kept.delete(key)
}

const today = () => '2026-11-23T12:00:00.000Z'
const id = 'steady-load'
const knobs = { tasks: 'one sort', sync: false }
const busy = (workers: number, scene = id) =>
	evidenceOf({
		scene,
		knobs,
		atUs: 6_000_000,
		stretch: { busy: workers, completions: 360, arrivals: 360, meanServiceUs: 80_000 },
	})

async function opened(drawer = new Drawer()) {
	const progress = new Progress(() => drawer)
	const guide = new Guide(progress, today)
	await guide.open(id)
	const card = guide.cards.findIndex(({ question }) => question !== null)
	const choice = (label: string) =>
		guide.cards[card]?.question?.choices.findIndex((one) => one.label === label) ?? -1
	return { progress, guide, card, choice }
}

test('an opened scene has its cards and tasks, and counts as opened', async () => {
	const { guide, progress } = await opened()
	expect(guide.cards.length).toBeGreaterThanOrEqual(3)
	expect(guide.tasks.map(({ isDone }) => isDone)).toEqual(guide.tasks.map(() => false))
	expect(guide.replies).toEqual(guide.cards.map(() => null))
	expect(progress.sceneState(id)).toBe('opened')
	expect(guide.definitionOf('erlang')).toMatch(/offered load/)
	expect(guide.definitionOf('nonsense')).toBeNull()
})

test('the run answers a prediction, and another run answers otherwise', async () => {
	const { guide, card, choice, progress } = await opened()
	guide.pick(card, choice('2.4'))
	expect(guide.replies[card]).toMatchObject({ isRight: null, choice: choice('2.4') })
	guide.see(busy(4.7))
	expect(guide.replies[card]?.isRight).toBe(false)
	expect(guide.replies[card]?.text).toMatch(
		/^You said 2\.4\. Measured: 4\.7 busy over 6\.0 s, n 360/,
	)
	guide.pick(card, choice('4.8'))
	expect(guide.replies[card]?.isRight).toBe(true)
	guide.see(busy(2.5))
	expect(guide.replies[card]?.isRight).toBe(false)
	const [kept] = Object.values(progress.sceneOf(id).predictions)
	expect(kept).toEqual({ choice: '4.8', isRight: false })
})

test('tasks tick by what is recorded, and stay ticked', async () => {
	const { guide } = await opened()
	const done = () => guide.tasks.map(({ isDone }) => isDone)
	guide.see(busy(4.7))
	expect(done()).toEqual([false, false, false])
	guide.see(busy(1.5))
	expect(done()).toEqual([false, true, false])
	guide.see(busy(4.7))
	expect(done()).toEqual([false, true, false])
})

test('after a reload picks, verdicts and ticks are there again', async () => {
	const drawer = new Drawer()
	const first = await opened(drawer)
	first.guide.pick(first.card, first.choice('4.8'))
	first.guide.see(busy(4.7))
	first.guide.see(busy(1.5))
	const { guide, card, choice, progress } = await opened(drawer)
	expect(guide.replies[card]).toMatchObject({ choice: choice('4.8'), isRight: null })
	expect(guide.replies[card]?.text).toBe(
		'You said 4.8. Let it run: the run will answer. The last one said no.',
	)
	expect(guide.tasks.map(({ isDone }) => isDone)).toEqual([false, true, false])
	const kept = Object.values(progress.sceneOf(id).predictions)
	expect(kept, 'what the run before said').toEqual([{ choice: '4.8', isRight: false }])
})

test('a scene is done when all is answered by a run and every task is ticked', async () => {
	const { guide, card, choice, progress } = await opened()
	guide.see(busy(1.5))
	guide.see({ ...busy(1.5), moment: { ...busy(1.5).moment, queues: deep() } })
	guide.see({ ...busy(1.5), moment: { ...busy(1.5).moment, ...quick() } })
	expect(guide.tasks.every(({ isDone }) => isDone)).toBe(true)
	expect(progress.sceneState(id)).toBe('opened')
	guide.pick(card, choice('0.8'))
	expect(progress.sceneState(id), 'a wrong answer is an answer').toBe('done')
})

test('what somebody else recorded answers questions, but ticks nothing', async () => {
	const { guide, card, choice, progress } = await opened()
	guide.pick(card, choice('0.8'))
	guide.see({ ...busy(1.5), isRecorded: true })
	expect(guide.replies[card]?.isRight).toBe(true)
	expect(guide.tasks.some(({ isDone }) => isDone)).toBe(false)
	expect(progress.facts).toEqual({})
})

test('what belongs to another scene is not looked at', async () => {
	const { guide, card, choice } = await opened()
	guide.pick(card, choice('4.8'))
	guide.see(busy(4.7, 'slow-leak'))
	expect(guide.replies[card]?.isRight).toBeNull()
})

test('the scene asked for last is the one that shows', async () => {
	const guide = new Guide(new Progress(() => new Drawer()), today)
	await Promise.all([guide.open('slow-leak'), guide.open(id)])
	expect(guide.cards[0]?.title).toBe('Answer now, work later')
	await guide.open(null)
	expect(guide.cards).toEqual([])
	expect(guide.tasks).toEqual([])
})

test('a run of ones own enters the scoreboard, dated', async () => {
	const progress = new Progress(() => new Drawer())
	const guide = new Guide(progress, today)
	await guide.open('slow-leak')
	const endless = deep().map((queue) => ({ ...queue, capacity: 2 ** 31 - 1 }))
	guide.see(evidenceOf({ scene: 'slow-leak', atUs: 3_000_000, queues: endless }))
	expect(progress.facts['unbounded queue']?.bounded).toMatchObject({ isMet: false, date: today() })
})

function deep() {
	return busy(1).moment.queues.map((queue) => ({ ...queue, depth: 60, peak: 60 }))
}

function quick() {
	const many = busy(1).moment.latency
	const answer = { ...many, count: 100, summary: () => ({ ...many.summary(), mean: 1000 }) }
	const latency = { ...many, count: 100, summary: () => ({ ...many.summary(), mean: 80_000 }) }
	return { answer, latency }
}
