/** Why a run ended by itself, in two sentences. */
import type { Ending } from '../engine/run.ts'

export interface Verdict {
	readonly title: string
	readonly detail: string
}

export function verdictOf(ending: Ending): Verdict {
	if (ending.kind === 'finished') {
		return { title: 'Finished', detail: 'Every thread has left its program.' }
	}
	if (ending.kind === 'deadlocked') {
		return {
			title: 'Deadlocked',
			detail: 'Every thread is waiting for another one, so none will ever go on.',
		}
	}
	const where = ending.line > 0 ? ` at line ${ending.line} of ${ending.program}` : ''
	return {
		title: `${ending.thread} failed`,
		detail: `${ending.message}${where}. The run was ended.`,
	}
}
