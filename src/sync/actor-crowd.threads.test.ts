/** A thousand actors on four threads that write to each other: nothing is lost, and each sender's letters come in its order. */
import { expect, test } from 'vitest'
import {
	crowding,
	crowdSize,
	handledEach,
	isCrowdWorld,
	openCrowding,
} from '../../tools/real-threads/crowd-scenes.ts'
import { Play } from '../../tools/real-threads/play.ts'

/** How the run ended, and how many of the actors have handled all that was sent to them, in order. */
async function played(scene: typeof crowding) {
	const play = await new Play(scene, { values: { dispatchers: 4 }, pace: 'full' }).begin()
	await play.until(() => play.ending !== null)
	const states = play.worldAs(isCrowdWorld).actors.map(({ atRest }) => atRest)
	const right = states.filter(({ handled, wrong }) => handled === handledEach && wrong === 0)
	return { ending: play.ending, right: right.length }
}

test('50,000 messages: every one is handled, those of each sender in its order', async () => {
	expect(crowdSize * handledEach).toBe(50_000)
	expect(await played(crowding)).toEqual({ ending: { kind: 'finished' }, right: crowdSize })
})

test('broken twin: mailboxes without a lock are found out', async () => {
	expect((await played(openCrowding)).right).toBeLessThan(crowdSize)
})
