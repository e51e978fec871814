/** Few jobs, every schedule: a lease may end at any moment, and a worker may die when it is done. */
import { expect, test, vi } from 'vitest'
import {
	lookThrough,
	planOf,
} from '../../../tools/explore-checks/look.ts'
import * as derived from '../../../tools/real-threads/broken-jobs.ts?twin'
import type { Scene } from '../scene.ts'

vi.setConfig({ testTimeout: 60_000 })

const broken = derived as unknown as Readonly<
	Record<'hasty' | 'forgetful' | 'trusting', Scene>
>

const small = { jobs: 1, workers: 2, fail: 0, retries: 1, crash: 0 }
const keyed = { ...small, idempotent: true }

const troubles = [
	['leases that end too early', {}],
	['a worker that dies when it is done', { crash: 100, retries: 2 }],
	['attempts that fail', { fail: 100, retries: 2 }],
] as const

test.each(troubles)(
	'%s: with keys nothing is done twice, and nobody is left waiting',
	(_, trouble) => {
		const plan = planOf('retries', { ...keyed, ...trouble })
		const found = lookThrough(plan)
		expect(found.law).toBeNull()
		expect(found.race).toBeNull()
	},
)

test.each(troubles.slice(0, 2))(
	'%s: without keys that is enough for the same job to be done twice',
	(_, trouble) => {
		const plan = planOf('retries', { ...small, ...trouble })
		const found = lookThrough(plan)
		expect(found.law).toBe('no effect twice')
		expect(found.detail).toMatch(/W[12] did job 1 a second time/)
		expect(found.turns).toHaveLength(found.steps ?? 0)
	},
)

test('two jobs, each of which can come back', () => {
	const values = { ...keyed, jobs: 2, workers: 1 }
	const found = lookThrough(planOf('retries', values))
	expect(found.law).toBeNull()
})

test('broken twin: who looks for the key before the lock is taken does the job twice', () => {
	const plan = { ...planOf('retries', keyed), twin: broken.hasty }
	expect(lookThrough(plan).law).toBe('no effect twice')
})

test('broken twin: without leases the job of a dead worker is lost, and everybody waits for it', () => {
	const values = { ...keyed, crash: 100 }
	const plan = { ...planOf('retries', values), twin: broken.forgetful }
	expect(lookThrough(plan).law).toBe('no stuck waiter')
})

test('broken twin: who may put back what another has got breaks the queue', () => {
	const values = { ...keyed, fail: 100, retries: 2, backoff: 0 }
	const plan = { ...planOf('retries', values), twin: broken.trusting }
	expect(lookThrough(plan).law).not.toBeNull()
})
