/** The benchmark page: measures everything in one run, in random order, and leaves the figures to the tool that opened it. */
import { gateCosts, handOffs, soloCost, throughput } from './crew.ts'
import type { ContestantName } from './contestants.ts'

declare global {
	interface Window {
		bench: typeof bench
	}
}

export interface Plan {
	readonly repetitions: number
	readonly entries: readonly PlannedEntry[]
}
/** Ours 1×1 at 1024 is `['ours', 1, 1, 1024]`. */
export type PlannedEntry = readonly [ContestantName, number, number, number]

/** Samples by name, in the order measured. */
export type Samples = Record<string, number[]>

/** `tell`: what is measured next. */
async function bench(plan: Plan): Promise<Samples> {
	const samples: Samples = {}
	const note = (name: string, ...values: number[]) => {
		;(samples[name] ??= []).push(...values)
	}
	const jobs: (() => Promise<void>)[] = [
		...plan.entries.map(([contestant, producers, consumers, capacity]) => async () => {
			const shape = { producers, consumers, capacity }
			const name = `${contestant} ${producers}x${consumers} c${capacity}`
			note(name, await throughput({ contestant, shape }))
		}),
		...[false, true].map((isTraced) => async () => {
			note(isTraced ? 'solo traced' : 'solo', await soloCost(isTraced))
		}),
		async () => {
			const { gateNs, markerNs } = await gateCosts()
			note('gate', gateNs)
			note('marker', markerNs)
		},
		async () => {
			const { bareUs, oursUs } = await handOffs()
			note('hand-off bare', ...bareUs)
			note('hand-off ours', ...oursUs)
		},
	]
	const only = (plan as any).only as string | undefined
	if (only !== undefined) { const k = only.split(',').map(Number); jobs.splice(0, jobs.length, ...jobs.filter((_, i) => i < plan.entries.length || k.includes(i - plan.entries.length))) }
	for (let i = 0; i < plan.repetitions; i++) {
		for (const job of shuffled(jobs)) await job()
	}
	return samples
}

function shuffled<T>(list: readonly T[]): T[] {
	const drawn = list.map((one) => ({ one, at: Math.random() }))
	return drawn.sort((x, y) => x.at - y.at).map(({ one }) => one)
}

window.bench = bench
