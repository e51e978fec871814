import { test } from 'vitest'
import { lookThrough, planOf, sizesUpTo } from '../../tools/explore-checks/look.ts'
test('probe', () => {
	for (const v of [{ cvs: 1, join: 'after' }, { cvs: 2, join: 'after' }, { cvs: 1, lock: 'none' }, { cvs: 2, lock: 'none' }])
	console.log(JSON.stringify(v), sizesUpTo(2, 3).map((s) => { const f = lookThrough(planOf('lost-wakeup', { lock: 'barging', ...s, ...v }));  return `P${s.producers}C${s.consumers}B${s.capacity}:${f.law} ${f.states} ${f.race === null ? '' : f.race}` }).join('\n'))
}, 60000)
