/** What each thread in your hands would do next, and why one cannot: read from shared memory, put in words. */
import type { RunLayout } from '../engine/layout.ts'
import type { Cast } from '../trace/cast.ts'
import { innerSite, programLine } from '../trace/event.ts'
import { obstacleOf, type Obstacle } from '../sync/enabled.ts'
import { Gate } from '../sync/gate.ts'
import { Own, Phase, Stand, type ThreadCells } from '../sync/thread-cells.ts'
import type { Choice, Listing, Scheduling, Stepper } from '../view/session.ts'

type Open = Scheduling['open']

export interface Standing {
	readonly layout: RunLayout
	readonly cast: Cast
	readonly listings: readonly Listing[]
	readonly open: Open
}

/** A thread that has not left its program, as its step button shows it. */
export function steppersOf(standing: Standing, playing: readonly number[]): Stepper[] {
	const { cast, layout } = standing
	return cast.threads.flatMap((one) => {
		const cells = layout.threads[one.id]
		if (!cells || !playing.includes(one.id)) return []
		return cells.read(Own.phase) === Phase.running ? [stepperOf(standing, one.id, cells)] : []
	})
}

/** Why `thread` cannot go, in one sentence; null when it can. */
export function obstacleInWords(standing: Standing, thread: number): string | null {
	const cells = standing.layout.threads[thread]
	const obstacle = cells ? obstacleOf(thread, cells, standing.layout.memory, Infinity) : null
	return obstacle === null ? null : sentenceOf(standing, obstacle)
}

/** Line on which a thread stands, in the innermost file. */
export function lineOf(cells: ThreadCells): number {
	const { site } = cells
	return innerSite(site)?.line ?? programLine(site)
}

function stepperOf(standing: Standing, thread: number, cells: ThreadCells): Stepper {
	const { cast, layout } = standing
	const inner = innerSite(cells.site)
	const program = cast.threads.find(({ id }) => id === thread)?.program ?? ''
	const file = inner ? (cast.files[inner.file] ?? '') : program
	const line = lineOf(cells)
	const obstacle = obstacleOf(thread, cells, layout.memory, Infinity)
	return {
		thread: nameOf(cast, thread),
		file,
		line,
		text: textAt(standing.listings, file, line),
		next: nextInWords(standing, cells),
		obstacle: obstacle === null ? null : sentenceOf(standing, obstacle),
		choices: choicesOf(standing, cells, obstacle),
	}
}

function textAt(listings: readonly Listing[], file: string, line: number): string {
	const listing = listings.find(({ path }) => path === file)
	return listing?.text.split('\n')[line - 1]?.trim() ?? ''
}

function sentenceOf({ cast, layout }: Standing, obstacle: Obstacle): string {
	if (obstacle.kind === 'lock') {
		const name = cast.objects.find(({ id }) => id === obstacle.object)?.name ?? 'lock'
		const isHeld = layout.memory.locks.get(obstacle.object)?.holder !== 0
		const holder = nameOf(cast, obstacle.holder)
		return isHeld ? `The ${name} is held by ${holder}.` : `${holder} is before it at the ${name}.`
	}
	const name = cast.objects.find(
		(one) => one.id === (obstacle.kind === 'condition' && obstacle.object),
	)
	return `It waits on “${name?.name ?? ''}” until somebody notifies it.`
}

const plainWords: Readonly<Record<number, string>> = {
	[Gate.lock]: 'enter the lock',
	[Gate.tryLock]: 'enter the lock if it is free',
	[Gate.unlock]: 'leave the lock',
	[Gate.load]: 'read a shared word',
	[Gate.store]: 'write a shared word',
	[Gate.add]: 'add to a shared word',
	[Gate.compareExchange]: 'change a shared word if it is as expected',
	[Gate.sleep]: 'begin its work',
	[Gate.awake]: 'be done with its work',
	[Gate.spinHint]: 'look again',
	[Gate.interrupt]: 'interrupt a thread',
	[Gate.loopTop]: 'go round its loop',
	[Gate.reacquire]: 'enter the lock again, then go on',
}

function nextInWords(standing: Standing, cells: ThreadCells): string {
	if (cells.read(Own.stand) === Stand.line) return 'run this line'
	const gate = cells.read(Own.gate)
	const waiting = waitersOf(standing, cells)
	if (gate === Gate.wait || gate === Gate.waitUntil) return 'leave the lock and wait'
	if (gate === Gate.notify) return waiting[0] ? `wake ${waiting[0]}` : 'notify: nobody waits'
	if (gate === Gate.notifyAll) {
		return waiting.length > 0 ? `wake ${waiting.join(', ')}` : 'notify all: nobody waits'
	}
	return plainWords[gate] ?? 'go on'
}

function choicesOf(
	standing: Standing,
	cells: ThreadCells,
	obstacle: Obstacle | null,
): { choice: Choice; label: string }[] {
	const { open } = standing
	if (obstacle?.kind === 'condition') {
		return open.spurious ? [{ choice: { kind: 'spurious' }, label: 'wake it unnotified' }] : []
	}
	const waiting = waitersOf(standing, cells)
	const isNotifying = cells.read(Own.gate) === Gate.notify && cells.read(Own.stand) === Stand.gate
	if (!open.victim || !isNotifying || waiting.length < 2) return []
	return waiting.map((thread) => ({ choice: { kind: 'wake', thread }, label: `wake ${thread}` }))
}

/** Names in the wait set that the thread's next operation is about, oldest first. */
function waitersOf({ cast, layout }: Standing, cells: ThreadCells): string[] {
	const condition = layout.memory.conditions.get(cells.read(Own.object))
	return condition?.waiters.inOrder().map((id) => nameOf(cast, id)) ?? []
}

function nameOf(cast: Cast, thread: number): string {
	return cast.threads.find(({ id }) => id === thread)?.name ?? 'you'
}
