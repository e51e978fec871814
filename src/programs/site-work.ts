/** What a website is asked to do: e-mails all the time, and every now and then a heap of long reports. */
import type { Item } from '../sync/item.ts'
import type { KnobCells } from '../sync/knob-cells.ts'
import type { Thread } from '../sync/thread.ts'
import { Arrivals, type Due } from './arrivals.ts'

/** By kind: what is short is more urgent. */
export const kinds = ['report', 'e-mail'] as const
export const reportKind = kinds.indexOf('report')
export const mailKind = kinds.indexOf('e-mail')

const serviceUs = [3_000_000, 20_000] as const

/** When the first heap comes, and from one to the next. */
const firstHeapUs = 1_000_000
const heapEveryUs = 12_000_000

/** Reads the knobs rate, e-mails per second, and burst, reports in a heap. For one thread alone. */
export class SiteWork extends Arrivals {
	readonly #knobs: KnobCells
	#heaps = 0
	/** Reports of the heap at hand that have come. */
	#come = 0
	#mail: Due | null = null

	constructor(knobs: KnobCells, seed: number) {
		super(knobs, seed, { kindOf: () => mailKind })
		this.#knobs = knobs
	}

	protected override first(thread: number): Due {
		this.#mail = super.first(thread)
		return this.#earlier(this.#mail)
	}

	protected override after(due: Due, thread: number): Due {
		if (due.kind === mailKind || this.#mail === null) {
			this.#mail = super.after(due, thread)
		} else if (++this.#come >= this.#knobs.number('burst')) {
			this.#come = 0
			this.#heaps++
		}
		return this.#earlier(this.#mail)
	}

	protected override still(due: Due, thread: number, nowUs: number): Due {
		if (due.kind !== mailKind) {
			return due
		}
		this.#mail = super.still(due, thread, nowUs)
		return this.#earlier(this.#mail)
	}

	handle(me: Thread, { id, kind }: Item): void {
		me.work(serviceUs[kind] ?? 0, id, false)
	}

	#earlier(mail: Due): Due {
		const atUs = (firstHeapUs + this.#heaps * heapEveryUs) | 0
		const report = { atUs, place: this.#come, kind: reportKind, payload: 0 }
		return ((report.atUs - mail.atUs) | 0) < 0 ? report : mail
	}
}
