/** Every law of the contract, on every sort of queue, by real threads: each row a few times, one after another. */
import { describe, expect, test } from 'vitest'
import { NodeCrew } from '../../tools/real-threads/node-crew.ts'
import { Play } from '../../tools/real-threads/play.ts'
import { contract, rows, rowsOf, sorts } from '../../tools/real-threads/contract-scene.ts'

const rounds = 3

describe.each(sorts.map((sort) => [sort.name, sort] as const))('%s', (_, sort) => {
	test('keeps every law of the contract', async () => {
		const crew = new NodeCrew()
		const broken: string[] = []
		for (const row of rowsOf(sort)) {
			const values = { row: rows.indexOf(row), sort: sorts.indexOf(sort) }
			for (let round = 0; round < rounds; round++) {
				const play = new Play(contract, { values, seed: round, ringRecords: 1024, crew })
				await play.begin()
				await play.until(() => play.ending !== null)
				if (play.ending?.kind !== 'finished') {
					broken.push(`${row.law}: ${JSON.stringify(play.ending)}`)
				}
				await play.end()
			}
		}
		await crew.end()
		expect(broken).toEqual([])
	})
})
