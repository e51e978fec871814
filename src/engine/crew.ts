/** Who plays the parts of a run. In the page a pool of workers (pool.ts), in tests threads of Node. */
import type { Job, Outcome } from './protocol.ts'

export interface Crew {
	/** Has somebody play the part; resolves when the part has ended, never rejects. */
	play(job: Job): Promise<Outcome>
	/** Ends everybody; resolves when all are really gone. By force for those who still play. */
	end(): Promise<void>
}
