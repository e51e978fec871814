/** One stop for the Tab key among many things that are read: arrow keys go from one to the next. */

const moves: Readonly<Record<string, number>> = {
	ArrowDown: 1,
	ArrowRight: 1,
	ArrowUp: -1,
	ArrowLeft: -1,
}

type Attached = (element: SVGElement) => () => void

export class Roving {
	readonly #stops = new Map<number, SVGElement>()
	readonly #attachments = new Map<number, Attached>()
	#current = 0

	/**
	 * An attachment that makes an element the stop `id`; stops are visited in the order of their ids. The same one for the same
	 * id: another would be attached anew with every picture.
	 */
	stop(id: number): Attached {
		const known = this.#attachments.get(id)
		if (known) return known
		const attached = this.#attach(id)
		this.#attachments.set(id, attached)
		return attached
	}

	#attach(id: number): Attached {
		return (element) => {
			this.#stops.set(id, element)
			this.#settle()
			const end = new AbortController()
			const { signal } = end
			element.addEventListener(
				'focus',
				() => {
					this.#current = id
					this.#settle()
				},
				{ signal },
			)
			element.addEventListener(
				'keydown',
				(event) => {
					this.#move(event, id)
				},
				{ signal },
			)
			return () => {
				end.abort()
				this.#stops.delete(id)
				this.#settle()
			}
		}
	}

	#move(event: KeyboardEvent, from: number): void {
		const ids = this.#order()
		const target = {
			Home: ids[0],
			End: ids[ids.length - 1],
		}[event.key]
		const step = moves[event.key]
		const to = target ?? (step === undefined ? undefined : ids[ids.indexOf(from) + step])
		if (to === undefined) return
		event.preventDefault()
		event.stopPropagation()
		this.#stops.get(to)?.focus()
	}

	#order(): readonly number[] {
		return [...this.#stops.keys()].sort((a, b) => a - b)
	}

	/** Exactly one stop can be reached with Tab. */
	#settle(): void {
		const ids = this.#order()
		if (!this.#stops.has(this.#current)) this.#current = ids[0] ?? 0
		for (const [id, element] of this.#stops) {
			element.setAttribute('tabindex', id === this.#current ? '0' : '-1')
		}
	}
}
