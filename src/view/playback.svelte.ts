/** Where one looks: a recording, the time that is shown, and the moment there. Knows nothing of threads or pages. */
import type { Moment } from '../model/moment.ts'
import type { Recording } from '../model/recording.ts'

export class Playback {
	/** Wrapped anew with every append: the recording itself is never proxied, and this is how others learn that it grew. */
	#shown = $state.raw<{ readonly recording: Recording }>() as { readonly recording: Recording }
	#seekUs = $state(0)
	isLive = $state(true)
	endUs = $state(0)
	/** The moment that digits are read from, and the end as digits show it: only `hold` changes them. */
	heldMoment = $state.raw<Moment>() as Moment
	heldEndUs = $state(0)
	/** Told whenever digits may change. */
	protected onhold: (() => void) | null = null

	readonly moment: Moment = $derived(this.recording.momentAt(this.atUs))

	constructor(recording: Recording) {
		this.show(recording)
	}

	get recording(): Recording {
		return this.#shown.recording
	}

	get atUs(): number {
		return this.isLive ? this.endUs : this.#seekUs
	}

	get startUs(): number {
		return this.recording.startUs
	}

	/** Shows another recording, at its end. */
	show(recording: Recording): void {
		this.#shown = { recording }
		this.endUs = recording.endUs
		this.live()
	}

	/** To be called after the recording has grown. */
	follow(): void {
		this.endUs = this.recording.endUs
		this.#shown = { recording: this.recording }
	}

	/** Shows an earlier moment, µs of run time; brought into what is still kept. */
	seek(atUs: number): void {
		this.glide(atUs)
		this.hold()
	}

	/** The same while time goes by: digits wait until they are told to show it. */
	protected glide(atUs: number): void {
		this.#seekUs = Math.min(this.endUs, Math.max(this.startUs, Math.round(atUs)))
		this.isLive = false
	}

	live(): void {
		this.isLive = true
		this.hold()
	}

	/** Lets digits show the present moment. */
	hold(): void {
		this.heldMoment = this.moment
		this.heldEndUs = this.endUs
		this.onhold?.()
	}
}
