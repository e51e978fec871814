/** Turns over the spans of a dispatcher's thread: a bracket as long as the turn, and the name of the actor. */
import type { Cast } from '../../model/moment.ts'
import type { Recording } from '../../model/recording.ts'
import { nameWithin } from '../layout/actors-found.ts'
import type { LaneRow } from './rows.ts'

export interface Turn {
	readonly fromUs: number
	readonly toUs: number
	readonly name: string
}

export interface TurnMark {
	readonly x: number
	readonly width: number
	/** Of the bracket. */
	readonly top: number
	/** Empty where it does not fit. */
	readonly label: string
	/** Middle of the label. */
	readonly y: number
}

/** Shorter ones would be a line without gaps. */
const leastWidth = 3

export function turnsIn(
	recording: Recording,
	thread: number,
	fromUs: number,
	toUs: number,
): readonly Turn[] {
	const { cast } = recording
	if (!hasTurns(cast)) return []
	return recording.turns(thread, fromUs, toUs).map((turn) => ({
		...{ fromUs: turn.fromUs, toUs: turn.toUs },
		name: cast.objects.find(({ id }) => id === turn.actor)?.name ?? '',
	}))
}

export function hasTurns({ objects }: Cast): boolean {
	return objects.some(({ kind }) => kind === 'actor')
}

/** `x` and `overhang` as of the bars of the same chunk: a name is written where its turn begins. */
export function turnMarks(
	turns: readonly Turn[],
	row: LaneRow,
	x: (us: number) => number,
	[least, most]: readonly [number, number],
	scale: number,
): readonly TurnMark[] {
	return turns.flatMap(({ fromUs, toUs, name }): readonly TurnMark[] => {
		const [fromX, toX] = [Math.max(least, x(fromUs)), Math.min(most, x(toUs))]
		const width = toX - fromX
		if (width < leastWidth) return []
		const hasRoom = row.height >= 16 * scale && fromX > least
		const label = hasRoom ? nameWithin(name, (width - 9) / scale) : ''
		const top = row.top + Math.max(1, row.height * 0.06)
		return [{ x: fromX, width, top, label, y: row.ground - row.height * 0.36 }]
	})
}
