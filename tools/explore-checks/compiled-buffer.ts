/** A text of the bounded buffer or of a queue, made into the twin that a search plays: by the same pass as the course's own. */
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
import type { Item } from '../../src/sync/item.ts'
import * as ring from '../../src/sync/item-ring.ts?twin'
import type { KnobCells } from '../../src/sync/knob-cells.ts'
import { Lock } from '../../src/sync/lock.ts'
import type { SharedMemory } from '../../src/sync/shared-memory.ts'
import { twin } from '../marking/mark.ts'
import { markerFor } from '../marking/plugin.ts'

/** A file with one class in it. */
export interface CompiledFile {
	/** Under `src`. */
	readonly path: string
	readonly name: string
	/** What it imports, by name. */
	readonly parts: Readonly<Record<string, unknown>>
}

/** More than any capacity of the course's small buffers. */
export const places = 8

export interface Queue {
	put(me: Me, item: Item): Stops
	take(me: Me): Stops<Item>
	resizeWhilePaused(me: Me, capacity: number): Stops
}
type Make = new (memory: SharedMemory, places: number) => Queue
type Program = (me: Me, buffer: Queue, work: unknown) => Stops

const { produce } = producing as unknown as { produce: Program }
const { consume } = consuming as unknown as { consume: Program }
const { Think } = working as unknown as { Think: new (knobs: KnobCells) => unknown }
const { ItemRing } = ring as unknown as { ItemRing: unknown }

const buffer: CompiledFile = {
	path: 'programs/wait-notify/buffer.ts',
	name: 'BoundedBuffer',
	parts: { Condition, ItemRing, Lock },
}

/** As it is written, without its switches. */
export function bufferText({ path } = buffer): string {
	const file = resolve(import.meta.dirname, '../../src', path)
	return withSwitches(readFileSync(file, 'utf8'), {})
}

/** The plan of a run around the buffer that `text` describes, for each choice of values. */
export async function plansFor(
	text: string,
	file = buffer,
): Promise<(values: KnobValues) => RunPlan> {
	const Made = await classFrom(text, file)
	return (values) => {
		const plan = planOf('wait-notify', values)
		return { ...plan, twin: { ...plan.scene, build: (memory, knobs) => bind(Made, memory, knobs) } }
	}
}

/** The twin of the class that `text` describes, as it would stand in `file`. */
export async function classFrom(text: string, file: CompiledFile): Promise<Make> {
	const { path } = file
	const derived = twin(path, text, (specifier) => specifier, markerFor(path)).toString()
	return (await plainClassFrom(derived, file)) as Make
}

/** The class itself. */
export async function plainClassFrom(
	text: string,
	{ name, parts }: CompiledFile,
): Promise<unknown> {
	const { code } = await transformWithOxc(text, 'class.ts')
	const body = code.replace(/^import .*$/gm, '').replace('export class', 'class')
	const make = runInThisContext(
		`(function (${Object.keys(parts).join()}) {${body}\nreturn ${name}})`,
	) as (...imports: unknown[]) => unknown
	return make(...Object.values(parts))
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
