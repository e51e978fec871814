/** The search kills every mutant of the pool's text: somebody waits for ever, or something is left. */
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { expect, test, vi } from 'vitest'
import { classFrom } from '../../tools/explore-checks/compiled-buffer.ts'
import type { Me } from '../../tools/explore-checks/derived-handle.ts'
import { lookThrough, nothingOpen, planOf } from '../../tools/explore-checks/look.ts'
import { everyState } from '../../tools/explore-checks/other-explorers.ts'
import type { KnobValues } from '../engine/layout.ts'
import { Plan } from '../programs/pool-admission/plan.ts'
import * as submitting from '../programs/pool-admission/submit.ts?twin'
import * as working from '../programs/pool-admission/work.ts?twin'
import { mostPlaces, mostThreads, type Sizes, sizesOf } from '../programs/pool-knobs.ts'
import type { World } from '../programs/scene.ts'
import * as serving from '../programs/service.ts?twin'
import { withSwitches } from '../programs/switches.ts'
import * as arriving from '../sync/arrival.ts?twin'
import { Condition } from '../sync/condition.ts'
import * as giving from '../sync/direct.ts?twin'
import { Guarded } from '../sync/guarded.ts'
import * as ring from '../sync/item-ring.ts?twin'
import type { KnobCells } from '../sync/knob-cells.ts'
import { Lock } from '../sync/lock.ts'
import * as rejecting from '../sync/rejected.ts?twin'
import type { SharedMemory } from '../sync/shared-memory.ts'
import type { RunPlan } from './virtual-run.ts'
import type { Stops } from './virtual-seam.ts'

vi.setConfig({ testTimeout: 60_000 })

interface Pool {
	resize(you: Me, capacity: number): Stops
}
type MakePool = new (memory: SharedMemory, sizes: Sizes, work: unknown) => Pool

const { submit } = submitting as unknown as { submit: (me: Me, pool: Pool, plan: Plan) => Stops }
const { work } = working as unknown as { work: (me: Me, pool: Pool, service: unknown) => Stops }
const { Service } = serving as unknown as { Service: new (knobs: KnobCells) => unknown }

const path = 'programs/pool-admission/pool.ts'
const written = readFileSync(resolve(import.meta.dirname, '..', path), 'utf8')
/** The pool whose submitter waits for room. */
const text = withSwitches(written, { full: 4 })
const parts = {
	...(arriving as object),
	...(giving as object),
	...(ring as object),
	...(rejecting as object),
	...{ Condition, Guarded, Lock, mostPlaces, mostThreads },
}

const sizes = [
	{ tasks: 1, core: 0, max: 1, capacity: 1 },
	{ tasks: 3, core: 0, max: 2, capacity: 1 },
	{ tasks: 4, core: 1, max: 1, capacity: 1 },
]

/** The plan of a run of the pool `Made`. */
function planFor(Made: MakePool, values: KnobValues): RunPlan {
	const plan = planOf('pool-admission', values)
	const build = (memory: SharedMemory, knobs: KnobCells): World => {
		const service = new Service(knobs)
		const pool = new Made(memory, sizesOf(values), service)
		const programs = {
			submitter: (me: Me) => submit(me, pool, new Plan(knobs)),
			'pool thread': (me: Me) => work(me, pool, service),
		}
		const turn = {
			*capacity(you: Me, value: number): Stops<boolean> {
				yield* pool.resize(you, value)
				return true
			},
		}
		return { programs, turn } as unknown as World
	}
	return { ...plan, twin: { ...plan.scene, build } }
}

/** A law that some schedule of the pool `mutated` breaks, or that it leaves something in the queue; null when neither. */
async function killer(mutated: string): Promise<string | null> {
	const made: unknown = await classFrom(mutated, { path, name: 'ThreadPool', parts })
	for (const values of sizes) {
		const plan = planFor(made as MakePool, values)
		const { law } = lookThrough(plan)
		if (law !== null) return law
		const { all } = everyState(plan, nothingOpen, (run) => run.key(nothingOpen))
		if ([...all].some((ending) => !ending.includes(' : 0,'))) return 'something is left'
	}
	return null
}

const mutants = [
	['starts nobody for what is queued', 'if (this.running.value === 0) {', 'if (false) {'],
	['starts somebody and does not tell', 'me.notify(this.started)', ''],
	['queues a task and does not tell', 'me.notify(this.notEmpty)', ''],
	['leaves those waiting that were never started', 'me.notifyAll(this.started)', ''],
	['leaves those waiting that have nothing to do', 'me.notifyAll(this.notEmpty)', ''],
	[
		'tests once whether there is a task',
		'while (this.queue.isEmpty && this.given.isEmpty) {',
		'if (this.queue.isEmpty && this.given.isEmpty) {',
	],
] as const

test('the text itself breaks no law and leaves nothing', async () => {
	expect(await killer(text)).toBeNull()
})

test.each(mutants)('killed: a pool that %s', async (_, from, to) => {
	expect(text.split(from)).toHaveLength(2)
	expect(await killer(text.replace(from, to))).not.toBeNull()
})

test('survives: a pool that makes room and does not tell, since whoever finds nothing to do tells', async () => {
	const from = 'removeFirst(me)\n\t\tme.notify(this.notFull)'
	expect(text.split(from)).toHaveLength(2)
	expect(await killer(text.replace(from, 'removeFirst(me)'))).toBeNull()
})
