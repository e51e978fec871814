/** Two fingers on the lanes: how much closer or further they came, and around which place. */

interface Place {
	readonly x: number
	readonly y: number
}

/** Fingers nearer to each other, in pixels, count as so far apart: they have a width. */
const leastSpread = 16

export class Pinch {
	readonly #fingers = new Map<number, Place>()

	/** Two fingers are down: what they do is no drag and no click. */
	get isOn(): boolean {
		return this.#fingers.size === 2
	}

	press(finger: number, place: Place): void {
		this.#fingers.set(finger, place)
	}

	/** What the shown time is to be multiplied with, around a place; null unless two fingers are down. */
	move(finger: number, place: Place): (Place & { readonly factor: number }) | null {
		if (!this.#fingers.has(finger)) return null
		const before = this.#spread()
		this.#fingers.set(finger, place)
		const [one, other] = [...this.#fingers.values()]
		if (!this.isOn || !one || !other) return null
		const middle = { x: (one.x + other.x) / 2, y: (one.y + other.y) / 2 }
		return { ...middle, factor: before / this.#spread() }
	}

	release(finger: number): void {
		this.#fingers.delete(finger)
	}

	#spread(): number {
		const [one, other] = [...this.#fingers.values()]
		if (!one || !other) return leastSpread
		return Math.max(leastSpread, Math.hypot(one.x - other.x, one.y - other.y))
	}
}
