import { test } from 'vitest'
import { lockHarness, conditionHarness, queueHarness, holdHarness, interruptHarness } from './harness.ts'
import { searchHarness } from './run-harness.ts'
import { Sources } from './load.ts'
import { mutants } from './mutants.ts'
const sources = new Sources()
test('probe', async () => {
 const go = (h, preemptions, states = 400000, ch = []) => { const t = performance.now(); const o = searchHarness(h, {preemptions, states}, sources, ch); return { ...o, ms: Math.round(performance.now()-t) } }
 const ladder = [[lockHarness([2,2],false),2],[conditionHarness(1,'notify'),2],[queueHarness(1,1,2),1],[lockHarness([1,1,1],false),1],[conditionHarness(2,'notifyAll'),1],[holdHarness,1],[interruptHarness,1],[conditionHarness(2,'notify'),1],[queueHarness(2,1,1),1],[lockHarness([1,1,1],false),2],[queueHarness(2,2,1),1]]
 for (const [h, b] of ladder) { const o = go(h, b); console.log('SHIPPED', h.name, b, o.verdict, o.detail, o.states, o.schedules, o.ms); if (o.verdict !== 'clean') console.log(o.story().join('\n')) }
 for (const m of mutants.filter((m) => m.harmless || /once|second look|stay in|swallow|held|leave without asking|count by/.test(m.name))) {
  let r = 'SURVIVED', ms = 0, st = 0
  try {
  for (const [h, b] of ladder) { const o = go(h, b, 200000, m.changes); ms += o.ms; st += o.states; if (o.verdict !== 'clean') { r = o.verdict + ' ' + o.detail.slice(0,120) + ' @ ' + h.name + ' ' + b; break } }
  } catch (e) { r = 'THREW ' + e }
  console.log('M', m.harmless ? '(harmless)' : '', m.name, '->', r, st, ms)
 }
}, 180000)
