/** What a stage is given. */
import type { Moment } from '../../model/moment.ts'
import type { KnobValue, KnobView, Pace } from '../session.ts'

export interface StageProps {
	moment: Moment
	/** The same at most four times a second, for digits. */
	held?: Moment
	pace: Pace
	knobs: readonly KnobView[]
	values: Readonly<Record<string, KnobValue>>
	onknob: (name: string, value: KnobValue) => void
	/** Twice as large, for a projector. */
	isPresenter?: boolean
	/** Top to bottom, as high as it needs. */
	isPhone?: boolean
	/** Things are where they go at once. */
	isReduced: boolean
	/** The person picks whom a notify wakes. */
	isVictimOpen?: boolean
}
