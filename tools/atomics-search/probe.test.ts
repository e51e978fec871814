import { test } from 'vitest'
import { Session } from 'node:inspector'
import { writeFileSync } from 'node:fs'
import { lockHarness, conditionHarness, queueHarness } from './harness.ts'
import { searchHarness } from './run-harness.ts'
import { Sources } from './load.ts'
const sources = new Sources()
test('probe', async () => {
 const go = (h, preemptions, states = 400000, ch = []) => { const t = performance.now(); const o = searchHarness(h, {preemptions, states}, sources, ch); console.log(h.name, preemptions, o.verdict, o.detail, 'sched', o.schedules, 'states', o.states, Math.round(performance.now()-t)+' ms', o.path.length); return o }
 const s = new Session(); s.connect(); 
 const post = (m) => new Promise((r) => s.post(m, (e, v) => r(v)))
 await post('Profiler.enable'); await post('Profiler.start')
 go(queueHarness(2,2,1), 1, 3000000)
 go(queueHarness(2,2,1), 2, 3000000)
 go(queueHarness(1,1,2), 3, 3000000)
 go(queueHarness(1,1,2), 2, 3000000)
 go(conditionHarness(1,'notify'), 3, 3000000)
 go(conditionHarness(2,'notifyAll'), 2, 3000000)
 go(lockHarness([1,1,1], false), 3)
 go(lockHarness([1,1], false), 4)
 go(lockHarness([1,1], false), 8)
 go(lockHarness([1,1], false), 40)
 go(lockHarness([1,1], false), Infinity)
 go(lockHarness([2,2], true), 3)
 go(lockHarness([1,1,1], true), 2)
 const { profile } = await post('Profiler.stop')
 writeFileSync('/tmp/prof.json', JSON.stringify(profile))
}, 120000)
