/** A thread alone whose sleeps take no real time: run time moves on at once. */
import { KnobCells } from '../../src/sync/knob-cells.ts'
import { Thread } from '../../src/sync/thread.ts'
import { Kind, type TraceEvent } from '../../src/trace/event.ts'
import { alone, HandClock } from './alone.ts'

class Dreamer extends Thread {
	skip: (us: number) => void = () => undefined
	readonly sleptMs: number[] = []

	override sleep(ms: number): void {
		this.sleptMs.push(ms)
		this.skip(ms * 1000)
	}
}

/** A knob with options stands at one of them. */
type Values = Readonly<Record<string, number | readonly [string, readonly string[]]>>

/** Threads, knobs that stand so, and a clock in the hand. */
export function dreaming(values: Values) {
	const hand = new HandClock()
	const shapes = Object.entries(values).map(([name, value]) =>
		typeof value === 'number' ? { name } : { name, options: value[1] },
	)
	const { clock, built, cells, memory, traced } = alone((memory) => new KnobCells(memory, shapes), {
		realUs: hand.read,
	})
	clock.setPace(1)
	for (const [name, value] of Object.entries(values)) {
		built.set(name, typeof value === 'number' ? value : value[0])
	}
	const around = {
		...{ all: cells, clock, objects: memory, turns: null, isTraced: true },
		...{ spuriousPerS: null, seed: 1 },
	}
	const thread = (id: number) => {
		const me = new Dreamer(id, around)
		me.skip = (us) => {
			hand.us += us
		}
		return me
	}
	/** How many came, and when the first of them was due. */
	const arrivedOf = (id: number) =>
		traced(id)
			.filter(({ kind }: TraceEvent) => kind === Kind.arrive)
			.map(({ a, c }) => [a, c])
	return { knobs: built, hand, thread, traced, arrivedOf }
}
