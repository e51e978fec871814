/** A thread of Node that plays parts, as a worker of the page does. Built with markers by setup.ts. */
import { parentPort } from 'node:worker_threads'
import { burn } from '../../src/engine/burn.ts'
import { playJob } from '../../src/engine/play-part.ts'
import type { BurnerJob, Job } from '../../src/engine/protocol.ts'
import { testSceneOf } from './test-scenes.ts'

const originMs = performance.timeOrigin

parentPort?.on('message', (job: Job | BurnerJob) => {
	if ('seat' in job) {
		burn(job)
		parentPort?.postMessage(null)
		return
	}
	const realUs = (): number => (originMs + performance.now() - job.epochMs) * 1000
	parentPort?.postMessage(playJob(job, testSceneOf(job.scene), realUs))
})
