/** Jobs that fail, workers that die, and jobs that come back until they are done: at least once. */
import { Cell } from '../../sync/cell.ts'
import { Ledger } from '../../sync/idempotency-ledger.ts'
import { Effects } from '../../sync/idempotency.ts'
import { JobQueue } from '../../sync/job-queue.ts'
import type { KnobCells } from '../../sync/knob-cells.ts'
import type { SharedMemory } from '../../sync/shared-memory.ts'
import { Attempts, kinds } from '../attempts.ts'
import {
	backoff,
	crash,
	fail,
	idempotent,
	jobs,
	lease,
	retries as retriesKnob,
} from '../job-knobs.ts'
import type { Knob } from '../knob.ts'
import { rate, service, workers, workersOf } from '../load-knobs.ts'
import { Requests } from '../requests.ts'
import { lockSource } from '../primitive-sources.ts'
import type { FixedValues, Role, Scene, Source } from '../scene.ts'
import { Staff } from '../staff.ts'
import { chosenBy, variantKey } from '../switches.ts'
import { keepTime } from './keep-time.ts'
import { submit } from './submit.ts'
import type { work } from './work.ts'
import { variants } from './work.ts?variants'

/** Workers that can take the place of others, one after another. */
const spare = 12
const mostWorkers = 8

const knobs: readonly Knob[] = [
	jobs,
	{ ...rate, unit: 'jobs/s', default: 12 },
	retriesKnob,
	backoff,
	lease,
	{ ...workers, max: mostWorkers, default: 4, restarts: true },
	{ ...service, default: 100 },
	fail,
	crash,
	idempotent,
]

const roles: readonly Role[] = [
	{
		name: 'client',
		letter: 'C',
		side: 'producers',
		count: 1,
		program: 'retries/submit.ts',
		leaves: 'at loop top',
	},
	{
		name: 'timekeeper',
		letter: 'T',
		side: 'producers',
		count: 1,
		program: 'retries/keep-time.ts',
		leaves: 'at loop top',
	},
	{
		...workersOf('retries/work.ts'),
		most: mostWorkers + spare,
	},
]

const sources: readonly Source[] = [
	{
		path: 'retries/work.ts',
		text: () => import('./work.ts?raw'),
		hasSwitches: true,
	},
	{
		path: 'retries/submit.ts',
		text: () => import('./submit.ts?raw'),
	},
	{
		path: 'retries/keep-time.ts',
		text: () => import('./keep-time.ts?raw'),
	},
	{
		path: 'sync/job-queue.ts',
		text: () => import('../../sync/job-queue.ts?raw'),
	},
	{
		path: 'sync/idempotency.ts',
		text: () => import('../../sync/idempotency.ts?raw'),
	},
	lockSource,
]

/** The worker's program, as the switch in its text stands. */
function workOf(fixed: FixedValues): typeof work {
	const key = variantKey(chosenBy([idempotent], fixed))
	const all: Readonly<Record<string, unknown>> = variants
	return (all[key] as { readonly work: typeof work }).work
}

/** Other makes of what everybody works with. */
export interface Makes {
	readonly Queue?: typeof JobQueue
	readonly Ways?: typeof Effects
}

function shopIn(
	memory: SharedMemory,
	knobs: KnobCells,
	seed: number,
	{ Queue = JobQueue, Ways = Effects }: Makes,
) {
	const attempts = new Attempts(knobs, seed)
	const queue = new Queue(memory, {
		most: jobs.max,
		leaseMs: () => knobs.number(lease.name),
		retries: () => knobs.number(retriesKnob.name),
		pauseMs: (job) => attempts.pauseMs(job),
	})
	const ledger = new Ledger(memory, queue.store, jobs.max)
	return { attempts, queue, effects: new Ways(memory, ledger) }
}

export function retriesScene(id: string, makes: Makes = {}): Scene {
	return {
		id,
		title: 'Once, twice, never',
		chapter: 'async-requests',
		summary:
			'A job that failed is tried again; one that was done and not acknowledged is done twice, unless a key tells.',
		source: 'open',
		defaultPace: 1,
		kinds,
		gauges: ['jobs', 'attempts'],
		hasCanary: false,
		isFinite: true,
		knobs,
		roles,
		sources,

		build(memory, knobs, seed, fixed) {
			const shop = shopIn(memory, knobs, seed, makes)
			const { attempts, queue, effects } = shop
			const hired = new Cell(memory)
			const staff = new Staff(hired, spare)
			const requests = new Requests(knobs, seed)
			const working = workOf(fixed)
			return {
				programs: {
					client: (me) => {
						submit(me, requests, queue)
					},
					timekeeper: (me) => {
						keepTime(me, queue)
					},
					worker: (me) => {
						working(me, queue, attempts, effects, staff)
					},
				},
				turn: {},
				more: { worker: hired },
			}
		},
	}
}

export const retries = retriesScene('retries')
