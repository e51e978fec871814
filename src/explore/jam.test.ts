/** Backpressure in a run whose clock is exact: when the queues of a pipeline fill, and how much its source waits. */
import { expect, test } from 'vitest'
import { pipeline } from '../programs/pipeline/scene.ts'
import { Kind } from '../trace/event.ts'
import { VirtualTime } from './virtual-time.ts'

interface Jam {
	/** When each queue was full for the first time, s. */
	readonly fullS: readonly number[]
	/** Share of its time that the source made something, from then on. */
	readonly making: number
}

/** `seconds` of run time, without anything that takes longer than it should. */
function jam(values: Readonly<Record<string, number>>, seconds: number): Jam {
	const { capacity1 = 10, capacity2 = 10 } = values
	const depths = [capacity1, capacity2]
	const fullS = [Infinity, Infinity]
	const seen = new Map<number, number>()
	let makingUs = 0
	const time = new VirtualTime({ scene: pipeline, values, seed: 1 }, (nowUs, kind, a, b) => {
		if (kind === Kind.put) {
			// Items go through queue 1 first.
			const queue = seen.get(a) ?? 0
			seen.set(a, queue + 1)
			if (b === depths[queue] && fullS[queue] === Infinity) {
				fullS[queue] = nowUs / 1e6
			}
		} else if (kind === Kind.worked && a === 0 && nowUs / 1e6 > (fullS[0] ?? Infinity)) {
			makingUs += b
		}
	})
	time.run(() => time.nowUs >= seconds * 1e6)
	const windowUs = time.nowUs - (fullS[0] ?? 0) * 1e6
	return { fullS, making: makingUs / windowUs }
}

test.each([
	[{ rate: 10, stage1: 50, stage2: 2 }, 1],
	[{ rate: 100, stage1: 500, stage2: 20 }, 0.1],
])(
	'queue 2 is full first, then queue 1, then the source waits 80 %% of its time: %o',
	(values, unit) => {
		const { fullS, making } = jam(values, 200 * unit)
		const [first = 0, second = 0] = fullS
		// With rates that flow: 1.25 and 2.5. What is in hands shifts it.
		expect(second / unit).toBeCloseTo(1.32, 2)
		expect(first / unit).toBeCloseTo(2.6, 2)
		expect(making).toBeCloseTo(0.2, 2)
	},
)

test('where no stage is slower than the source, no queue ever fills', () => {
	const { fullS } = jam({ rate: 10, stage1: 12, stage2: 12, capacity1: 2, capacity2: 2 }, 60)
	expect(fullS).toEqual([Infinity, Infinity])
})
