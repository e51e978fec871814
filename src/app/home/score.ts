/** The scoreboard of the three requirements: which strategies are compared, by what, and where each is measured. */
import type { Aspect, Fact, Facts, Strategy } from '../../lessons/facts.ts'
import { scenes } from '../scene-list.ts'

export interface Requirement {
	readonly title: string
	readonly aspects: readonly { readonly id: Aspect; readonly title: string }[]
}

export const requirements: readonly Requirement[] = [
	{
		title: 'Efficient waiting',
		aspects: [
			{ id: 'waste', title: 'waste while idle' },
			{ id: 'delay', title: 'detection delay' },
		],
	},
	{
		title: 'Backpressure',
		aspects: [
			{ id: 'bounded', title: 'memory bounded' },
			{ id: 'full', title: 'when full' },
		],
	},
	{ title: 'Thread safety', aspects: [{ id: 'safe', title: 'laws held' }] },
]

interface Contender {
	/** Of the chapter that is about it. */
	readonly id: string
	readonly title: string
	readonly strategy: Strategy
	/** The scene in which it is measured, where another one is not said. */
	readonly scene: string
	readonly elsewhere: Readonly<Partial<Record<Aspect, string>>>
}

const contenders: readonly Contender[] = [
	{
		id: 'busy-waiting',
		title: 'Busy-waiting',
		strategy: 'busy-waiting',
		scene: 'busy-waiting',
		elsewhere: { safe: 'check-then-act' },
	},
	{
		id: 'sleep-polling',
		title: 'Sleep-polling',
		strategy: 'sleep-polling',
		scene: 'sleep-polling',
		elsewhere: {},
	},
	{
		id: 'unbounded',
		title: 'Unbounded queue',
		strategy: 'unbounded queue',
		scene: 'slow-leak',
		elsewhere: { bounded: 'click-storm', full: 'click-storm' },
	},
	{
		id: 'wait-notify',
		title: 'Wait/notify',
		strategy: 'wait/notify',
		scene: 'wait-notify',
		elsewhere: {},
	},
	{
		id: 'blocking-queue',
		title: 'Blocking queue',
		strategy: 'blocking queue',
		scene: 'blocking-queue',
		elsewhere: {},
	},
	{
		id: 'actors',
		title: 'Actors',
		strategy: 'actors',
		scene: 'mailbox-overflow',
		elsewhere: { waste: 'message-order', delay: 'message-order' },
	},
]

/** One cell: what was measured, else the scene to measure it in, else nothing yet. */
export interface Cell {
	readonly aspect: Aspect
	readonly title: string
	readonly fact: Fact | null
	readonly way: { readonly id: string; readonly title: string } | null
}

export interface Row {
	readonly id: string
	readonly title: string
	readonly cells: readonly Cell[]
}

/** The scoreboard with what is known so far. */
export function scoreboard(facts: Facts): readonly Row[] {
	const columns = requirements.flatMap(({ aspects }) => aspects)
	return contenders.map(({ id, title, strategy, scene, elsewhere }) => ({
		id,
		title,
		cells: columns.map((column) => ({
			aspect: column.id,
			title: column.title,
			fact: facts[strategy]?.[column.id] ?? null,
			way: wayTo(elsewhere[column.id] ?? scene),
		})),
	}))
}

/** How many cells are filled, of those that can be by now. */
export function filled(rows: readonly Row[]): { readonly cells: number; readonly of: number } {
	const cells = rows.flatMap((row) => row.cells)
	return {
		cells: cells.filter(({ fact }) => fact !== null).length,
		of: cells.filter(({ fact, way }) => fact !== null || way !== null).length,
	}
}

function wayTo(sceneId: string): Cell['way'] {
	const scene = scenes.find(({ id }) => id === sceneId)
	return scene === undefined ? null : { id: scene.id, title: scene.title }
}
