/** Plays one thread's part of a run on the thread that calls it, from its first gate to its end. */
import { Kind, programLine } from '../trace/event.ts'
import type { Scene } from '../programs/scene.ts'
import { Interrupted, ProcessDied, RunStopped, ThreadDied } from '../sync/leaving.ts'
import type { RealClock } from '../sync/run-clock.ts'
import { Own, Phase } from '../sync/thread-cells.ts'
import { Thread } from '../sync/thread.ts'
import { layOut, type RunLayout } from './layout.ts'
import type { Job, Outcome } from './protocol.ts'

/** Blocks until the program has ended. Never throws: whatever the program throws is the outcome. */
export function playJob(job: Job, scene: Scene, realUs: RealClock): Outcome {
	const { seed, fixed, ringRecords } = job
	const layout = layOut({ scene, seed, fixed, ringRecords, realUs }, job)
	return playPart(layout, job.thread, job.role)
}

export function playPart(layout: RunLayout, thread: number, role: string): Outcome {
	const me = new Thread(thread, layout.around)
	const program = layout.world.programs[role]
	if (!program) return { kind: 'failed', message: `no program for the role ${role}`, line: 0 }
	const { words, at } = me.cells
	words[at + Own.site] = 0
	words[at + Own.inner] = 0
	Atomics.store(words, at + Own.phase, Phase.running)
	me.tracer?.write(Kind.start)
	const outcome = outcomeOf(() => {
		program(me)
	}, me)
	if (outcome.kind !== 'stopped') {
		me.tracer?.refresh()
		const isAlone = outcome.kind === 'lost'
		const isFailed = isAlone || outcome.kind === 'failed' || outcome.kind === 'died'
		me.tracer?.write(isFailed ? Kind.fail : Kind.finish, 0, 0, 0, Number(isAlone))
	}
	Atomics.store(words, at + Own.phase, Phase.left)
	me.seam.leave()
	return outcome
}

function outcomeOf(play: () => void, me: Thread): Outcome {
	try {
		play()
		return { kind: me.isLeaving ? 'left' : 'returned' }
	} catch (error) {
		if (error instanceof RunStopped) return { kind: 'stopped' }
		if (error instanceof Interrupted) return { kind: 'left' }
		if (error instanceof ThreadDied) return { kind: 'lost' }
		if (error instanceof ProcessDied) return { kind: 'died' }
		const line = programLine(me.cells.site)
		return { kind: 'failed', message: error instanceof Error ? error.message : String(error), line }
	}
}
