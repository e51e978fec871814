/** Every law of the contract, on every sort of queue, in every schedule that there is. */
import { describe, expect, test } from 'vitest'
import { lookThrough } from '../../tools/explore-checks/look.ts'
import { contract, rows, rowsOf, sorts } from '../../tools/real-threads/contract-scene.ts'
import * as derived from '../../tools/real-threads/contract-scene.ts?twin'

/** Ten times what the slowest takes alone on two cores. */
const limitMs = 60_000

const { contract: twin } = derived as unknown as { contract: typeof contract }

describe.each(sorts.map((sort) => [sort.name, sort] as const))('%s', (_, sort) => {
	const some = rowsOf(sort).filter(({ d }) => !(sort.isRestless && d))
	test.each(some.map((row) => [row.law, row] as const))('%s', { timeout: limitMs }, (_law, row) => {
		const values = { row: rows.indexOf(row), sort: sorts.indexOf(sort), timeless: 1 }
		const { verdict, detail } = lookThrough({ scene: contract, twin, values, seed: 1 })
		expect([verdict, detail]).toEqual(['safe', ''])
	})
})
