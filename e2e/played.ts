/** A run up to a time, as most journeys take it. */
import type { Snapshot } from '../src/model/snapshot.ts'
import { expectBooksToBalance } from './books.ts'
import type { HandoffPage } from './handoff-page.ts'

/** How the scene stands after `ms`, paused; its books balance. `pace`: the scene's own unless it is given. */
export async function played(
	lab: HandoffPage,
	scene: string,
	knobs: Record<string, unknown>,
	ms: number,
	pace?: number,
): Promise<Snapshot> {
	await lab.call('open', scene, knobs)
	if (pace !== undefined) await lab.call('pace', pace)
	await lab.call('start')
	await lab.untilMs(ms)
	await lab.call('pause')
	const end = await lab.snapshot()
	expectBooksToBalance(end)
	return end
}
