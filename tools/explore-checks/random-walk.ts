/** One way through a plan, by chance. */
import {
	type Move,
	type OpenChoices,
	type RunPlan,
	VirtualRun,
} from '../../src/explore/virtual-run.ts'
import type { Chance } from './chance.ts'

/** At most `length` moves; shorter where nobody can go on. */
export function randomWalk(
	plan: RunPlan,
	open: OpenChoices,
	length: number,
	chance: Chance,
): Move[] {
	const run = new VirtualRun(plan)
	const walked: Move[] = []
	for (let moves = run.moves(open); moves.length > 0 && walked.length < length;) {
		const move = chance.oneOf(moves)
		run.go(move)
		walked.push(move)
		moves = run.moves(open)
	}
	return walked
}
