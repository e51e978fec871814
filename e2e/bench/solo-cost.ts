/** What putting and taking cost one thread that never has to wait. */
import { median } from 'd3'
import { acknowledge, prepareWorld, threadOf, worldIn } from './our-world.ts'

const turns = 100_000
const samples = 7
const warmUps = 3

/** ns per put and take. */
export function soloCost(isTraced: boolean): number {
	const world = worldIn(prepareWorld(1, 1024), 1)
	const me = threadOf(world, 0, isTraced)
	const [queue] = world.queues
	const times: number[] = []
	for (let sample = -warmUps; sample < samples; sample++) {
		let sum = 0
		const from = performance.now()
		for (let n = 0; n < turns; n++) {
			if (n % 512 === 0) acknowledge(me.cells)
			queue.put(me, { id: 0, producer: me.id, kind: 0, madeUs: 0, payload: n })
			sum += queue.take(me).payload
		}
		const ns = ((performance.now() - from) * 1e6) / turns
		if (sum !== (turns * (turns - 1)) / 2) throw new Error(`wrong sum: ${sum}`)
		if (sample >= 0) times.push(ns)
	}
	return median(times) ?? NaN
}
