/** Every make of the queue: safe in all schedules at small sizes, and each mistake in it is found in one of them. */
import { describe, expect, test } from 'vitest'
import {
	bufferText,
	type CompiledFile,
	plansFor,
} from '../../tools/explore-checks/compiled-buffer.ts'
import { finitePlansFor } from '../../tools/explore-checks/finite-work.ts'
import { lookThrough, type Size, sizesUpTo } from '../../tools/explore-checks/look.ts'
import {
	mutatedBy,
	oneLockMutants,
	type QueueMutant,
	spinningMutants,
	twoLockMutants,
} from '../../tools/explore-checks/queue-mutants.ts'
import { makes as makesOfScene } from '../programs/queue-knobs.ts'
import { sceneOf } from '../programs/scenes.ts'
import * as oneLock from '../sync/blocking-queue.ts?twin'
import { Condition } from '../sync/condition.ts'
import * as derivedOperations from '../sync/derived-operations.ts?twin'
import * as ring from '../sync/item-ring.ts?twin'
import { Lock } from '../sync/lock.ts'
import { QueueClosed } from '../sync/queue-closed.ts'
import { QueueEmpty } from '../sync/queue-empty.ts'
import { QueueFull } from '../sync/queue-full.ts'
import * as twoEnded from '../sync/two-ended-ring.ts?twin'
import { Refusal } from '../trace/event.ts'

/** Ten times what the slowest takes alone on two cores. */
const limitMs = 60_000

const all = sizesUpTo(2, 2)
/** Whoever looks again and again stands at more places: with four of them there are too many to see them all here. */
const upToThree = all.filter(({ producers, consumers }) => producers + consumers <= 3)

interface Make {
	readonly name: string
	readonly file: CompiledFile
	/** What is written otherwise in this make. */
	readonly written?: QueueMutant
	readonly mutants: readonly QueueMutant[]
	readonly sizes: readonly Size[]
}

const { TwoEndedRing } = twoEnded as unknown as { TwoEndedRing: unknown }
const { BlockingQueue } = oneLock as unknown as { BlockingQueue: unknown }
const { DerivedOperations } = derivedOperations as unknown as { DerivedOperations: unknown }
const { ItemRing } = ring as unknown as { ItemRing: unknown }

const blockingQueue: CompiledFile = {
	path: 'sync/blocking-queue.ts',
	name: 'BlockingQueue',
	parts: { Condition, ItemRing, Lock, QueueClosed, QueueEmpty, QueueFull, Refusal },
}

const makes: readonly Make[] = [
	{ name: 'one lock', file: blockingQueue, mutants: oneLockMutants, sizes: all },
	{
		name: 'FIFO-fair lock',
		file: blockingQueue,
		written: { name: 'fair', changes: [['isFair = false', 'isFair = true']] },
		mutants: oneLockMutants,
		sizes: all,
	},
	{
		name: 'priority',
		file: {
			path: 'sync/priority-queue.ts',
			name: 'PriorityQueue',
			parts: { BlockingQueue, ItemRing },
		},
		mutants: [],
		sizes: all,
	},
	{
		name: 'spin then park',
		file: { path: 'sync/spinning-queue.ts', name: 'SpinningQueue', parts: { BlockingQueue } },
		mutants: spinningMutants,
		sizes: upToThree,
	},
	{
		name: 'two locks',
		file: {
			path: 'sync/two-lock-queue.ts',
			name: 'TwoLockQueue',
			parts: { Condition, DerivedOperations, Lock, QueueClosed, QueueFull, Refusal, TwoEndedRing },
		},
		mutants: twoLockMutants,
		sizes: all,
	},
]

/** The first law that the queue with this text breaks, smallest sizes first; null for none. */
async function brokenBy(
	{ file, sizes }: Make,
	text: string,
	plans: readonly (typeof finitePlansFor)[],
): Promise<string | null> {
	for (const plan of plans) {
		const planFor = await plan(text, file)
		for (const size of sizes) {
			const { law } = lookThrough(planFor({ ...size }))
			if (law !== null) return law
		}
	}
	return null
}

const both = [finitePlansFor, plansFor]

describe.each(makes)('$name', { timeout: limitMs }, (make) => {
	const { file, written, mutants } = make
	const plain = bufferText(file)
	const text = written ? mutatedBy(written, plain) : plain
	const of = (isSurvivor: boolean) =>
		mutants.filter(({ survives }) => (survives !== undefined) === isSurvivor)

	test('it breaks no law, whether its work is finite or endless', async () => {
		expect(await brokenBy(make, text, both)).toBeNull()
	})

	test.for(of(false))('killed: $name', async (mutant) => {
		expect(await brokenBy(make, mutatedBy(mutant, text), both)).not.toBeNull()
	})

	test.for(of(true))('survives: $name, since $survives', async (mutant) => {
		const few = { ...make, sizes: upToThree }
		expect(await brokenBy(few, mutatedBy(mutant, text), [finitePlansFor])).toBeNull()
	})
})

test.each(makesOfScene)('the scene is safe with %s, one taken at once or two', (variant) => {
	for (const batch of [1, 2]) {
		const values = { variant, batch, producers: 1, consumers: 1, capacity: 2, urgent: 50 }
		const { verdict, race } = lookThrough({ scene: sceneOf('blocking-queue'), values, seed: 1 })
		expect({ batch, verdict, race }).toEqual({ batch, verdict: 'safe', race: null })
	}
})
