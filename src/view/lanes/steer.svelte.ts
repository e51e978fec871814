/** Turns what wheel, pointer and keys do on the picture into where the lanes look and what is shown. */
import type { Recording } from '../../model/recording.ts'
import type { LaneCursor } from './cursor.svelte.ts'
import { keyWish, wheelWish } from './gestures.ts'
import { hitTest } from './hit.ts'
import type { Facts, LaneView } from './lane-view.svelte.ts'
import type { Lanes } from './layout.ts'
import { Pinch } from './pinch.ts'
import { contains, headroom } from './view.ts'

/** What is steered, read anew at every event. */
export interface Steered {
	readonly recording: Recording
	readonly facts: Facts
	readonly lanes: Lanes
	readonly seek: (atUs: number) => void
}

type On<Event> = Event & { readonly currentTarget: HTMLElement }

/** A press that moves less than this, in pixels, is a click. */
const stillPx = 4

function placeOf(event: On<PointerEvent>): { x: number; y: number } {
	const bounds = event.currentTarget.getBoundingClientRect()
	const { scrollTop } = event.currentTarget
	return { x: event.clientX - bounds.left, y: event.clientY - bounds.top + scrollTop }
}

export class Steering {
	readonly #look: LaneView
	readonly #cursor: LaneCursor
	readonly #steered: () => Steered
	readonly #pinch = new Pinch()
	#press = $state.raw<{ readonly x: number; readonly hasMoved: boolean } | null>(null)

	constructor(look: LaneView, cursor: LaneCursor, steered: () => Steered) {
		this.#look = look
		this.#cursor = cursor
		this.#steered = steered
	}

	get isDragging(): boolean {
		return this.#press?.hasMoved === true
	}

	zoom = (factor: number): void => {
		const { facts } = this.#steered()
		this.#look.zoom(facts, factor, this.#cursor.hover?.hit.us ?? facts.atUs)
	}

	seek = (us: number): void => {
		const { facts, seek } = this.#steered()
		this.#look.stay(facts)
		seek(us)
	}

	wheel = (event: On<WheelEvent>): void => {
		const { facts, lanes } = this.#steered()
		const pane = event.currentTarget
		const wish = wheelWish(event, pane.scrollHeight > pane.clientHeight)
		if (wish === null) return
		event.preventDefault()
		if (wish.kind === 'zoom') this.zoom(wish.factor)
		else this.#look.pan(facts, wish.px * lanes.usPerPx)
	}

	press = (event: On<PointerEvent>): void => {
		if (event.button !== 0) return
		const place = placeOf(event)
		if (event.pointerType === 'touch') this.#pinch.press(event.pointerId, place)
		this.#press = this.#pinch.isOn ? null : { x: place.x, hasMoved: false }
	}

	move = (event: On<PointerEvent>): void => {
		const { facts, lanes } = this.#steered()
		const { x, y } = placeOf(event)
		const pinched = this.#pinch.move(event.pointerId, { x, y })
		if (pinched !== null) {
			const aroundUs = hitTest(lanes, pinched.x, pinched.y)?.us ?? facts.atUs
			this.#look.zoom(facts, pinched.factor, aroundUs)
			return
		}
		const press = this.#press
		if (press !== null && (press.hasMoved || Math.abs(x - press.x) > stillPx)) {
			if (!press.hasMoved) event.currentTarget.setPointerCapture(event.pointerId)
			this.#look.pan(facts, (press.x - x) * lanes.usPerPx)
			this.#press = { x, hasMoved: true }
		}
		const hit = hitTest(lanes, x, y)
		this.#cursor.hover = hit === null ? null : { hit, x, y }
	}

	release = (event: On<PointerEvent>): void => {
		const { x, y } = placeOf(event)
		const hit = hitTest(this.#steered().lanes, x, y)
		if (this.#press?.hasMoved === false && hit !== null) this.seek(hit.us)
		this.cancel(event)
	}

	cancel = (event: PointerEvent): void => {
		this.#pinch.release(event.pointerId)
		this.#press = null
	}

	key = (event: KeyboardEvent): void => {
		const wish = keyWish(event)
		if (wish === null) return
		event.preventDefault()
		event.stopPropagation()
		const { recording, facts, lanes } = this.#steered()
		const { view, frame } = lanes
		const windowUs = view.toUs - view.fromUs
		switch (wish.kind) {
			case 'pan': {
				this.#look.pan(facts, wish.share * windowUs)
				return
			}
			case 'zoom': {
				this.zoom(wish.factor)
				return
			}
			case 'begin': {
				this.#look.pan(facts, facts.startUs - view.fromUs)
				return
			}
			case 'end': {
				this.#look.pan(facts, facts.endUs - view.toUs + windowUs * headroom)
				return
			}
			case 'follow': {
				this.#look.follow(facts)
				return
			}
			case 'leave': {
				this.#cursor.leave()
				return
			}
			case 'seek': {
				const pointed = this.#cursor.pointed(recording, 0)
				if (pointed !== null) this.seek(pointed.span.fromUs)
				return
			}
			case 'along':
			case 'across': {
				const middleUs = (view.fromUs + view.toUs) / 2
				const atUs = contains(view, facts.atUs) ? facts.atUs : middleUs
				this.#cursor[wish.kind](recording, frame.rows, atUs, wish.step)
				const chosen = this.#cursor.pointed(recording, 0)
				if (chosen !== null) this.#look.reveal(facts, chosen.span.fromUs, chosen.span.toUs)
			}
		}
	}
}
