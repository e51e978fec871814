/** Clients with patience for so long: who got no answer asks again, and each time it is a new request. */
import { bisector } from 'd3'
import { awaitArrival, tellArrivals } from '../sync/arrival.ts'
import type { Item } from '../sync/item.ts'
import type { KnobCells } from '../sync/knob-cells.ts'
import type { Thread } from '../sync/thread.ts'
import { Draws } from './draws.ts'
import type { Newcomers } from './newcomers.ts'

export interface Client {
	/** Number of its latest request, 0 before the first. */
	readonly request: number
	/** How often it has asked again. */
	readonly retries: number
	/** Whether it has asked, and waits. */
	readonly isWaiting: boolean
	/** Run time, µs, at which it asks, or has waited long enough. */
	readonly dueUs: number
}

/** A knob that was turned counts so much later at most. */
const longestSleepUs = 250_000
const largestWord = 0x7fffffff
/** Streams up to 64 are the threads' own. */
const jitterStream = 67
const byDue = bisector(({ dueUs }: Client) => dueUs)

/** Reads the knobs deadline, backoff (ms) and retries. For one thread, which plays all of them. */
export class Clients {
	readonly #knobs: KnobCells
	readonly #newcomers: Newcomers
	readonly #draws: Draws
	/** Those that wait for something, whoever is due first in front. */
	readonly #timers: Client[] = []
	/** Requests so far. */
	#requests = 0
	/** Run time as it was told last: not cut to a word. */
	#nowUs = 0

	/** `newcomers`: when somebody asks for the first time. */
	constructor(knobs: KnobCells, seed: number, newcomers: Newcomers) {
		this.#knobs = knobs
		this.#newcomers = newcomers
		this.#draws = new Draws(seed, jitterStream)
	}

	/** Sleeps until somebody asks, or has waited long enough. */
	next(me: Thread): Client {
		this.#look(me)
		let untilUs = this.#nowUs
		for (;;) {
			const dueUs = Math.min(this.#newcomers.nextUs(untilUs), this.#timers[0]?.dueUs ?? Infinity)
			if (dueUs <= untilUs) {
				return this.#first(dueUs)
			}
			const wantedUs = Math.min(dueUs, untilUs + longestSleepUs)
			awaitArrival(me, (wantedUs - this.#nowUs) / 1000)
			this.#look(me)
			// A sleep may end some µs early.
			untilUs = Math.max(wantedUs, this.#nowUs)
		}
	}

	/** The request of a client whose time to ask has come. */
	ask(me: Thread, client: Client): Item {
		const request = ++this.#requests
		const madeUs = client.dueUs | 0
		tellArrivals(me, 1, madeUs, client.retries)
		return { id: 0, producer: me.id, kind: 0, madeUs, payload: request }
	}

	/** It waits for the answer to its latest request, as long as its patience lasts. */
	wait(client: Client): void {
		const dueUs = client.dueUs + Math.round(this.#knobs.number('deadline') * 1000)
		this.#put({ ...client, request: this.#requests, isWaiting: true, dueUs })
	}

	/** It got no answer: it asks again, some time between at once and twice as late as the last time, or gives up. */
	retry(client: Client): void {
		const { retries, dueUs } = client
		if (retries >= this.#knobs.number('retries')) {
			return
		}
		const latestUs = this.#knobs.number('backoff') * 1000 * 2 ** retries
		const pauseUs = Math.round((this.#draws.word() / largestWord) * latestUs)
		const again = { isWaiting: false, retries: retries + 1, dueUs: dueUs + pauseUs }
		this.#put({ ...client, ...again })
	}

	#first(dueUs: number): Client {
		const waiting = this.#timers[0]
		if (waiting?.dueUs === dueUs) {
			this.#timers.shift()
			return waiting
		}
		this.#newcomers.pass()
		return { request: 0, retries: 0, isWaiting: false, dueUs }
	}

	#put(client: Client): void {
		this.#timers.splice(byDue.right(this.#timers, client.dueUs), 0, client)
	}

	/** Takes notice of what time it is. */
	#look(me: Thread): void {
		this.#nowUs += (me.nowUs() - this.#nowUs) | 0
	}
}
