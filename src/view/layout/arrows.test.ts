import { expect, test } from 'vitest'
import { blockingQueueFixture } from '../../model/fixture.ts'
import type { Moment, Wake } from '../../model/moment.ts'
import { type StageFrame, layoutStage } from './stage.ts'

const frame: StageFrame = {
	width: 824,
	height: 352,
	scale: 1,
	paceFactor: 0.02,
	isPhone: false,
	isReduced: false,
	expected: {},
}
const recording = blockingQueueFixture({ producers: 3, consumers: 4, capacity: 8, changes: [] })
const moment = recording.momentAt(688_960)
const [wake] = moment.wakes
if (wake === undefined) throw new Error('nobody was woken')

function arrows(wakes: readonly Wake[], atUs: number, stated: Partial<StageFrame> = {}) {
	const at: Moment = { ...moment, wakes, atUs }
	return layoutStage(at, { ...frame, ...stated }).arrows
}

const ran: Wake = { ...wake, atUs: 1000, ranUs: 1100 }
const pending = moment.wakes.find(({ ranUs }) => ranUs === null)

test('an arrow lasts 320 ms of screen time once the woken has run', () => {
	expect(arrows([ran], 1000 + 6399)).toHaveLength(1)
	expect(arrows([ran], 1000 + 6401)).toEqual([])
})

test('an arrow stays, faint, for as long as the woken has not run', () => {
	if (pending === undefined) throw new Error('nobody is woken')
	const late = arrows([pending], pending.atUs + 1_000_000)
	expect(late.map(({ isFaint, word }) => ({ isFaint, word }))).toEqual([
		{ isFaint: true, word: null },
	])
})

test('an arrow grows towards the woken and ends there; under reduced motion it is there at once', () => {
	const tipAt = (us: number, isReduced: boolean) => arrows([ran], 1000 + us, { isReduced })[0]?.tip
	const end = tipAt(6000, false)
	expect(tipAt(100, false)).not.toEqual(end)
	expect(tipAt(0, true)).toEqual(end)
})

test('the newest arrow says notify, or notify all', () => {
	const words = (it: Wake) => arrows([it], 6000).map(({ word }) => word?.text)
	expect(words(ran)).toEqual(['notify'])
	expect(words({ ...ran, isAll: true })).toEqual(['notify all'])
})

test('more fresh arrows than can be followed are one arrow with their number', () => {
	const many = moment.threads.map(({ id }, index) => ({
		...ran,
		to: id,
		from: 1,
		atUs: 1000 + index,
	}))
	const drawn = arrows(many, 4500)
	expect(drawn.map(({ word }) => word?.text)).toEqual([`notify ×${many.length.toString()}`])
})

test('going line by line, an arrow is drawn until the woken runs', () => {
	if (pending === undefined) throw new Error('nobody is woken')
	const stated = { paceFactor: 0 }
	expect(arrows([pending], pending.atUs + 900_000, stated)[0]?.isFaint).toBe(false)
	expect(arrows([ran], 1200, stated)).toEqual([])
})

test('an arrow ends where the woken stands, and none points at one that has left', () => {
	const threads = moment.threads.map((it) =>
		it.id === ran.to ? { ...it, state: 'finished' as const } : it,
	)
	const at: Moment = { ...moment, threads, wakes: [ran], atUs: 2000 }
	expect(layoutStage(at, frame).arrows).toEqual([])
	expect(layoutStage({ ...at, threads: moment.threads }, frame).arrows).toHaveLength(1)
})

test('between two of one column an arrow goes around those who stand there', () => {
	const [one, other] = moment.threads.filter(({ side }) => side === 'consumers')
	const wakes = [{ ...ran, from: one?.id ?? 0, to: other?.id ?? 0 }]
	const at: Moment = { ...moment, conditions: [], wakes, atUs: 2000 }
	const layout = layoutStage(at, { ...frame, isReduced: true })
	const box = layout.capsules.find(({ id }) => id === other?.id)?.box
	const [arrow] = layout.arrows
	expect(arrow?.tip.x).toBeLessThan((box?.x ?? NaN) + (box?.width ?? NaN) / 2)
	expect(arrow?.word?.x).toBeLessThan(box?.x ?? NaN)
})
