import { expect, test } from 'vitest'
import { Kind, type TraceEvent } from '../trace/event.ts'
import { RingReader } from '../trace/ring.ts'
import { Control } from './gate.ts'
import { Parking } from './parking.ts'
import { RunClock } from './run-clock.ts'
import { SharedMemory } from './shared-memory.ts'
import { ThreadCells } from './thread-cells.ts'
import { Tracer } from './tracer.ts'

test('what is traced after a pause has no stamp from before it, however little was traced since', () => {
	const memory = new SharedMemory(new Int32Array(new SharedArrayBuffer(1 << 16)), null)
	let realUs = 0
	const clock = new RunClock(memory, () => realUs)
	clock.setPace(1)
	const cells = new ThreadCells(memory, 64)
	/** The pause ends while the thread tells what it has done so far. */
	class Released extends Tracer {
		override publish(): void {
			super.publish()
			realUs = 5000
			cells.control(0, Control.pause)
		}
	}
	const tracer = new Released(cells, clock)
	const parking = new Parking(cells, clock, tracer)
	tracer.note(Kind.spin)
	cells.control(Control.pause, 0)
	expect(parking.obeyPause()).toBe(0)
	tracer.write(Kind.awake)
	const events: TraceEvent[] = []
	new RingReader(cells.words, cells.ringAt, cells.ringRecords, 2).drain(6000, events)
	expect(events.map(({ kind, atUs }) => [kind, atUs])).toEqual([
		[Kind.spin, 0],
		[Kind.awake, 5000],
	])
})
