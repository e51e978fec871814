/** What the gallery shows: for each case a recording, a time, and how much of the stage's company there is. */
import { blockingQueueFixture, recordingOf } from '../../src/model/fixture.ts'
import type { Moment } from '../../src/model/moment.ts'
import type { Recording } from '../../src/model/recording.ts'
import { actorStories } from '../../src/view/layout/actor-stories.ts'
import type { Pace } from '../../src/view/session.ts'
import { madeUp } from './made-up.ts'
import { several } from './several.ts'

export interface Case {
	readonly recording: Recording
	readonly atUs: number
	readonly pace: Pace
	readonly producers: number
	readonly consumers: number
	readonly capacity: number
	/** What is shown instead of what was recorded. */
	readonly made?: (recorded: Moment) => Moment
}

type Stated = Partial<Omit<Case, 'recording'>> & {
	readonly changes?: readonly (readonly [number, number])[]
	readonly makingUs?: number
	readonly handlingUs?: number
	readonly itemsEach?: number
	readonly endUs?: number
}

function caseOf(stated: Stated): Case {
	const { producers = 2, consumers = 3, capacity = 6 } = stated
	const recording = blockingQueueFixture({ ...stated, producers, consumers, capacity })
	return {
		recording,
		atUs: stated.atUs ?? 1_200_000,
		pace: stated.pace ?? 0.02,
		producers,
		consumers,
		capacity,
	}
}

/** One thread in every state at the end: P1 blocked, P2 waiting, P3 held, C1 asleep, C2 spins, C3 has failed, C4 holds. */
const everyState = `
	P1  =====!!!!!!!
	P2  ===#########
	P3  =====hhhhhhh
	C1  ===sssssssss
	C2  ===~~~~~~~~~
	C3  =====x......
	C4  ===lllllllll
	C5  ===|........
`

export const cases: Readonly<Record<string, () => Case>> = {
	home: () => caseOf({ atUs: 1_856_720 }),
	scene: () => caseOf({ atUs: 688_960, producers: 3, consumers: 4, capacity: 8, changes: [] }),
	shrunk: () => caseOf({ atUs: 1_001_000, producers: 3, capacity: 8, changes: [[1_000_000, 5]] }),
	crowd: () =>
		caseOf({
			atUs: 419_920,
			producers: 8,
			consumers: 16,
			capacity: 24,
			makingUs: 20_000,
			changes: [],
		}),
	hungry: () =>
		caseOf({
			atUs: 531_820,
			producers: 1,
			consumers: 16,
			capacity: 8,
			makingUs: 60_000,
			changes: [],
		}),
	long: () =>
		caseOf({
			producers: 4,
			consumers: 2,
			capacity: 2000,
			makingUs: 2000,
			changes: [],
			endUs: 2_400_000,
		}),
	fast: () =>
		caseOf({ atUs: 688_960, producers: 3, consumers: 4, capacity: 8, pace: 1, changes: [] }),
	finished: () => caseOf({ itemsEach: 8, atUs: 1_400_000, changes: [] }),
	states: () => ({
		recording: recordingOf(everyState, { stepUs: 10_000 }),
		...{ atUs: 109_000, pace: 0.02, producers: 3, consumers: 5, capacity: 6 },
	}),
	before: () => caseOf({ atUs: 0 }),
	...Object.fromEntries(
		Object.entries({ ...madeUp, ...several, ...actorStories }).map(([name, made]) => [
			name,
			() => ({ ...caseOf({ pace: 1 }), made }),
		]),
	),
}
