/** What happens in virtual time at a door with a token bucket, while a burst knocks. */
import { VirtualTime } from '../../src/explore/virtual-time.ts'
import type { KnobValue } from '../../src/programs/knob.ts'
import { Kind } from '../../src/trace/event.ts'
import { planOf } from './look.ts'

/** The burst begins with the first second, and lasts for five. */
const [fromUs, untilUs] = [1e6, 6e6]

export interface Knocked {
	readonly asked: number
	readonly put: number
	readonly refused: number
	/** Most that waited behind the door at once. */
	readonly deepest: number
	/** When each token was given, µs. */
	readonly given: readonly number[]
}

export function knockedAt(values: Readonly<Record<string, KnobValue>>): Knocked {
	const given: number[] = []
	const sums = { asked: 0, put: 0, refused: 0, deepest: 0 }
	const time = new VirtualTime(planOf('token-bucket', values), (nowUs, kind, _a, b) => {
		if (kind === Kind.put) sums.deepest = Math.max(sums.deepest, b)
		if (nowUs < fromUs || nowUs >= untilUs) return
		if (kind === Kind.token) sums.asked += 1
		if (kind === Kind.token && b === 1) given.push(nowUs)
		if (kind === Kind.put) sums.put += 1
		if (kind === Kind.reject) sums.refused += 1
	})
	time.run(() => time.nowUs >= untilUs)
	return { ...sums, given }
}
