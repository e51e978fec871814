import { expect, test } from 'vitest'
import { Play } from '../../tools/real-threads/play.ts'
import type { KnobValues } from '../engine/layout.ts'
import { Recording } from '../model/recording.ts'
import { boundedCycle } from '../programs/bounded-cycle/scene.ts'
import { singleConditionDeadlock } from '../programs/wait-notify/scene.ts'
import type { Scene } from '../programs/scene.ts'
import { defaultsOf } from './shown.ts'
import { type Verdict, verdictOf } from './verdict.ts'

/** What is said of a run that ends in a deadlock. */
async function saidOf(scene: Scene, given: KnobValues): Promise<Verdict> {
	const values = { ...defaultsOf(scene), ...given }
	const play = await new Play(scene, { values, pace: 10 }).begin()
	await play.until(() => play.ending !== null)
	if (play.ending === null) throw new Error('it goes on')
	const recording = new Recording(play.run.cast)
	recording.append(play.events, play.run.nowUs)
	const moment = recording.momentAt(recording.endUs)
	return verdictOf(play.ending, { moment, values, sections: null })
}

test('with several queues it is said for each who waits, and who would have to do what', async () => {
	const { title, detail, law } = await saidOf(boundedCycle, {})
	expect(title).toBe('Deadlocked')
	expect(detail).toBe(
		'C1 waits for “requests not full”; S1 waits for “replies not full”. ' +
			'Only S1 takes from requests, only C1 takes from replies: whoever could wake them waits, too.',
	)
	expect(law).toEqual({ when: 'hangs when', rule: 'N > R + S + 1', here: 'here 6 > 2 + 2 + 1' })
})

test('with one condition for all it is said what each of them waits for', async () => {
	const { detail, law } = await saidOf(singleConditionDeadlock, { think: 1 })
	expect(detail).toMatch(/waits? for “not full”/)
	expect(detail).toMatch(/waits? for “not empty”/)
	expect(law).toMatchObject({ rule: 'P + C > 2·B', here: 'here 4 > 2' })
})
