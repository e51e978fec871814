import { expect, test } from 'vitest'
import { Play } from '../../tools/real-threads/play.ts'
import { steadyLoad } from '../programs/orientation/scene.ts'
import { Kind, pageThread } from '../trace/event.ts'

test('whoever reads the records knows where every knob stands, and since when', async () => {
	const play = new Play(steadyLoad, { values: { rate: 20 }, pace: 1 })
	play.look()
	expect(play.count(Kind.turned)).toBe(0)
	await play.begin()
	await play.until(() => play.count(Kind.put) >= 5)
	const puts = play.count(Kind.put)
	await play.run.setKnob('rate', 33.5)
	await play.run.setKnob('dist', 'exponential')
	await play.run.setKnob('workers', 2)
	await play.until(() => play.count(Kind.put) > puts)
	const names = Object.keys(play.run.cast.knobs)
	const turned = play.events.filter(({ kind }) => kind === Kind.turned)
	expect(turned.map(({ thread, a, b }) => [thread, names[a], b])).toEqual([
		[pageThread, 'rate', 33_500],
		[pageThread, 'dist', 1],
		[pageThread, 'workers', 2000],
	])
	const putUs = play.events.filter(({ kind }) => kind === Kind.put)[puts - 1]?.atUs ?? Infinity
	expect(turned[0]?.atUs).toBeGreaterThanOrEqual(putUs)
})

test('a knob may be turned while everybody stands, and is told of at once', async () => {
	const play = await new Play(steadyLoad, { pace: 1 }).begin()
	await play.until(() => play.count(Kind.put) >= 1)
	await play.run.pause()
	play.look()
	await play.run.setKnob('service', 7)
	play.look()
	expect(play.events.at(-1)).toMatchObject({ kind: Kind.turned, b: 7000 })
})
