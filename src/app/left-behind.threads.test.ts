import { expect, test } from 'vitest'
import { Play } from '../../tools/real-threads/play.ts'
import type { KnobValues } from '../engine/layout.ts'
import { Recording } from '../model/recording.ts'
import { shutdown } from '../programs/shutdown/scene.ts'
import { defaultsOf } from './shown.ts'
import { type Verdict, verdictOf } from './verdict.ts'

/** What is said of a run of the shop that closes, and who has not left then. */
async function saidOf(given: KnobValues): Promise<Verdict & { readonly stay: string }> {
	const values = { ...defaultsOf(shutdown), ...given }
	const play = await new Play(shutdown, { values, pace: 20 }).begin()
	await play.until(() => play.ending !== null)
	if (play.ending === null) throw new Error('it goes on')
	const recording = new Recording(play.run.cast)
	recording.append(play.events, play.run.nowUs)
	const moment = recording.momentAt(recording.endUs)
	const stay = moment.threads.filter(({ state }) => state !== 'finished').map(({ name }) => name)
	return { ...verdictOf(play.ending, { moment, values, sections: null }), stay: stay.join() }
}

test('who waits for ever is named, and whom it waits for in vain', async () => {
	const { title, detail, stay } = await saidOf({})
	expect(stay).toMatch(/^C\d$/)
	expect(title).toBe(`${stay} waits for ever`)
	expect(detail).toBe(`${stay} waits for “not empty”, and everybody who could put has left.`)
})

test('a closer with more pills than anybody takes waits for ever, and what is left is counted', async () => {
	const { title, detail } = await saidOf({ pills: 16, consumers: 1, capacity: 4 })
	expect(title).toBe('K1 waits for ever')
	expect(detail).toBe(
		'K1 waits for “not full”, and everybody who could take has left. 4 pills are left in the queue.',
	)
})

test('a run that is finished says what nobody has taken', async () => {
	const all = await saidOf({ pills: 4 })
	expect(all.title).toBe('Finished')
	expect(all.detail).toBe('Every thread has left its program.')
	const one = await saidOf({ pills: 5 })
	expect(one.detail).toBe('Every thread has left its program. 1 pill is left in the queue.')
	const { detail } = await saidOf({ stop: 'now' })
	expect(detail).toMatch(/^Every thread has left its program. (1 was|\d+ were) thrown away.$/)
})
