/** A violation as one plain sentence that names both operations. */
import type { Cast } from '../trace/cast.ts'
import { threadName } from './fold-state.ts'
import type { Violation } from './history-check.ts'

export function violationInWords(cast: Cast, violation: Violation): string {
	const { operation, other, range } = violation
	const [found, allowed] = range
	const { item } = operation
	const who = threadName(cast, operation.thread)
	const otherWho = other === null ? 'somebody' : threadName(cast, other.thread)
	switch (violation.pattern) {
		case 'taken twice':
			return `${who} took item ${item}, which ${otherWho} had taken before.`
		case 'put twice': {
			const did = other?.kind === 'put' ? 'put' : 'taken'
			return `${who} put item ${item}, which ${otherWho} had ${did} before.`
		}
		case 'never put':
			return `${who} took item ${item}, which nobody had put.`
		case 'taken too early':
			return `${who} had taken item ${item} before ${otherWho} began to put it.`
		case 'overtaken':
			return `${who} took item ${item} while item ${other?.item ?? 0} was inside, which ${otherWho} had put before.`
		case 'put back':
			return `${who} put item ${item} behind the others in the call in which it had taken item ${operation.putBack}.`
		case 'overfull': {
			const since = `item ${other?.item ?? 0}, which ${otherWho} had put, was still inside`
			return `${who} put item ${item} when that made ${found} items in a queue of ${allowed}: ${since}.`
		}
		case 'miscounted': {
			const deed = operation.kind === 'put' ? `put item ${item} and` : `took item ${item} and`
			const told = `counted ${operation.size ?? 0} inside`
			return `${who} ${deed} ${told}, but there were ${betweenWords(found, allowed)}.`
		}
		case 'refused with room':
			return `${who} was refused although the queue held at most ${found} of ${allowed}.`
		case 'empty beside items':
			return `${who} found the queue empty, but item ${other?.item ?? 0}, which ${otherWho} had put, was inside.`
	}
}

function betweenWords(least: number, most: number): string {
	return least === most ? String(least) : `${least} to ${most}`
}
