/**
 * What can happen in a run: the one vocabulary of both halves.
 * The running half writes events as records of eight words into per-thread rings (ring.ts);
 * the showing half reads them back in one legal order (merge.ts) and folds them into moments.
 */

/** Words (Int32) of one record in a ring. */
export const wordsPerRecord = 8

/**
 * Record kinds. `object` is the id of the lock, condition or queue; `ticket` the number of the
 * critical section (acquisitions of that lock) in which the event happened, 0 when none.
 * Records of one critical section share its ticket and are contiguous in their ring. Of a queue that more than one lock guards,
 * the ticket of a put, take or drop is the number of the operation on that queue.
 */
export const Kind = {
	/** The thread begins its program. */
	start: 1,
	/** The thread has left its program: retired, or the program returned. */
	finish: 2,
	/** The program threw; the error itself travels with the run's end. b: 1 when only this thread has died, and the run goes on. */
	fail: 3,
	/** About to stand at the door of lock `object`; a: holder's thread id when it looked. */
	blocked: 4,
	/** Lock `object` was acquired; opens critical section `ticket`. */
	acquire: 5,
	/** Lock `object` is about to be released; closes critical section `ticket`. */
	release: 6,
	/**
	 * Joined the wait set of condition `object` and is about to release its lock; closes `ticket`.
	 * a: wait number of this thread, b: 1 when the wait has a time limit, d: object id of the lock.
	 */
	wait: 7,
	/**
	 * Notified condition `object`; a: thread woken or 0 for nobody, b: its wait number. A notifyAll writes one
	 * record per thread woken; c: how many it wakes in all (0 for a plain notify), d: 0, 1, 2 … among them.
	 */
	notify: 8,
	/** Runs again after a wait on `object`, before it asks for the lock; a: wait number, b: a `Waking`. */
	woken: 9,
	/**
	 * Item entered queue `object`; a: item id, b: depth after, c: made at (µs, run time), d: from << 24 | kind << 8 | producer,
	 * where `from` is the thread out of whose hand it came, 0 for the one that traces it.
	 */
	put: 10,
	/**
	 * Item left queue `object`; a: item id, b: depth after, c: its sort, where more than one may be inside, d: the thread
	 * into whose hand it went, 0 for the one that traces it.
	 */
	take: 11,
	/** Queue `object` refused an item; a: item kind, b: a `Refusal`, c: its number, 0 when it has none. */
	reject: 12,
	/** Queue `object` was closed. */
	close: 13,
	/** Queue `object` has capacity a from now on. */
	capacity: 14,
	/** Begins to work; a: item id (0 while making), b: intended duration µs, c: an `Activity`. */
	work: 15,
	/** The work begun last is done: an item was made (Activity making) or item a was handled. */
	worked: 16,
	/** Begins a timed wait of b µs; c: a `Rest`. */
	sleep: 17,
	/** The timed wait is over. */
	awake: 18,
	/** Begins to spin. */
	spin: 19,
	/** Stands in your hands; `object`: the lock that it is in front of or 0, a: its gate, b: the condition it was woken from or 0. */
	held: 20,
	/** Let go again. */
	freed: 21,
	/** a records were lost here because the ring was full. */
	gap: 22,
	/** Sampled by the page, not written by a thread: a: spins so far, b: progress of CPU work in ‰ (−1 none). `site` is the sample. */
	gauge: 23,
	/** You created thread a; it has not begun. */
	created: 24,
	/** Written by the page: nobody can go any more, and somebody has not left its program. */
	stuck: 25,
	/**
	 * Items have come from outside, whatever the threads do; a: how many, b: 0 when each is asked for the first time, n when it is
	 * the n-th retry of a client who got no answer, c: when the first was due (µs, run time).
	 */
	arrive: 26,
	/** Begins with an item that came and passed no queue; a: item id, c: due at (µs, run time), d: kind << 8 | thread. */
	serve: 27,
	/** Looked into queue `object` and found nothing. */
	look: 28,
	/** The knob at place a of the cast's knobs stands at b from now on (thousandths, or place of its option, or 0 and 1). */
	turned: 29,
	/** Sampled by the page: tasks hold a KiB of memory, which has grown to b KiB. */
	memory: 30,
	/** Sampled by the page: a: ‰ of an idle core that are left for others, b: thousandths of the cores that there were before the run. */
	canary: 31,
	/** Item left queue `object` and nobody will do it; a: item id, b: depth after, c: a `Loss`. */
	drop: 32,
	/** Interrupted thread a. */
	interrupt: 33,
	/**
	 * Begins a turn of actor `object`: until its `turnEnd` this thread, and no other, has it handle messages. a: actors left
	 * in the run queue, b: most messages that the turn may take.
	 */
	turn: 34,
	/**
	 * The turn is over; a: messages handled in it, b: the first number of the actor's state, c: most messages that it has ever
	 * handled at once (1), d: 1 when there is more mail.
	 */
	turnEnd: 35,
	/** Actor `object` has mail and nobody's turn: it joined the end of the run queue; a: actors in it after. */
	ready: 36,
	/** A message to mailbox `object` that nobody will ever handle, and that was never inside; a, b, c, d: as of a put. */
	deadLetter: 37,
	/** Wrote a into the shared number `object`, having read b from it before. */
	stored: 38,
	/** What the message says that was put last; a: its number for the program, b, c, d: its first twelve bytes, 0 behind the last. */
	says: 39,
	/**
	 * Job a of the store `object` has status b (a `JobStatus`) from now on; c: which attempt at it, 1 for the first, 0 before it;
	 * d: 1 when the attempt before it failed, 2 when its lease ran out. Jobs carry the numbers of the items that stand for them:
	 * an item of a job is done, failed or dead by this record, and by nothing else.
	 */
	job: 40,
	/** What job a of the store `object` does to the world was done; b: 1, or 0 since its key c had been seen and nothing was done. */
	effect: 41,
	/**
	 * Bucket `object` was asked for a token; a: thousandths of a token in it after, b: 1 when it gave one, 0 when it could not,
	 * c: run time (µs) up to which it had been filled then, 0 for the time of the record.
	 */
	token: 42,
	/** The thread wants a threads of the role in column b at run time c (µs): more or fewer than there are. */
	wanted: 43,
	/**
	 * Actor `object` failed at message a, which nobody will handle any more; b: what becomes of the actor (a `Verdict`), c: its
	 * restarts that count now, this one included (all of them when it is stopped for that), 0 where none are counted; d: most restarts << 16 | the time for which each counts, s.
	 */
	failure: 44,
} as const
export type Kind = (typeof Kind)[keyof typeof Kind]

/**
 * What a working thread is doing (`work` records). Passing: the item in its hand is not done by that; it is put into the
 * next queue under the same number. Attempting: whether it is done by that, a `job` record says.
 */
export const Activity = { making: 1, handling: 2, passing: 3, attempting: 4 } as const
export type Activity = (typeof Activity)[keyof typeof Activity]

/** How an item was refused (`reject` records): told at once, told after its time was up, by an exception, by a rate limit. */
export const Refusal = { atOnce: 0, timedOut: 1, thrown: 2, limited: 3 } as const
export type Refusal = (typeof Refusal)[keyof typeof Refusal]

/** What becomes of an item that leaves a queue undone (`drop` records). */
export const Loss = { dropped: 0, expired: 1, deadLettered: 2 } as const
export type Loss = (typeof Loss)[keyof typeof Loss]

/** Where a job stands (`job` records). The last three are final. Dead: given up after the last attempt. */
export const JobStatus = { pending: 0, running: 1, done: 2, failed: 3, dead: 4 } as const
export type JobStatus = (typeof JobStatus)[keyof typeof JobStatus]

/** What becomes of an actor that failed (`failure` records). */
export const Verdict = { stopped: 0, resumed: 1, restarted: 2 } as const
export type Verdict = (typeof Verdict)[keyof typeof Verdict]

/** What a thread rests for in a timed wait (`sleep` records). */
export const Rest = { plain: 0, poll: 1, arrival: 2 } as const
export type Rest = (typeof Rest)[keyof typeof Rest]

/** Why a waiting thread runs again (`woken` records). */
export const Waking = { notified: 1, timedOut: 2, interrupted: 3, spurious: 4 } as const
export type Waking = (typeof Waking)[keyof typeof Waking]

/**
 * One decoded record. `atUs`: run time in whole microseconds since the start of the run, already
 * unwrapped. `site`: where in the code, see `programLine` and `innerSite`. `thread`: 1…64; 1 is the page
 * ("you"), which changes knobs and may never wait; the threads of the scene follow.
 */
export interface TraceEvent {
	readonly atUs: number
	readonly kind: Kind
	readonly thread: number
	readonly object: number
	readonly site: number
	readonly ticket: number
	readonly a: number
	readonly b: number
	readonly c: number
	readonly d: number
}

/** Thread id of the page itself. */
export const pageThread = 1

// A site is one word:  program line (11 bits) · inner file (9 bits) · inner line (12 bits).
// "Inner" is the primitive that the program has called into; 0 while it is in the program itself.

/** Packs a line of the thread's own program. */
export function packProgramLine(line: number): number {
	return line << 21
}

/** Packs a line of a primitive; `file` is its number in the build's list of marked files. */
export function packInner(file: number, line: number): number {
	return (file << 12) | line
}

/** The part of a site that the program owns. */
const programMask = -1 << 21

/** Line of the thread's own program. */
export function programLine(site: number): number {
	return site >>> 21
}

/** File number and line of the primitive the thread is inside; `null` when in its program. */
export function innerSite(site: number): { file: number; line: number } | null {
	const inner = site & ~programMask
	return inner === 0 ? null : { file: inner >>> 12, line: inner & 0xfff }
}
