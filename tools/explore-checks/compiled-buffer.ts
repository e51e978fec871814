/** A text of the bounded buffer, made into the twin that a search plays: by the same pass as the course's own. */
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { runInThisContext } from 'node:vm'
import { transformWithOxc } from 'vite'
import { planOf } from './look.ts'
import type { Me } from './derived-handle.ts'
import type { KnobValues } from '../../src/engine/layout.ts'
import type { RunPlan } from '../../src/explore/virtual-run.ts'
import type { Stops } from '../../src/explore/virtual-seam.ts'
import type { Scene, World } from '../../src/programs/scene.ts'
import { withSwitches } from '../../src/programs/switches.ts'
import * as consuming from '../../src/programs/wait-notify/consume.ts?twin'
import * as producing from '../../src/programs/wait-notify/produce.ts?twin'
import * as working from '../../src/programs/work.ts?twin'
import { Condition } from '../../src/sync/condition.ts'
import * as ring from '../../src/sync/item-ring.ts?twin'
import type { KnobCells } from '../../src/sync/knob-cells.ts'
import { Lock } from '../../src/sync/lock.ts'
import type { SharedMemory } from '../../src/sync/shared-memory.ts'
import { twin } from '../marking/mark.ts'
import { markerFor } from '../marking/plugin.ts'

const path = 'programs/wait-notify/buffer.ts'
const places = 8

interface Buffer {
	resizeWhilePaused(me: Me, capacity: number): Stops
}
type Make = new (memory: SharedMemory, places: number) => Buffer
type Program = (me: Me, buffer: Buffer, work: unknown) => Stops

const { produce } = producing as unknown as { produce: Program }
const { consume } = consuming as unknown as { consume: Program }
const { Think } = working as unknown as { Think: new (knobs: KnobCells) => unknown }
const { ItemRing } = ring as unknown as { ItemRing: unknown }

/** As it is written, without its switches. */
export function bufferText(): string {
	const file = resolve(import.meta.dirname, '../../src', path)
	return withSwitches(readFileSync(file, 'utf8'), {})
}

/** The plan of a run around the buffer that `text` describes, for each choice of values. */
export async function plansFor(text: string): Promise<(values: KnobValues) => RunPlan> {
	const Made = await bufferFrom(text)
	return (values) => {
		const plan = planOf('wait-notify', values)
		return { ...plan, twin: { ...plan.scene, build: (memory, knobs) => bind(Made, memory, knobs) } }
	}
}

async function bufferFrom(text: string): Promise<Make> {
	const derived = twin(path, text, (specifier) => specifier, markerFor(path)).toString()
	const { code } = await transformWithOxc(derived, 'buffer.ts')
	const body = code.replace(/^import .*$/gm, '').replace('export class', 'class')
	const make = runInThisContext(
		`(function (Condition, ItemRing, Lock) {${body}\nreturn BoundedBuffer})`,
	) as (...parts: unknown[]) => Make
	return make(Condition, ItemRing, Lock)
}

function bind(Made: Make, memory: SharedMemory, knobs: KnobCells): World {
	const buffer = new Made(memory, places)
	const work = new Think(knobs)
	const world = {
		programs: {
			producer: (me: Me) => produce(me, buffer, work),
			consumer: (me: Me) => consume(me, buffer, work),
		},
		turn: {
			*capacity(you: Me, value: number): Stops<boolean> {
				yield* buffer.resizeWhilePaused(you, value)
				return true
			},
		},
	}
	return world as unknown as ReturnType<Scene['build']>
}
