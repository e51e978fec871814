/** Evidence for tests: a recorded moment in which what a test is about stands as the test says. */
import { blockingQueueFixture } from '../model/fixture.ts'
import { DurationHistogram, type Histogram } from '../model/histogram.ts'
import type { Counts, Moment } from '../model/moment.ts'
import type { Stretch } from '../model/stretch.ts'
import type { Evidence } from './evidence.ts'

const recorded = blockingQueueFixture()

interface Facts extends Omit<Partial<Moment>, 'counts' | 'stretch' | 'cast'> {
	readonly scene?: string
	readonly counts?: Partial<Counts>
	readonly stretch?: Partial<Stretch>
}

/** Every law holds, knobs stand as `facts.knobs`; the stretch began with the run unless `facts` say otherwise. */
export function evidenceOf(facts: Facts, about: Partial<Evidence> = {}): Evidence {
	const whole = recorded.momentAt(recorded.endUs)
	const { scene = whole.cast.scene, counts, stretch, knobs = {}, ...rest } = facts
	const moment: Moment = {
		...whole,
		...rest,
		cast: { ...whole.cast, scene },
		knobs,
		counts: { ...whole.counts, ...counts },
		stretch: { ...whole.stretch, fromUs: 0, ...stretch },
	}
	return { moment, phase: 'running', knobs, isRecorded: false, ...about }
}

/** Durations in milliseconds. */
export function durations(...ms: readonly number[]): Histogram {
	const histogram = new DurationHistogram()
	for (const one of ms) histogram.add(one * 1000)
	return histogram
}

/** `laws` of a moment in which `name` is broken. */
export function brokenLaws(name: string): Moment['laws'] {
	return [
		{ name: 'conservation', holds: true, detail: '' },
		{ name, holds: false, detail: 'at 1.000 ms: seen' },
	]
}
