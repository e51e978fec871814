/**
 * The fifteen sync operations at which a thread can be held. The gate comes before its operation: a thread at a
 * gate has published what it is about to do and has not done it.
 */
export const Gate = {
	none: 0,
	lock: 1,
	tryLock: 2,
	unlock: 3,
	wait: 4,
	waitUntil: 5,
	notify: 6,
	notifyAll: 7,
	load: 8,
	store: 9,
	add: 10,
	compareExchange: 11,
	sleep: 12,
	spinHint: 13,
	loopTop: 14,
	/** The second half of a wait: woken, and asking for the lock again. */
	reacquire: 15,
	/** The second half of a timed wait: its time has come. */
	awake: 16,
	interrupt: 17,
} as const
export type Gate = (typeof Gate)[keyof typeof Gate]

/** Bits of a thread's control word, written by the page and read by the thread at every marker and gate. */
export const Control = {
	/** Everybody stands still; run time too. */
	pause: 1,
	/** Leave, by throwing RunStopped. */
	stop: 2,
	/** Dwell at every line. */
	lineByLine: 4,
	/** In your hands: this thread stands still at its next gate until let go, or until its turn comes (turns.ts). */
	hold: 8,
	/** Leave at the next loop top. */
	retire: 16,
	/** Leave any wait at once, by throwing Interrupted: which clears it, unless the thread is to leave its program. */
	interrupt: 32,
	/** Held threads stand still at their next line, too, when it is nobody's turn. */
	holdLines: 64,
	/** The process has died: leave, by throwing ProcessDied. */
	die: 128,
} as const
