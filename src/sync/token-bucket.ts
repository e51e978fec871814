/**
 * A door that lets in a steady rate and a limited burst: whoever comes
 * needs a token. So many come into the bucket every second, and it
 * holds so many at the most. Nobody waits here: no token, no entry.
 */
import { Kind, Refusal } from '../trace/event.ts'
import { Guarded } from './guarded.ts'
import type { Item } from './item.ts'
import { Lock } from './lock.ts'
import type { SharedMemory } from './shared-memory.ts'
import type { Thread } from './thread.ts'

/** How many tokens there can be, and how many come per second. */
export interface TokenLimits {
	readonly size: number
	readonly perS: number
}

/** One token, counted so finely that each µs brings whole numbers. */
const token = 1_000_000

export class TokenBucket {
	private readonly id: number
	private readonly guard: Lock
	private readonly missing: Guarded
	private readonly filledUs: Guarded
	private readonly limits: TokenLimits

	/** It is full at first; `size`: of that moment. */
	constructor(memory: SharedMemory, limits: TokenLimits, size: number) {
		this.guard = new Lock(memory, 'bucket lock')
		this.id = memory.register({
			kind: 'bucket',
			name: 'bucket',
			size,
		})
		this.missing = new Guarded(memory)
		this.filledUs = new Guarded(memory)
		this.limits = limits
	}

	/** Takes a token; false when there is none. Never waits. */
	tryTake(me: Thread): boolean {
		me.lock(this.guard)
		try {
			this.fill(me)
			const isThere = this.tokens >= token
			if (isThere) {
				this.missing.value += token
			}
			this.tell(me, isThere)
			return isThere
		} finally {
			me.unlock(this.guard)
		}
	}

	/** Sends `item` away: too many requests. */
	refuse(me: Thread, item: Item): void {
		me.tracer?.refresh()
		me.tracer?.write(Kind.reject, this.id, 0, item.kind, Refusal.limited)
	}

	private get tokens(): number {
		return this.limits.size * token - this.missing.value
	}

	/** What has come since it was filled last; what is too much, is gone. */
	private fill(me: Thread): void {
		me.tracer?.refresh()
		const nowUs = me.nowUs()
		// Clocks of threads differ a little: never back.
		const passedUs = Math.max(0, (nowUs - this.filledUs.value) | 0)
		const come = Math.round(passedUs * this.limits.perS)
		this.missing.value = Math.max(0, this.missing.value - come)
		this.filledUs.value = (this.filledUs.value + passedUs) | 0
	}

	private tell(me: Thread, isGiven: boolean): void {
		const thousandths = Math.floor((this.tokens * 1000) / token)
		const atUs = this.filledUs.value
		me.record(Kind.token, this.id, thousandths, Number(isGiven), atUs)
	}
}
