/** Runs of a token bucket, whatever its text says: threads that ask once each, while no token comes. */
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import type { Scene } from '../../src/programs/scene.ts'
import type { RunPlan } from '../../src/explore/virtual-run.ts'
import type { Stops } from '../../src/explore/virtual-seam.ts'
import { Cell } from '../../src/sync/cell.ts'
import { Guarded } from '../../src/sync/guarded.ts'
import { Lock } from '../../src/sync/lock.ts'
import type { SharedMemory } from '../../src/sync/shared-memory.ts'
import { Kind, Refusal, packProgramLine } from '../../src/trace/event.ts'
import { counting, roleOf, sceneOf } from '../real-threads/plain-scene.ts'
import { classFrom } from './compiled-buffer.ts'
import type { Me } from './derived-handle.ts'

interface Bucket {
	tryTake(me: Me): Stops<boolean>
}
type Make = new (memory: SharedMemory, limits: object, size: number) => Bucket

const path = 'sync/token-bucket.ts'

export function bucketText(): string {
	return readFileSync(resolve(import.meta.dirname, '../../src', path), 'utf8')
}

/** So many ask the bucket that `text` describes, with `size` tokens in it; the first decisive word is how many got one. */
export async function bucketPlan(text: string, callers: number, size: number): Promise<RunPlan> {
	const parts = { Guarded, Lock, Kind, Refusal }
	const made: unknown = await classFrom(text, { path, name: 'TokenBucket', parts })
	const Made = made as Make
	const build = (memory: SharedMemory) => {
		const given = new Cell(memory)
		const bucket = new Made(memory, { size, perS: 0 }, size)
		return { programs: { caller: (me: Me) => ask(me, bucket, given) }, turn: {} }
	}
	const scene: Scene = {
		...sceneOf('bucket'),
		knobs: [counting('callers', 4)],
		roles: [roleOf('caller', 'P')],
		build: build as unknown as Scene['build'],
	}
	return { scene, twin: scene, values: { callers }, seed: 1 }
}

function* ask(me: Me, bucket: Bucket, given: Cell): Stops {
	me.at(packProgramLine(2))
	if (yield* bucket.tryTake(me)) {
		me.at(packProgramLine(3))
		yield* me.add(given, 1)
	}
}
