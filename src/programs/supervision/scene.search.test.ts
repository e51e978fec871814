/** One bad order in every schedule: nobody is left waiting, whatever becomes of the worker, watched or not. */
import { expect, test, vi } from 'vitest'
import {
	lookThrough,
	planOf,
} from '../../../tools/explore-checks/look.ts'
import { strategies } from '../../sync/supervision.ts'

vi.setConfig({ testTimeout: 60_000 })

test.each(
	strategies.flatMap((sup) => [
		[sup, false] as const,
		[sup, true] as const,
	]),
)(
	'%s, watched: %s: no law is broken, nobody is left waiting',
	(sup, watch) => {
		const values = { orders: 1, fail: 100, sup, watch }
		const found = lookThrough(planOf('supervision', values))
		expect(found).toMatchObject({ verdict: 'safe', race: null })
	},
)
