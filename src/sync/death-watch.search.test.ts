/** One watches while the other stops, in every order of their steps: it is told once, whichever comes first. */
import { expect, test } from 'vitest'
import { alone } from '../../tools/real-threads/alone.ts'
import * as derived from './death-watch.ts?twin'
import type { DeathWatchOptions } from './death-watch.ts'
import type { Lock } from './lock.ts'
import type { SharedMemory } from './shared-memory.ts'

/** What a step needs before it can be done: that a lock is free, or nothing. */
type Steps<T = void> = Generator<Lock | null, T, undefined>

interface Watch {
	add(me: unknown, watcher: { readonly number: number }): Steps
	stop(me: unknown): Steps
}
type Make = new (memory: SharedMemory, options: DeathWatchOptions) => Watch

const { DeathWatch } = derived as unknown as { readonly DeathWatch: Make }

/** As much of a thread as a watch uses. */
class Stepper {
	readonly id: number

	constructor(id: number) {
		this.id = id
	}

	within(): void {
		// The line of a thread, which nobody here looks at.
	}

	*lock(lock: Lock): Steps {
		yield lock
		lock.tryAcquire(this.id)
	}

	*unlock(lock: Lock): Steps {
		yield null
		lock.release()
	}

	*below(count: number, most: number): Steps<boolean> {
		yield null
		return count < most
	}

	*nowUs(): Steps<number> {
		yield null
		return 0
	}
}

/** Looks whether it has stopped before it enters the lock, and not again. */
class HastyWatch extends DeathWatch {
	override *add(me: unknown, watcher: { readonly number: number }): Steps {
		const own = this as unknown as {
			readonly stopped: { value: number }
			readonly enter: (watcher: { readonly number: number }) => void
			readonly tell: (me: unknown, number: number) => Steps
		}
		const isTooLate = own.stopped.value === 1
		yield null
		if (isTooLate) {
			yield* own.tell(me, watcher.number)
		} else {
			own.enter(watcher)
		}
	}
}

const watcher = { number: 7 }

/** How often the watcher was told, when the steps are done in this order; then in as many others as are left. */
function told(Make: Make): Set<number> {
	const outcomes = new Set<number>()
	const untried: number[][] = [[]]
	for (let chosen = untried.pop(); chosen; chosen = untried.pop()) {
		let count = 0
		const tell = function* (): Steps {
			yield null
			count++
		}
		const { built: watch } = alone((memory) => {
			const at = () => ({ tell }) as never
			return new Make(memory, { of: 'worker', most: 1, kind: 1, at })
		})
		const both = [watch.add(new Stepper(2), watcher), watch.stop(new Stepper(3))]
		const next = both.map((steps) => steps.next())
		for (let step = 0; ; step++) {
			const able = [0, 1].filter((i) => {
				const { done, value } = next[i] ?? {}
				return done === false && (value === null || (value as Lock).holder === 0)
			})
			if (step >= chosen.length) {
				for (const other of able.slice(1)) {
					untried.push([...chosen, other])
				}
				chosen.push(able[0] ?? 0)
			}
			const who = chosen[step] ?? 0
			const steps = both[who]
			if (able.length === 0 || !steps) {
				break
			}
			next[who] = steps.next()
		}
		expect(next.every(({ done }) => done)).toBe(true)
		outcomes.add(count)
	}
	return outcomes
}

test('in every order: told once', () => {
	expect(told(DeathWatch)).toEqual(new Set([1]))
})

test('broken twin: who looks before it enters the lock is never told in some order', () => {
	expect(told(HastyWatch)).toContain(0)
})
