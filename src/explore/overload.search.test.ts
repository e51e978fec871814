/** The queue on the path of requests in all schedules, however it says no; and each mistake in it is found in one of them. */
import { expect, test, vi } from 'vitest'
import { lookThrough } from '../../tools/explore-checks/look.ts'
import {
	overloadPlans,
	type OverloadCase,
	overloadText,
	servings,
	ways,
} from '../../tools/explore-checks/overload-plan.ts'
import { mutatedBy, type QueueMutant } from '../../tools/explore-checks/queue-mutants.ts'

vi.setConfig({ testTimeout: 60_000 })

const text = overloadText()
const sizes = [
	{ callers: 1, workers: 1, capacity: 1 },
	{ callers: 2, workers: 1, capacity: 1 },
	{ callers: 1, workers: 2, capacity: 1 },
	{ callers: 2, workers: 1, capacity: 2 },
] as const
const sheds = [false, true] as const

const cases: readonly OverloadCase[] = ways.flatMap((way) =>
	sizes.flatMap((size) =>
		sheds.map((isShedding) => ({ ...size, way, isShedding, order: 'OldestFirst' as const })),
	),
)

/** The first law that the queue with this text breaks; null for none. */
async function brokenBy(written: string): Promise<string | null> {
	const planFor = await overloadPlans(written)
	for (const one of cases) {
		const { law } = lookThrough(planFor(one))
		if (law !== null) return law
	}
	return null
}

test.each(ways)(
	'%s: nobody is left waiting, none is taken twice, it is never too full',
	async (way) => {
		const planFor = await overloadPlans(text)
		for (const one of cases.filter((it) => it.way === way)) {
			const { verdict, law, race } = lookThrough(planFor(one))
			expect({ one, verdict, law, race }).toEqual({ one, verdict: 'safe', law: null, race: null })
		}
	},
)

test.each(servings)('the same with %s', async (order) => {
	const planFor = await overloadPlans(text)
	for (const way of ways) {
		const one = { way, order, isShedding: true, callers: 2, workers: 1, capacity: 2 }
		const { verdict, race } = lookThrough(planFor(one))
		expect({ way, verdict, race }).toEqual({ way, verdict: 'safe', race: null })
	}
})

const waitForRoom = 'while (this.items.isFull) {\n\t\t\t\tme.wait(this.notFull)'
const waitForTask = 'while (this.items.isEmpty) {\n\t\t\t\tme.wait(this.notEmpty)'
const tell = '\n\t\t\tthis.tellRoom(me)'
const make = 'this.items.dropFirst(me, Loss.dropped)'
const run = 'me.unlock(this.guard)\n\t\tthis.options.service'

const mutants: readonly QueueMutant[] = [
	{ name: 'put tests once', changes: [[waitForRoom, waitForRoom.replace('while', 'if')]] },
	{ name: 'take tests once', changes: [[waitForTask, waitForTask.replace('while', 'if')]] },
	{ name: 'an insert tells nobody', changes: [['me.notify(this.notEmpty)', '']] },
	{
		name: 'a take tells nobody',
		changes: [[`next(me, this.items)${tell}`, 'next(me, this.items)']],
	},
	{
		name: 'who throws away what is too old tells nobody',
		changes: [[`Loss.expired)${tell}`, 'Loss.expired)']],
	},
	{ name: 'the oldest makes no room', changes: [[make, 'break']] },
	{ name: 'the caller who runs keeps the lock', changes: [[run, 'this.options.service']] },
	{
		name: 'room is told to everybody',
		changes: [['me.notify(this.notFull)', 'me.notifyAll(this.notFull)']],
		survives: 'each tests again',
	},
]

test.each(mutants.filter(({ survives }) => !survives))('killed: $name', async (mutant) => {
	expect(await brokenBy(mutatedBy(mutant, text))).not.toBeNull()
})

test.each(mutants.filter(({ survives }) => survives))(
	'survives: $name, since $survives',
	async (mutant) => {
		expect(await brokenBy(mutatedBy(mutant, text))).toBeNull()
	},
)
