/** What a closed gate and a line marker cost: a loop with them against the same loop without. */
import { median } from 'd3'
import type { Cell } from '../../src/sync/cell.ts'
import type { Thread } from '../../src/sync/thread.ts'
import { prepareWorld, threadOf, worldIn } from './our-world.ts'

const turns = 2_000_000
const samples = 9
const warmUps = 2

/** Gate: around an atomic load, the cheapest operation there is. */
export function gateCosts(): { gateNs: number; markerNs: number } {
	const world = worldIn(prepareWorld(1, 1), 1)
	const me = threadOf(world, 0, false)
	const bare: number[] = []
	const gated: number[] = []
	const marked: number[] = []
	for (let i = -warmUps; i < samples; i++) {
		const times = [
			timed(bareLoads, me, world.cell),
			timed(gatedLoads, me, world.cell),
			timed(markedLoads, me, world.cell),
		]
		if (i < 0) continue
		const [b = 0, g = 0, m = 0] = times
		bare.push(b)
		gated.push(g)
		marked.push(m)
	}
	const bareNs = median(bare) ?? NaN
	return { gateNs: (median(gated) ?? NaN) - bareNs, markerNs: (median(marked) ?? NaN) - bareNs }
}

/** ns per turn. */
function timed(loop: (me: Thread, cell: Cell) => number, me: Thread, cell: Cell): number {
	Atomics.store(cell.words, cell.at, 1)
	const from = performance.now()
	const sum = loop(me, cell)
	const ns = ((performance.now() - from) * 1e6) / turns
	if (sum !== turns) throw new Error(`wrong sum: ${sum}`)
	return ns
}

function bareLoads(_me: Thread, cell: Cell): number {
	let sum = 0
	for (let i = 0; i < turns; i++) sum += Atomics.load(cell.words, cell.at)
	return sum
}

function gatedLoads(me: Thread, cell: Cell): number {
	let sum = 0
	for (let i = 0; i < turns; i++) sum += me.load(cell)
	return sum
}

function markedLoads(me: Thread, cell: Cell): number {
	let sum = 0
	for (let i = 0; i < turns; i++) {
		me.within(i & 0xfff)
		sum += Atomics.load(cell.words, cell.at)
	}
	return sum
}
