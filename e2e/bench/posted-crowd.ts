/** The same crowd with what the platform has: each actor lives on one of the threads, and each message is one of a MessageChannel. */
import {
	actorCount,
	crowdThreads,
	handle,
	handledIn,
	type Known,
	known,
	Letter,
} from '../../tools/real-threads/crowd-plan.ts'
import type { Posts } from './protocol.ts'

/** They take longer: fewer will do. */
const rounds = 2
const each = handledIn(rounds)
export const postedCount = actorCount * each

interface Posted {
	readonly to: number
	readonly from: number
	readonly kind: number
	readonly payload: number
}

/** A channel between any two threads, and one from each to itself: for each thread its ends, by thread. */
export function preparePosts(): { into: MessagePort[]; out: MessagePort[] }[] {
	const ends = Array.from({ length: crowdThreads }, () => ({
		into: [] as MessagePort[],
		out: [] as MessagePort[],
	}))
	for (const sender of ends) {
		for (const receiver of ends) {
			const { port1, port2 } = new MessageChannel()
			sender.out.push(port1)
			receiver.into.push(port2)
		}
	}
	return ends
}

/** Resolves when every actor of this thread has handled all that comes to it: with whether it came in order. */
export function playPosts(
	part: number,
	into: readonly MessagePort[],
	out: readonly MessagePort[],
): Promise<Posts> {
	const fromMs = performance.timeOrigin + performance.now()
	const states = new Map<number, Known>()
	for (let number = part + 1; number <= actorCount; number += crowdThreads) {
		states.set(number, { ...known })
	}
	const tell = (from: number, to: number, kind: number, payload: number) => {
		out[(to - 1) % crowdThreads]?.postMessage({ to, from, kind, payload } satisfies Posted)
	}
	return new Promise((resolve) => {
		let left = states.size * each
		const receive = ({ data }: MessageEvent<Posted>) => {
			const state = states.get(data.to)
			if (state) handle(state, { number: data.to, of: actorCount }, data, tell)
			if (--left > 0) return
			const isIntact = [...states.values()].every(
				({ handled, wrong }) => handled === each && wrong === 0,
			)
			resolve({ fromMs, toMs: performance.timeOrigin + performance.now(), isIntact })
		}
		for (const port of into) port.onmessage = receive
		for (const number of states.keys()) tell(0, number, Letter.round, rounds)
	})
}
