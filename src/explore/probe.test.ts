import { test } from 'vitest'
import { Chance } from '../../tools/explore-checks/chance.ts'
import { randomProgram, planFor } from '../../tools/explore-checks/random-program.ts'
import { everySchedule, everyState, TooMany, unbounded } from '../../tools/explore-checks/other-explorers.ts'
import { lookThrough } from '../../tools/explore-checks/look.ts'
test('probe', () => {
	const chance = new Chance(1)
	let skipped = 0, ok = 0, bad = 0, dead = 0, runs = 0, tA = 0, tB = 0, tC = 0, multi = 0, states = 0
	while (ok + bad < 300) {
		const program = randomProgram(chance)
		const plan = planFor(program)
		let t = performance.now()
		let plain
		try { plain = everySchedule(plan, program.open, { ...unbounded, mostRuns: 300 }) } catch (e) { if (!(e instanceof TooMany)) throw e; skipped++; tA += performance.now() - t; continue }
		tA += performance.now() - t; t = performance.now()
		runs += plain.runs
		const cached = everyState(plan, program.open, (run) => run.key(program.open))
		states += cached.runs
		tB += performance.now() - t; t = performance.now()
		const found = lookThrough(plan, program.open)
		tC += performance.now() - t
		if (plain.worst) dead++
		if (plain.all.size > 1) multi++
		const same = [...plain.all].sort().join('\n') === [...cached.all].sort().join('\n')
		const sameS = (found.sections ?? null) === (plain.worst?.sections ?? null)
		if (!same || !sameS) { bad++; if (bad < 5) console.log(same, sameS, JSON.stringify(program), found.law, found.detail, found.sections, found.steps, plain.worst, plain.all, cached.all) } else ok++
	}
	console.log({ skipped, ok, bad, dead, multi, runs, states, tA, tB, tC })
}, 60000)
