/**
 * The parts of a scene's page. Every layout shows the same parts; what differs is where they stand. Null: a panel that
 * the link leaves out.
 */
import type { Snippet } from 'svelte'

export interface Parts {
	/** How the run ended by itself; empty while it has not. Stands above the stage. */
	readonly verdict: Snippet
	/** The stage with the knobs; but for a presenter's, with the verdict. */
	readonly stage: Snippet
	readonly transport: Snippet
	/** Threads in your hands; empty in free run. */
	readonly steps: Snippet
	readonly lanes: Snippet | null
	/** What the guide says now, in a line. */
	readonly card: Snippet | null
	readonly guide: Snippet | null
	readonly code: Snippet | null
	/** Looking for bad schedules; empty where none can be searched. */
	readonly search: Snippet | null
	readonly gauges: Snippet | null
	/** What only some scenes have: small pictures, a sweep. */
	readonly more: Snippet | null
	/** The same in words. */
	readonly log: Snippet | null
}
