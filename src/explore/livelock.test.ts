/** Threads that go on for ever and get nowhere. */
import { expect, test } from 'vitest'
import { Chance } from '../../tools/explore-checks/chance.ts'
import { lookThrough, nothingOpen } from '../../tools/explore-checks/look.ts'
import { impatient, polite, yielding } from '../../tools/explore-checks/polite-programs.ts'
import { Kind } from '../trace/event.ts'
import { VirtualRun } from './virtual-run.ts'

test('two threads that each wait for the other to give way are stuck, although they never stand still', () => {
	const found = lookThrough(polite)
	expect(found).toMatchObject({ verdict: 'violation', law: 'progress', sections: 0 })
	// Both have said that they want to; nobody need have looked.
	expect(found.turns?.length).toBeLessThanOrEqual(6)
})

test('from where the search says so nothing is ever done again', () => {
	const { turns = [] } = lookThrough(polite)
	const run = new VirtualRun(polite)
	const chance = new Chance(3)
	for (const { thread, choice, wakes } of turns) {
		run.go({ thread: run.threads.findIndex(({ id }) => id === thread), choice, wakes })
	}
	const done = run.records.filter(({ kind }) => kind === Kind.worked).length
	for (let i = 0; i < 2000; i++) run.go(chance.oneOf(run.moves(nothingOpen)))
	expect(run.isOver).toBe(false)
	expect(run.records.filter(({ kind }) => kind === Kind.worked)).toHaveLength(done)
})

test('who gives way again can still get on, and who asks once comes to his end: neither is stuck', () => {
	expect(lookThrough(yielding).verdict).toBe('safe')
	expect(lookThrough(impatient).verdict).toBe('safe')
})
