import { test } from 'vitest'
import { Chance } from '../../tools/explore-checks/chance.ts'
import { randomProgram, planFor } from '../../tools/explore-checks/random-program.ts'
import {
	everySchedule,
	everyState,
	TooMany,
	unbounded,
} from '../../tools/explore-checks/other-explorers.ts'
test('probe', () => {
	let best = ''
	let bad = 0
	for (const seed of [2, 2026, 3, 4, 5, 6]) {
		const chance = new Chance(seed)
		for (let n = 0; n < 400; n++) {
			const program = randomProgram(chance)
			const plan = planFor(program)
			let plain
			try {
				plain = everySchedule(plan, program.open, { ...unbounded, mostRuns: 300 })
			} catch (e) {
				if (!(e instanceof TooMany)) throw e
				continue
			}
			const cached = everyState(plan, program.open, (run) => run.key(program.open))
			const same = [...plain.all].sort().join('\n') === [...cached.all].sort().join('\n')
			if (!same) {
				bad++
				const t =
					JSON.stringify(program) +
					'\nplain ' +
					[...plain.all].filter((x) => !cached.all.has(x)).join('; ') +
					'\ncached ' +
					[...cached.all].join('; ')
				if (best === '' || t.length < best.length) best = t
			}
		}
	}
	console.log(bad, best)
}, 60000)
