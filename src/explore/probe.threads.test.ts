import { test } from 'vitest'
import { planOf, nothingOpen } from '../../tools/explore-checks/look.ts'
import { everySchedule, unbounded } from '../../tools/explore-checks/other-explorers.ts'
import { RealRuns, turnsOf, virtualCourse } from '../../tools/explore-checks/real-runs.ts'
import { VirtualRun, type Move } from './virtual-run.ts'
import { Chance } from '../../tools/explore-checks/chance.ts'
import { smallPlans } from '../../tools/explore-checks/small-twins.ts'
test('probe', async () => {
	const real = new RealRuns()
	const plans: any[] = [
		[planOf('wait-notify', { producers: 1, consumers: 1, capacity: 1 }), 16],
		[planOf('single-condition-deadlock', { producers: 1, consumers: 2, capacity: 1 }), 9],
		[planOf('lost-wakeup', { producers: 1, consumers: 1, capacity: 1 }), 9],
[smallPlans.embrace, 12],[smallPlans.doors, 10],[smallPlans.sleepers, 8],[smallPlans.steps, 30],
	]
	for (const [plan, mostGates] of plans) {
		const all: (readonly Move[])[] = []
		let t = performance.now()
		everySchedule(plan, nothingOpen, { ...unbounded, mostGates }, (m) => all.push([...m]))
		const tv = performance.now() - t
		t = performance.now()
		let bad = 0
		const some = all.slice(0, 150)
		for (const moves of some) {
			const v = virtualCourse(plan, moves)
			const r = await real.play(plan, turnsOf(plan, moves))
			if (JSON.stringify(v) !== JSON.stringify(r)) { if (bad++ < 1) console.log(moves.map(m => m.thread).join(''), v, r) }
		}
		console.log(plan.scene.id, all.length, bad, tv, (performance.now() - t) / some.length, 'ms/schedule')
	}
	const plan = planOf('single-condition-deadlock', { producers: 2, consumers: 2, capacity: 2, think: 5 })
	const run = new VirtualRun(plan)
	const chance = new Chance(5)
	const moves: Move[] = []
	while (moves.length < 900) { const m = chance.oneOf(run.moves({ victim: true, spurious: false })); run.go(m); moves.push(m) }
	const v = virtualCourse(plan, moves); const turns = turnsOf(plan, moves)
	const t = performance.now()
	let same = 0
	for (let i = 0; i < 50; i++) { const r = await real.play(plan, turns); if (JSON.stringify(v) === JSON.stringify(r)) same++ }
	console.log('long', same, (performance.now() - t) / 50)
}, 100000)
