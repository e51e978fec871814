/** Producers and consumers who have so many items to hand over and then go home: whoever is not told in time waits for ever. */
import type { KnobValues } from '../../src/engine/layout.ts'
import type { RunPlan } from '../../src/explore/virtual-run.ts'
import type { Stops } from '../../src/explore/virtual-seam.ts'
import type { Scene } from '../../src/programs/scene.ts'
import { packProgramLine } from '../../src/trace/event.ts'
import { classFrom, type CompiledFile, type Queue, places } from './compiled-buffer.ts'
import type { Me } from './derived-handle.ts'
import { planOf } from './look.ts'

/** Every producer puts two items, and the consumers share them evenly. */
const itemsEach = 2

export async function finitePlansFor(
	text: string,
	file: CompiledFile,
): Promise<(values: KnobValues) => RunPlan> {
	const Made = await classFrom(text, file)
	return (values) => {
		const plan = planOf('wait-notify', values)
		const share = (itemsEach * Number(values['producers'])) / Number(values['consumers'])
		const build = (memory: Parameters<Scene['build']>[0]) => {
			const queue = new Made(memory, places)
			const programs = {
				producer: (me: Me) => putAll(me, queue, itemsEach),
				consumer: (me: Me) => takeAll(me, queue, share),
			}
			const turn = {
				*capacity(you: Me, value: number): Stops<boolean> {
					yield* queue.resizeWhilePaused(you, value)
					return true
				},
			}
			return { programs, turn } as unknown as ReturnType<Scene['build']>
		}
		return { ...plan, twin: { ...plan.scene, build } }
	}
}

function* putAll(me: Me, queue: Queue, count: number): Stops {
	for (let i = 0; ; i++) {
		me.at(packProgramLine(2))
		// Whatever it was told before decides nothing any more.
		yield* me.loopTop()
		if (!(yield* me.below(i, count))) return
		me.at(packProgramLine(3))
		yield* queue.put(me, { id: 0, producer: me.id, kind: 0, madeUs: 0, payload: 0 })
	}
}

function* takeAll(me: Me, queue: Queue, count: number): Stops {
	for (let i = 0; ; i++) {
		me.at(packProgramLine(2))
		// Whatever it was told before decides nothing any more.
		yield* me.loopTop()
		if (!(yield* me.below(i, count))) return
		me.at(packProgramLine(3))
		yield* queue.take(me)
	}
}
