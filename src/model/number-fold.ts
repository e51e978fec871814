/**
 * A shared number while records are folded. Its records are ordered by their stamps only, and a thread may be interrupted
 * between its write and the stamp: that an update was lost is certain only once somebody read what had been read before.
 */
import type { CastObject } from '../trace/cast.ts'
import type { NumberMoment } from './actor-moment.ts'

export type CastNumber = Extract<CastObject, { kind: 'number' }>

/** Values whose reader is remembered. */
const mostRead = 256
/** A write whose record is later than this is not late but missing. */
const patienceUs = 50_000

export class NumberFold {
	readonly cast: CastNumber
	value = 0
	writes = 0
	/** Threads; replaced, never changed. */
	writers: readonly number[] = []
	/** What it would be if every update had counted; null before the first write. */
	#due: number | null = null
	/** Written and by nobody's update read, as often as told here. */
	#unread = new Map<number, number>()
	/** Read by an update, the latest last. */
	#read: number[] = []
	/** Read by an update although nobody is known to have written it, and since when. */
	#owed = new Map<number, number>()
	/** Once an update was lost there is nothing more to find out. */
	#isLossy = false
	/** Value before the last write, and what that had read. */
	#last = { before: 0, read: 0, atUs: -Infinity }
	#recordsLost = 0

	constructor(cast: CastNumber) {
		this.cast = cast
	}

	/** Wrote `now`, having read `read`. True, once, when it is certain that an update was lost. */
	store(now: number, read: number, atUs: number, recordsLost: number): boolean {
		if (this.#due === null || recordsLost > this.#recordsLost) this.#begin(read, recordsLost)
		const was = this.value
		this.writes += 1
		this.#due = (this.#due ?? read) + now - read
		// Told too late: the write that read this one has been told before it.
		const isLate = now === this.#last.read && read === this.#last.before && now !== was
		if (isLate) this.#last = { ...this.#last, before: now }
		else {
			this.value = now
			this.#last = { before: was, read, atUs }
		}
		if (this.#isLossy) return false
		this.#isLossy = this.#isReadTwice(read, atUs)
		if (!this.#isLossy) this.#write(now)
		else {
			this.#unread.clear()
			this.#owed.clear()
			this.#read = []
		}
		return this.#isLossy
	}

	moment(): NumberMoment {
		const { cast, value, writes, writers } = this
		const lost = Math.abs((this.#due ?? value) - value)
		return { id: cast.id, name: cast.name, value, writes, writers, lost }
	}

	clone(): NumberFold {
		const copy = new NumberFold(this.cast)
		copy.value = this.value
		copy.writes = this.writes
		copy.writers = this.writers
		copy.#due = this.#due
		copy.#unread = new Map(this.#unread)
		copy.#read = this.#read.slice()
		copy.#owed = new Map(this.#owed)
		copy.#isLossy = this.#isLossy
		copy.#last = this.#last
		copy.#recordsLost = this.#recordsLost
		return copy
	}

	/** The first write, or the first after records were lost: what it read is what there was. */
	#begin(read: number, recordsLost: number): void {
		const lost = this.#due === null ? 0 : this.#due - this.value
		this.#recordsLost = recordsLost
		this.#due = read + lost
		this.value = read
		this.#unread = new Map([[read, 1]])
		this.#owed.clear()
		this.#read = []
	}

	#isReadTwice(read: number, atUs: number): boolean {
		for (const sinceUs of this.#owed.values()) if (atUs - sinceUs > patienceUs) return true
		const unread = this.#unread.get(read) ?? 0
		if (unread > 1) this.#unread.set(read, unread - 1)
		else if (unread === 1) this.#unread.delete(read)
		else if (this.#read.includes(read) || this.#owed.has(read)) return true
		else this.#owed.set(read, atUs)
		if (this.#read.push(read) > mostRead) this.#read.shift()
		return false
	}

	#write(now: number): void {
		if (this.#owed.delete(now)) return
		this.#unread.set(now, (this.#unread.get(now) ?? 0) + 1)
	}
}
