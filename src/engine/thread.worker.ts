/** A worker of the pool: one thread of a run after another, in one small file. */
import { expose } from 'comlink'
import { sceneOf } from '../programs/scenes.ts'
import { playJob } from './play-part.ts'
import type { ThreadWorker } from './protocol.ts'
import { ready } from './ready.ts'

// Read once: the getter is slow, and the pair must not drift.
const originMs = performance.timeOrigin

const worker: ThreadWorker = {
	run: (job) =>
		playJob(job, sceneOf(job.scene), () => (originMs + performance.now() - job.epochMs) * 1000),
	ready,
}

expose(worker)
