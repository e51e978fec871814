/** How runs with more than can be done go on in virtual time, second by second and change by change. */
import { VirtualTime } from '../../src/explore/virtual-time.ts'
import type { KnobValues } from '../../src/engine/layout.ts'
import type { Scene } from '../../src/programs/scene.ts'
import { Kind } from '../../src/trace/event.ts'

const deadlineUs = 1e6

/** What came for the first time and again, what was done, and what of it in time, by second of run time. */
export interface Storm {
	readonly first: number[]
	readonly again: number[]
	readonly good: number[]
	readonly done: number[]
}

export function stormOf(scene: Scene, values: KnobValues, seed: number, lengthS: number): Storm {
	const none = () => Array.from({ length: lengthS + 1 }, () => 0)
	const storm: Storm = { first: none(), again: none(), good: none(), done: none() }
	const madeUs = new Map<number, number>()
	const time = new VirtualTime({ scene, values, seed }, (nowUs, kind, a, b, c) => {
		const second = Math.floor(nowUs / 1e6)
		const count = (of: number[]) => (of[second] = (of[second] ?? 0) + 1)
		if (kind === Kind.arrive) count(b === 0 ? storm.first : storm.again)
		else if (kind === Kind.put) madeUs.set(a, c)
		else if (kind === Kind.worked) {
			count(storm.done)
			if (nowUs - (madeUs.get(a) ?? 0) <= deadlineUs) count(storm.good)
		}
	})
	time.run(() => time.nowUs >= lengthS * 1e6)
	return storm
}

/** Mean per second of whole seconds. */
export function perS(of: readonly number[], fromS: number, untilS: number): number {
	const some = of.slice(fromS, untilS)
	return some.reduce((sum, one) => sum + one, 0) / some.length
}

type Changes = readonly (readonly [atS: number, now: number])[]

/** Things that changed: when, and what was so from then on. */
export interface Course {
	readonly depths: Changes
	/** Workers with a task in hand. */
	readonly busy: Changes
	/** Threads that are to be there, and from when on. */
	readonly wanted: readonly { atS: number; threads: number; dueS: number }[]
}

export function courseOf(scene: Scene, values: KnobValues, lengthS: number): Course {
	const course = {
		depths: [] as [number, number][],
		busy: [] as [number, number][],
		wanted: [] as { atS: number; threads: number; dueS: number }[],
	}
	let [depth, busy] = [0, 0]
	const time = new VirtualTime({ scene, values, seed: 1 }, (nowUs, kind, a, _b, c) => {
		const atS = nowUs / 1e6
		if (kind === Kind.wanted) course.wanted.push({ atS, threads: a, dueS: c / 1e6 })
		if (kind === Kind.put || kind === Kind.take) {
			depth += kind === Kind.put ? 1 : -1
			course.depths.push([atS, depth])
		}
		if (kind === Kind.take || kind === Kind.worked) {
			busy += kind === Kind.take ? 1 : -1
			course.busy.push([atS, busy])
		}
	})
	time.run(() => time.nowUs >= lengthS * 1e6)
	return course
}

export function between(of: Changes, fromS: number, untilS: number): Changes {
	return of.filter(([atS]) => atS >= fromS && atS < untilS)
}

export function most(of: Changes): number {
	return Math.max(...of.map(([, now]) => now))
}
