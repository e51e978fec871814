/** Who is told of every run as it goes on. */
import type { TraceEvent } from '../trace/event.ts'

/** Follows what the threads do, and how their run goes. */
export interface Witness {
	see(events: readonly TraceEvent[]): void
	/** A fresh run stands ready; `isOther`: of another scene. */
	forget(isOther: boolean): void
	/** The threads run freely. */
	letGo(): void
	/** Sections taken in your hands, null in free run. */
	readonly sectionsTaken: number | null
}
