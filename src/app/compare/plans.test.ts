import fc from 'fast-check'
import { expect, test } from 'vitest'
import { compare } from '../../programs/compare/scene.ts'
import { strategies } from '../../programs/strategies.ts'
import { plansOf } from '../trials/declared.svelte.ts'
import { checkCompare, chosenOf, paceOf } from './plans.ts'

const plans = plansOf(compare, { rate: 20 }, 7)
const check = (options: unknown) => () => checkCompare(options, compare)

test('there is a trial for each strategy, and they differ in nothing else', () => {
	expect(plans.map(({ name }) => name)).toEqual(strategies)
	expect(plans.map(({ values }) => values)).toEqual(
		strategies.map((strategy) => ({ rate: 20, strategy })),
	)
	expect(new Set(plans.map(({ seed, pace, lengthUs }) => `${seed} ${pace} ${lengthUs}`)).size).toBe(
		1,
	)
})

test('what is asked for stands in the place of what the page says, in the order of the scoreboard', () => {
	const asked = checkCompare({ seconds: 2, seed: 9, strategies: ['actors', 'busy-wait'] }, compare)
	const chosen = chosenOf(plans, 5, asked)
	expect(chosen.map(({ name }) => name)).toEqual(['busy-wait', 'actors'])
	expect(chosen[0]).toMatchObject({ seed: 9, lengthUs: 2_000_000, pace: 5 })
	expect(chosenOf(plans, 5)).toMatchObject(plans.map((plan) => ({ ...plan, pace: 5 })))
})

test('what cannot be had is refused with a sentence that names it', () => {
	expect(check({ seconds: 0 })).toThrow('seconds is a number from 1 to 60.')
	expect(check({ seconds: '5' })).toThrow('seconds is a number from 1 to 60.')
	expect(check({ seed: -1 })).toThrow(/^seed is a whole number/)
	expect(check({ strategies: ['hope'] })).toThrow(
		/^strategies is a list of some of these: busy-wait, /,
	)
	expect(check({ strategies: [] })).toThrow(/^strategies is a list/)
	expect(check({ pace: 5 })).toThrow('compare has no option "pace".')
	expect(check('all')).toThrow(/^compare takes an object/)
	expect(check({})()).toEqual({})
})

test('whatever is asked, it is refused with a sentence or can be run', () => {
	fc.assert(
		fc.property(fc.anything(), (options) => {
			try {
				const chosen = chosenOf(plans, 1, checkCompare(options, compare))
				expect(chosen.length).toBeGreaterThan(0)
				for (const { lengthUs } of chosen) expect(lengthUs).toBeLessThanOrEqual(60_000_000)
			} catch (error) {
				expect(String(error)).toMatch(/^(Range|Type)Error: \w.*\.$/)
			}
		}),
	)
})

test('the pace of the page is brought into what a comparison can run at', () => {
	expect([0.01, 3, 10, 'line', 'full'].map((pace) => paceOf(pace as number))).toEqual([
		1, 3, 10, 1, 10,
	])
})
