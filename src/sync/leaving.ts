/** The ways in which a thread is taken out of its program, or out of a wait; all travel as exceptions. */

/** The run is over. Unwinds the whole program; only the engine catches it. */
export class RunStopped extends Error {
	constructor() {
		super('the run was stopped')
		this.name = 'RunStopped'
	}
}

/** Another thread has failed, and takes everybody with it. Unwinds the whole program, as RunStopped does. */
export class ProcessDied extends Error {
	constructor() {
		super('the process died')
		this.name = 'ProcessDied'
	}
}

/** Thrown by a program whose thread is to die in the middle of what it does, alone: the run goes on without it. It must hold no lock. */
export class ThreadDied extends Error {
	constructor(why: string) {
		super(why)
		this.name = 'ThreadDied'
	}
}

/** Thrown by a blocking operation that was interrupted; the lock is held again, nothing has been changed. */
export class Interrupted extends Error {
	constructor() {
		super('interrupted while waiting')
		this.name = 'Interrupted'
	}
}
