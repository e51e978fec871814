/** Who plays the parts of a run. In the page a pool of workers (pool.ts), in tests threads of Node. */
import type { BurnerJob, Job, Outcome } from './protocol.ts'

export interface Crew {
	/** That the machine offers. */
	readonly cores: number
	/** Has somebody play the part; resolves when the part has ended, never rejects. */
	play(job: Job): Promise<Outcome>
	/** Has somebody burn a core beside the run, as `burner` says; resolves when it has ended. Rejects when it breaks. */
	burn(burner: BurnerJob): Promise<void>
	/** Ends everybody; resolves when all are really gone. By force for those who still play. */
	end(): Promise<void>
}
