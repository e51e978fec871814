/** What is shown of a queue on the path of requests. */
import { order, shed } from './overload-knobs.ts'
import { lockSource } from './primitive-sources.ts'
import type { FixedValues, Source } from './scene.ts'

const isOn =
	(name: string, value: string) =>
	(fixed: FixedValues): boolean =>
		fixed[name] === value

export const overloadSources: readonly Source[] = [
	{
		path: 'sync/overload-queue.ts',
		text: () => import('../sync/overload-queue.ts?raw'),
	},
	{
		path: 'sync/overload-orders.ts',
		text: () => import('../sync/overload-orders.ts?raw'),
		isUsed: (fixed) => (fixed[order.name] ?? 'FIFO') !== 'FIFO',
	},
	{
		path: 'sync/shedding.ts',
		text: () => import('../sync/shedding.ts?raw'),
		isUsed: isOn(shed.name, 'deadline'),
	},
	{
		path: 'sync/codel.ts',
		text: () => import('../sync/codel.ts?raw'),
		isUsed: isOn(shed.name, 'CoDel'),
	},
	lockSource,
]
