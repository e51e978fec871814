/** What the guide judges by: the recording at its live end, and nothing that the page merely believes. */
import type { Moment } from '../model/moment.ts'
import type { KnobValue } from '../programs/knob.ts'
import { isSet } from '../view/guide/content.ts'
import type { Phase } from '../view/session.ts'

export interface Evidence {
	/** The moment at the end of the recording. */
	readonly moment: Moment
	readonly phase: Phase
	readonly knobs: Readonly<Record<string, KnobValue>>
	/** Recorded elsewhere: it answers questions, but nobody here has done it. */
	readonly isRecorded: boolean
}

/** What a run says to a question. */
export interface Measured {
	readonly value: number
	/** The measured fact, to follow "Measured: "; with its n. */
	readonly text: string
	readonly n: number
	/** What theory says for what was measured, a sentence; empty when it says nothing. */
	readonly theory: string
}

/** Null while not enough was run. */
export type Measure = (evidence: Evidence) => Measured | null
export type Measures = Readonly<Record<string, Measure>>

/** Whether the recording shows that a task is done. */
export type Deed = (evidence: Evidence) => boolean
export type Deeds = Readonly<Record<string, Deed>>

/** Seconds of run time since a knob was last turned. */
export function stretchS({ moment }: Evidence): number {
	return (moment.atUs - moment.stretch.fromUs) / 1_000_000
}

/** What the knob `name` stood at, as the recording says: that is what was measured. */
export function knobOf({ moment }: Evidence, name: string): KnobValue | undefined {
	return moment.knobs[name]
}

export function numberOf(evidence: Evidence, name: string): number {
	return Number(knobOf(evidence, name) ?? Number.NaN)
}

/** Whether the knobs stand as `wanted`, on the page and in the recording. */
export function standsAs(evidence: Evidence, wanted: Evidence['knobs']): boolean {
	const isRecorded = Object.entries(wanted).every(([name, value]) => {
		return knobOf(evidence, name) === value
	})
	return isRecorded && isSet(wanted, evidence.knobs)
}

/** The first law that the run has broken; what breaks one may break the sums in its wake. */
export function brokenLaw({ moment }: Evidence): string | null {
	const broken = moment.laws.filter(({ holds }) => !holds).map(({ name }) => name)
	return broken.find((name) => name !== 'conservation') ?? broken[0] ?? null
}

/** So many items were done, and every law held. */
export function isLawful(evidence: Evidence, least: number): boolean {
	return brokenLaw(evidence) === null && evidence.moment.counts.completed >= least
}
