/** Why a run has ended: the words are fetched with the first run that comes to an end by itself. */
import type { Ending } from '../engine/run.ts'
import type { Circumstances, Verdict } from './verdict.ts'

const plain = { finished: 'Finished', deadlocked: 'Deadlocked', crashed: 'A thread failed' }

/** Never rejects: where the words cannot be fetched, they say so. */
export async function whyEnded(ending: Ending, around: Circumstances): Promise<Verdict> {
	try {
		const { verdictOf } = await import('./verdict.ts')
		return verdictOf(ending, around)
	} catch {
		const detail = 'Why could not be loaded; reload the page to try again.'
		return { title: plain[ending.kind], detail, law: null }
	}
}
