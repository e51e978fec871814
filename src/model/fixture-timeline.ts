/**
 * Recordings written as text: one row per thread, one column per step.
 *
 *   = works (handles what it took, else makes)   - runs      s sleeps    ~ spins    h held
 *   p puts   t takes   l holds the lock           ! blocked   # waits, full   z waits, empty
 *   w woken, not yet running   | finishes   x fails   . nothing (not begun, or gone)
 *
 * Whoever stops waiting was notified by the last put or take before, else by the page. Rows take
 * turns within a column, from top to bottom, so that sections never overlap.
 */
import type { Cast } from '../trace/cast.ts'
import { Activity, Kind, type TraceEvent, Waking, pageThread } from '../trace/event.ts'
import { bearsTicket, lockId, notEmptyId, notFullId, queueId } from './fixture-monitor.ts'
import { blockingQueueCast } from './fixture-run.ts'

export interface TimelineOptions {
	readonly capacity?: number
	/** Microseconds per column. */
	readonly stepUs?: number
}

interface Row {
	readonly thread: number
	readonly steps: string
	item: number
	isWorking: boolean
	isNotified: boolean
	heldOver: string
}

const conditionOf = new Map([
	['#', notFullId],
	['z', notEmptyId],
])

class Player {
	readonly events: TraceEvent[] = []
	readonly #rows: readonly Row[]
	readonly #capacity: number
	readonly #stepUs: number
	readonly #items: number[] = []
	readonly #waiting: Row[] = []
	#atUs = 0
	#column = 0
	#ticket = 0
	#holder = 0
	#lastItem = 0

	constructor(rows: readonly Row[], capacity: number, stepUs: number) {
		this.#rows = rows
		this.#capacity = capacity
		this.#stepUs = stepUs
	}

	play(): void {
		const columns = Math.max(...this.#rows.map((row) => row.steps.length))
		const slotUs = Math.floor(this.#stepUs / (this.#rows.length + 1))
		for (let column = 0; column < columns; column++) {
			this.#column = column
			for (const [index, row] of this.#rows.entries()) {
				this.#atUs = column * this.#stepUs + index * slotUs
				this.#step(row)
			}
		}
	}

	#at(row: Row, column: number): string {
		return row.steps[column] ?? '.'
	}

	#step(row: Row): void {
		const before = this.#at(row, this.#column - 1)
		const now = this.#at(row, this.#column)
		if (now === before && now !== 'p' && now !== 't') return
		this.#leave(row, before, now)
		if (before === '.' && now !== '.') this.#write(Kind.start, row.thread, {})
		this.#begin(row, before, now)
	}

	#leave(row: Row, before: string, now: string): void {
		const isWait = conditionOf.has(before) || before === 'w'
		if (isWait && now !== 'w') this.#wake(row)
		if (before === '=' && now !== 'h' && row.isWorking) this.#worked(row)
		if (before === 's') this.#write(Kind.awake, row.thread, {})
		if (before === 'h') this.#write(Kind.freed, row.thread, {})
		if (before === 'h' && now !== row.heldOver && row.isWorking) this.#worked(row)
		if (before === 'l') this.#release(row.thread)
		if (before === '!' && !'ptl#z'.includes(now)) {
			this.#acquire(row.thread)
			this.#release(row.thread)
		}
	}

	#begin(row: Row, before: string, now: string): void {
		const { thread } = row
		const condition = conditionOf.get(now)
		if (condition !== undefined) this.#wait(row, condition)
		if (now === 'w' && !row.isNotified) this.#notifyByPage(row)
		if (now === '=' && !(before === 'h' && row.isWorking)) this.#work(row)
		if (now === 'p') this.#put(row)
		if (now === 't') this.#take(row)
		if (now === 'l') this.#acquire(thread)
		if (now === '!') this.#write(Kind.blocked, thread, { object: lockId, a: this.#holder })
		if (now === 's') this.#write(Kind.sleep, thread, { b: this.#lengthUs(row) })
		if (now === '~') this.#write(Kind.spin, thread, {})
		if (now === '|') this.#write(Kind.finish, thread, {})
		if (now === 'x') this.#write(Kind.fail, thread, {})
		if (now !== 'h') return
		row.heldOver = before
		this.#write(Kind.held, thread, {})
	}

	/** How long the present symbol goes on. */
	#lengthUs(row: Row): number {
		const symbol = this.#at(row, this.#column)
		let end = this.#column
		while (this.#at(row, end) === symbol) end += 1
		return (end - this.#column) * this.#stepUs
	}

	#work(row: Row): void {
		row.isWorking = true
		const c = row.item === 0 ? Activity.making : Activity.handling
		this.#write(Kind.work, row.thread, { a: row.item, b: this.#lengthUs(row), c })
	}

	#worked(row: Row): void {
		row.isWorking = false
		this.#write(Kind.worked, row.thread, { a: row.item })
		row.item = 0
	}

	#put(row: Row): void {
		this.#acquire(row.thread)
		if (this.#items.length >= this.#capacity) throw this.#wrong(row, 'puts into a full queue')
		this.#lastItem += 1
		this.#items.push(this.#lastItem)
		const told = { a: this.#lastItem, b: this.#items.length, c: this.#atUs, d: row.thread }
		this.#write(Kind.put, row.thread, { object: queueId, ...told })
		this.#notify(row.thread, notEmptyId)
		this.#release(row.thread)
	}

	#take(row: Row): void {
		this.#acquire(row.thread)
		const item = this.#items.shift()
		if (item === undefined) throw this.#wrong(row, 'takes from an empty queue')
		row.item = item
		this.#write(Kind.take, row.thread, { object: queueId, a: item, b: this.#items.length })
		this.#notify(row.thread, notFullId)
		this.#release(row.thread)
	}

	#wait(row: Row, condition: number): void {
		this.#acquire(row.thread)
		this.#write(Kind.wait, row.thread, { object: condition })
		this.#holder = 0
		row.isNotified = false
		this.#waiting.push(row)
	}

	/** Wakes the first waiter whose row says that it stops waiting now or in the next column. */
	#notify(thread: number, condition: number): void {
		const woken = this.#waiting.find((row) => {
			const next = this.#at(row, this.#column + 1)
			const isHere = conditionOf.get(this.#at(row, this.#column)) === condition
			return isHere && !row.isNotified && !conditionOf.has(next)
		})
		if (woken !== undefined) woken.isNotified = true
		this.#write(Kind.notify, thread, { object: condition, a: woken?.thread ?? 0 })
	}

	#notifyByPage(row: Row): void {
		const before = this.#at(row, this.#column - 1)
		this.#acquire(pageThread)
		const object = conditionOf.get(before) ?? notFullId
		this.#write(Kind.notify, pageThread, { object, a: row.thread })
		this.#release(pageThread)
		row.isNotified = true
	}

	#wake(row: Row): void {
		if (!row.isNotified) this.#notifyByPage(row)
		let column = this.#column - 1
		while (this.#at(row, column) === 'w') column -= 1
		const object = conditionOf.get(this.#at(row, column)) ?? notFullId
		this.#write(Kind.woken, row.thread, { object, b: Waking.notified })
		this.#waiting.splice(this.#waiting.indexOf(row), 1)
	}

	#acquire(thread: number): void {
		const holder = this.#rows.find((row) => row.thread === this.#holder)
		if (holder !== undefined) throw this.#wrong(holder, 'holds the lock that another wants')
		this.#holder = thread
		this.#ticket += 1
		this.#write(Kind.acquire, thread, { object: lockId })
	}

	#release(thread: number): void {
		this.#write(Kind.release, thread, { object: lockId })
		this.#holder = 0
	}

	#wrong(row: Row, what: string): Error {
		return new Error(`column ${String(this.#column)}: thread ${String(row.thread)} ${what}`)
	}

	#write(kind: Kind, thread: number, fields: Partial<TraceEvent>): void {
		const ticket = this.#holder === thread && bearsTicket(kind) ? this.#ticket : 0
		const empty = { object: 0, site: 0, a: 0, b: 0, c: 0, d: 0 }
		this.events.push({ atUs: this.#atUs, kind, thread, ticket, ...empty, ...fields })
	}
}

/** The records that a picture in text stands for. Rows are "P1  ==p"; names that begin with C consume. */
export function parseTimeline(
	text: string,
	options: TimelineOptions = {},
): { readonly cast: Cast; readonly events: readonly TraceEvent[]; readonly endUs: number } {
	const { capacity = 6, stepUs = 1000 } = options
	const lines = text.split('\n').map((line) => line.trim().split(/\s+/))
	const named = lines.filter((words) => words.length === 2)
	const rows = named.map(([, steps = ''], index): Row => {
		const idle = { item: 0, isWorking: false, isNotified: false, heldOver: '.' }
		return { thread: pageThread + 1 + index, steps, ...idle }
	})
	const player = new Player(rows, capacity, stepUs)
	player.play()
	const threads = named.map(([name = ''], index) => {
		const isConsumer = name.startsWith('C')
		const role = isConsumer ? 'consumer' : 'producer'
		const program = `blocking-queue/${isConsumer ? 'consume' : 'produce'}.ts`
		const side = isConsumer ? ('consumers' as const) : ('producers' as const)
		const column = isConsumer ? 1 : 0
		return { id: pageThread + 1 + index, name, role, side, column, program }
	})
	const columns = Math.max(...rows.map((row) => row.steps.length))
	const cast = { ...blockingQueueCast(0, 0, capacity), threads }
	return { cast, events: player.events, endUs: columns * stepUs }
}
