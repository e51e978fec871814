/** Records in columns, in the order they were appended; the oldest are let go in whole chunks. */
import type { Kind, TraceEvent } from '../trace/event.ts'
import { Column } from './column.ts'

export class Records {
	readonly #atUs: Column
	readonly #kind: Column
	readonly #thread: Column
	readonly #object: Column
	readonly #site: Column
	readonly #ticket: Column
	readonly #a: Column
	readonly #b: Column
	readonly #c: Column
	readonly #d: Column

	constructor(chunkSize: number) {
		this.#atUs = new Column('float', chunkSize)
		this.#kind = new Column('byte', chunkSize)
		this.#thread = new Column('byte', chunkSize)
		this.#object = new Column('int', chunkSize)
		this.#site = new Column('int', chunkSize)
		this.#ticket = new Column('int', chunkSize)
		this.#a = new Column('int', chunkSize)
		this.#b = new Column('int', chunkSize)
		this.#c = new Column('int', chunkSize)
		this.#d = new Column('int', chunkSize)
	}

	get start(): number {
		return this.#atUs.first
	}

	get end(): number {
		return this.#atUs.end
	}

	push(event: TraceEvent): void {
		this.#atUs.push(event.atUs)
		this.#kind.push(event.kind)
		this.#thread.push(event.thread)
		this.#object.push(event.object)
		this.#site.push(event.site)
		this.#ticket.push(event.ticket)
		this.#a.push(event.a)
		this.#b.push(event.b)
		this.#c.push(event.c)
		this.#d.push(event.d)
	}

	/** The record at a kept place, as its 32-bit words say it. */
	at(place: number): TraceEvent {
		return {
			atUs: this.#atUs.at(place),
			// Only kinds are ever pushed into this column.
			kind: this.#kind.at(place) as Kind,
			thread: this.#thread.at(place),
			object: this.#object.at(place),
			site: this.#site.at(place),
			ticket: this.#ticket.at(place),
			a: this.#a.at(place),
			b: this.#b.at(place),
			c: this.#c.at(place),
			d: this.#d.at(place),
		}
	}

	/** The first place whose record is later than `us`. */
	after(us: number): number {
		return this.#atUs.after(us)
	}

	dropBefore(place: number): void {
		const columns = [
			this.#atUs,
			this.#kind,
			this.#thread,
			this.#object,
			this.#site,
			this.#ticket,
			this.#a,
			this.#b,
			this.#c,
			this.#d,
		]
		for (const column of columns) column.dropBefore(place)
	}
}
