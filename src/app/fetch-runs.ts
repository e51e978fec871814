/** What plays runs is fetched once a page wants threads: the home page does not until somebody starts one. */
import type { Runs } from './runs.ts'

/** Rejects with a sentence when it cannot be fetched. */
export async function fetchRuns(): Promise<typeof Runs> {
	try {
		return (await import('./runs.ts')).Runs
	} catch (cause) {
		const sentence = 'What runs threads could not be loaded; reload the page to try again.'
		throw new Error(sentence, { cause })
	}
}
