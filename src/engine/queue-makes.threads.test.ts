/** Every make of the queue on real threads: what is handed over, what the trace shows, and what history it is. */
import { describe, expect, test } from 'vitest'
import { isHandover, itemsEach } from '../../tools/real-threads/handover-scene.ts'
import { checkHistoryOf, decideWindowsOf } from '../../tools/real-threads/history-of-play.ts'
import { findingsIn, lawful } from '../../tools/real-threads/laws.ts'
import { Play } from '../../tools/real-threads/play.ts'
import { handovers } from '../../tools/real-threads/test-scenes.ts'

const sizes = [
	[1, 1, 1],
	[2, 2, 2],
	[4, 4, 1],
	[1, 3, 16],
] as const

describe.each(Object.entries(handovers))('%s', (_name, scene) => {
	test.each(sizes)(
		'%i × %i over %i places: nothing is lost, doubled, overtaken or stuck, and the history is legal',
		async (producers, consumers, capacity) => {
			const values = { producers, consumers, capacity }
			const play = new Play(scene, { values, ringRecords: 131_072 })
			const { tally } = play.worldAs(isHandover)
			const all = producers * itemsEach
			await play.begin()
			const isOver = () => tally.arrived >= all || play.ending !== null
			await play.untilOrStill(isOver, () => tally.arrived)
			await play.end()
			expect(play.lost).toBe(0)
			expect(tally.read(producers)).toEqual({ lost: 0, doubled: 0, overtaken: 0, strange: 0 })
			expect(findingsIn(play.events)).toEqual({ ...lawful, inside: 0, puts: all, takes: all })
			for (const bounds of ['section', 'call'] as const) {
				const verdict = checkHistoryOf(play, bounds)
				expect(verdict).toMatchObject({ holds: true, isPartial: false, violation: null })
				const [window] = decideWindowsOf(play, bounds, 4000, 1)
				expect(window?.verdict).toBe('legal')
			}
		},
	)
})
