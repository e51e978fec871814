/** The parts of a scene's page. Every layout shows the same parts; what differs is where they stand. */
import type { Snippet } from 'svelte'

export interface Parts {
	/** How the run ended by itself; empty while it has not. Stands above the stage. */
	readonly verdict: Snippet
	/** The stage with the knobs; but for a presenter's, with the verdict. */
	readonly stage: Snippet
	readonly transport: Snippet
	/** Threads in your hands; empty in free run. */
	readonly steps: Snippet
	readonly lanes: Snippet
	/** What the guide says now, in a line. */
	readonly card: Snippet
	readonly guide: Snippet
	readonly code: Snippet
	/** Looking for bad schedules; empty where none can be searched. */
	readonly search: Snippet
	readonly gauges: Snippet
	/** What only some scenes have: small pictures, a sweep. */
	readonly more: Snippet
	/** The same in words. */
	readonly log: Snippet
}
