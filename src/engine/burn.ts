/** Burns a core, one unit of work after another, for as long as it is let. */
import { RunStopped } from '../sync/leaving.ts'
import { Parking } from '../sync/parking.ts'
import { layOutSeats } from './burner-seats.ts'
import type { BurnerJob } from './protocol.ts'

/** Some tens of microseconds on a core of its own: short beside the time that a thread is let run in one go. */
const turnsPerUnit = 20_000

/** Blocks until it is told to end; stands still, and burns nothing, while it is held. */
export function burn({ buffer, seats, seat }: BurnerJob): void {
	const { clock, all } = layOutSeats(seats, buffer)
	const mine = all[seat]
	if (!mine) throw new RangeError(`there is no seat ${seat}`)
	const { cells, done } = mine
	const parking = new Parking(cells, clock, null)
	let state = 1
	try {
		for (;;) {
			parking.obeyPause()
			state = unit(state)
			// What was reckoned must be of use to somebody, or the compiler leaves it out.
			Atomics.add(done.words, done.at, state === 0 ? 0 : 1)
		}
	} catch (error) {
		if (!(error instanceof RunStopped)) throw error
	}
}

/** Never 0. */
function unit(seed: number): number {
	// Said to be an integer: a compiler that cannot tell makes a loop eight times as slow, and not at once.
	let state = seed | 0
	for (let i = 0; i < turnsPerUnit; i++) {
		state = (Math.imul(state, 0x5bd1e995) ^ (state >>> 13)) | 1
	}
	return state
}
