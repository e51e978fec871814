/** Where the lanes look: they follow the present until someone pans; a zoom that someone chose stays. */
import type { Pace } from '../session.ts'
import {
	type View,
	boundedFromUs,
	boundedWindowUs,
	contains,
	defaultWindowUs,
	followed,
	paged,
	waveWindowUs,
} from './view.ts'

/** What the lanes know of the session. */
export interface Facts {
	readonly atUs: number
	readonly startUs: number
	readonly endUs: number
	readonly isLive: boolean
	readonly pace: Pace
	/** Traffic comes in bursts: they are seen whole. */
	readonly hasWave?: boolean
}

export class LaneView {
	#windowUs = $state<number | null>(null)
	/** Left edge chosen by panning; counts only while the session is live, or not, as it was then. */
	#chosen = $state.raw<{ readonly fromUs: number; readonly isLive: boolean } | null>(null)

	windowUs(facts: Facts): number {
		const runUs = facts.endUs - facts.startUs
		if (this.#windowUs === null && facts.hasWave) return waveWindowUs(runUs)
		return boundedWindowUs(this.#windowUs ?? defaultWindowUs(facts.pace), runUs)
	}

	isFollowing({ isLive }: Facts): boolean {
		return isLive && this.#chosen?.isLive !== true
	}

	at(facts: Facts): View {
		const windowUs = this.windowUs(facts)
		const { atUs, startUs, endUs, isLive } = facts
		const chosen = this.#chosen
		if (chosen?.isLive === isLive) {
			const view = { fromUs: chosen.fromUs, toUs: chosen.fromUs + windowUs }
			if (isLive || contains(view, atUs)) return view
		}
		return isLive ? followed(endUs, windowUs, startUs) : paged(atUs, windowUs, startUs)
	}

	/** Shows `factor` times as much; `atUs` keeps its place, unless the lanes follow. */
	zoom(facts: Facts, factor: number, atUs: number): void {
		const before = this.at(facts)
		const isFollowing = this.isFollowing(facts)
		const windowUs = boundedWindowUs(
			(before.toUs - before.fromUs) * factor,
			facts.endUs - facts.startUs,
		)
		this.#windowUs = windowUs
		if (isFollowing) return
		const share = (atUs - before.fromUs) / (before.toUs - before.fromUs)
		this.#choose(facts, atUs - share * windowUs, facts.isLive)
	}

	pan(facts: Facts, byUs: number): void {
		this.#choose(facts, this.at(facts).fromUs + byUs, facts.isLive)
	}

	/** Pans no further than needed to show a stretch, or its begin when it is longer than the window. */
	reveal(facts: Facts, fromUs: number, toUs: number): void {
		const view = this.at(facts)
		const margin = (view.toUs - view.fromUs) * 0.05
		if (fromUs < view.fromUs) this.pan(facts, fromUs - margin - view.fromUs)
		else if (toUs > view.toUs) {
			this.pan(facts, Math.min(toUs + margin - view.toUs, fromUs - margin - view.fromUs))
		}
	}

	/** Keeps what is in view when the session stops being live by a seek into it. */
	stay(facts: Facts): void {
		this.#choose(facts, this.at(facts).fromUs, false)
	}

	/** Follows the present again; once more, at the zoom that the pace asks for. */
	follow(facts: Facts): void {
		if (this.isFollowing(facts) || this.#chosen === null) this.#windowUs = null
		this.#chosen = null
	}

	#choose(facts: Facts, wantedUs: number, isLive: boolean): void {
		const windowUs = this.windowUs(facts)
		const fromUs = boundedFromUs(wantedUs, windowUs, facts.startUs, facts.endUs)
		this.#chosen = { fromUs, isLive }
	}
}
