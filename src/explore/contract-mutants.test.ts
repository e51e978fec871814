/** The table of the contract notices: each small mistake breaks one of its laws in some schedule. */
import { describe, expect, test } from 'vitest'
import {
	bufferText,
	classFrom,
	type CompiledFile,
	places,
} from '../../tools/explore-checks/compiled-buffer.ts'
import {
	contractMutants,
	deadlineFirst,
	rendezvousMutants,
} from '../../tools/explore-checks/contract-mutants.ts'
import { lookThrough, nothingOpen } from '../../tools/explore-checks/look.ts'
import type { QueueMutant } from '../../tools/explore-checks/queue-mutants.ts'
import { contract, rows, rowsOf, sorts } from '../../tools/real-threads/contract-scene.ts'
import * as derived from '../../tools/real-threads/contract-scene.ts?twin'
import type { KnobValues } from '../engine/layout.ts'
import { type Move, type RunPlan, VirtualRun } from './virtual-run.ts'
import { Kind, Refusal } from '../trace/event.ts'
import { Condition } from '../sync/condition.ts'
import type { Handover } from '../sync/handover.ts'
import * as ring from '../sync/item-ring.ts?twin'
import { Interrupted } from '../sync/leaving.ts'
import { Lock } from '../sync/lock.ts'
import * as meeting from '../sync/meeting.ts?twin'
import * as placeless from '../sync/placeless.ts?twin'
import { QueueClosed } from '../sync/queue-closed.ts'
import { QueueEmpty } from '../sync/queue-empty.ts'
import { QueueFull } from '../sync/queue-full.ts'
import type { SharedMemory } from '../sync/shared-memory.ts'

const { contractOf } = derived as unknown as {
	contractOf: (build: (memory: SharedMemory) => Handover) => typeof contract
}
const named = { Refusal, Condition, Lock, QueueClosed, QueueEmpty, QueueFull }

const blockingQueue: CompiledFile = {
	path: 'sync/blocking-queue.ts',
	name: 'BlockingQueue',
	parts: { ...named, ...(ring as object) },
}
const rendezvous: CompiledFile = {
	path: 'sync/rendezvous.ts',
	name: 'Rendezvous',
	parts: { ...named, Interrupted, ...(meeting as object), ...(placeless as object) },
}

function textOf({ changes }: QueueMutant, file: CompiledFile): string {
	return changes.reduce((text, [from, to]) => {
		expect(text.split(from).length, from).toBe(2)
		return text.replace(from, () => to)
	}, bufferText(file))
}

async function planner(text: string, file: CompiledFile): Promise<(values: KnobValues) => RunPlan> {
	const Made = await classFrom(text, file)
	const twin = contractOf((memory) => new Made(memory, places) as unknown as Handover)
	return (values) => ({ scene: contract, twin, values: { ...values, timeless: 1 }, seed: 1 })
}

/** The first law that a queue with this text breaks; null when it breaks none. */
async function broken(text: string, file: CompiledFile, most: number): Promise<string | null> {
	const planOf = await planner(text, file)
	for (const [i, sort] of sorts.entries()) {
		if (!sort.name.startsWith(most === 0 ? 'rendezvous' : 'blocking') || sort.capacity > most) {
			continue
		}
		for (const row of rowsOf(sort)) {
			const { verdict } = lookThrough(planOf({ row: rows.indexOf(row), sort: i }))
			if (verdict !== 'safe') return row.law
		}
	}
	return null
}

const cases = [
	...contractMutants.map((mutant) => [mutant.name, mutant, blockingQueue, 2] as const),
	...rendezvousMutants.map((mutant) => [mutant.name, mutant, rendezvous, 0] as const),
]

describe('a law is broken when', () => {
	test.each(cases)('%s', { timeout: 60_000 }, async (_name, mutant, file, most) => {
		expect(await broken(textOf(mutant, file), file, most)).not.toBeNull()
	})
})

test.each([
	['blocking queue', blockingQueue, 2],
	['rendezvous', rendezvous, 0],
] as const)(
	'the text of the %s itself, compiled in the same way, breaks none',
	async (_, file, most) => {
		expect(await broken(bufferText(file), file, most)).toBeNull()
	},
	60_000,
)

/** Whether in some schedule an item is refused for want of time while there is room for it. */
function refusesInVain(plan: RunPlan): boolean {
	const seen = new Set<string>()
	const ways: (readonly Move[])[] = [[]]
	// Grows while it is gone through.
	for (const way of ways) {
		const run = new VirtualRun(plan)
		for (const move of way) run.go(move)
		let inside = 0
		for (const { kind, b } of run.records) {
			if (kind === Kind.put || kind === Kind.take) inside = b
			if (kind === Kind.reject && b === Refusal.timedOut && inside === 0) return true
		}
		const key = run.key(nothingOpen)
		if (seen.has(key)) continue
		seen.add(key)
		for (const move of run.moves(nothingOpen)) ways.push([...way, move])
	}
	return false
}

test('a timed offer says that there was no room only when there is none', async () => {
	const row = rows.findIndex(({ law }) => law.startsWith('a timed offer that is over'))
	const values = { row, sort: 0 }
	const right = await planner(bufferText(blockingQueue), blockingQueue)
	const wrong = await planner(textOf(deadlineFirst, blockingQueue), blockingQueue)
	expect(refusesInVain(right(values))).toBe(false)
	expect(refusesInVain(wrong(values))).toBe(true)
})
