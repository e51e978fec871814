/** What pools say to the questions of their cards, on made-up evidence: early on nothing, then the value. */
import { expect, test } from 'vitest'
import type { Evidence } from '../evidence.ts'
import { measures } from './measures.ts'
import {
	computing,
	convoyOf,
	dozenReports,
	familyOf,
	heldUpMails,
	poolOf,
	quickMails,
} from './pool-cases.ts'

const asked = (name: string, evidence: Evidence) => measures[name]?.(evidence)

test('a pool that waits for itself hangs when it is over, and not after two rounds', () => {
	expect(asked('pool hangs', familyOf(11))).toBeNull()
	expect(asked('pool hangs', familyOf(12))).toMatchObject({
		value: 0,
		theory: '3 parents < 4 threads.',
	})
	const frozen = familyOf(0, { parents: 4 }, 'deadlocked')
	expect(asked('pool hangs', frozen)).toMatchObject({
		value: 1,
		theory: '4 parents ≥ 4 threads.',
	})
})

test('the tail of short tasks is known after two hundred, beside what reports waited', () => {
	expect(asked('mail tail', convoyOf(quickMails.slice(0, 199), dozenReports))).toBeNull()
	const said = asked('mail tail', convoyOf(heldUpMails, dozenReports))
	expect(said?.value).toBeGreaterThan(2500)
	expect(said?.n).toBe(300)
	expect(said?.theory).toContain('The 12 reports: ')
})

test('the size of a pool is told by what gets done, beside n over the service time as measured', () => {
	expect(asked('tasks per second', poolOf(59))).toBeNull()
	expect(asked('tasks per second', poolOf(700))).toMatchObject({
		value: 175,
		theory: '16 ÷ 90.0 ms = 177.8.',
	})
})

test('and in cores: what computing that much takes', () => {
	expect(asked('cores used', poolOf(760, {}, computing))).toMatchObject({
		value: 1.9,
		theory: '2.0 were free before.',
	})
})
