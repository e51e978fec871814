/** Shared data that no lock guards is reported with both places, and guarded data never. */
import { expect, test } from 'vitest'
import { bufferText } from '../../tools/explore-checks/compiled-buffer.ts'
import { lookThrough, planOf, sizesUpTo } from '../../tools/explore-checks/look.ts'
import { SharedMemory } from '../sync/shared-memory.ts'
import { Kind } from '../trace/event.ts'
import type { VirtualRecord } from './virtual-thread.ts'
import { Watch } from './watch.ts'

const sizes = sizesUpTo(2, 2)

const places =
	/^No lock guards the queue: [PC]\d at line (\d+) and [PC]\d at line (\d+) may touch it at the same time\.$/

test('without the lock a race is found at every size, and its two places are where the queue is touched', () => {
	const lines = bufferText().split('\n')
	for (const size of sizes) {
		for (const cvs of [1, 2]) {
			const { race } = lookThrough(planOf('lost-wakeup', { ...size, cvs, lock: 'none' }))
			const [, one, other] = places.exec(race ?? '') ?? []
			for (const line of [one, other]) {
				expect(lines[Number(line) - 1]).toMatch(/addLast|removeFirst/)
			}
		}
	}
})

test('with a lock no race is ever reported, however wrong the buffer is', () => {
	const variants = [
		{ guard: 'while' },
		{ guard: 'if' },
		{ cvs: 1 },
		{ notify: 'all' },
		{ join: 'after' },
		{ lock: 'FIFO-fair' },
	]
	for (const variant of variants) {
		for (const size of sizes) {
			const plan = planOf('lost-wakeup', { lock: 'barging', ...size, ...variant })
			expect(lookThrough(plan).race).toBeNull()
		}
	}
})

function watching(): { watch: Watch; see: (thread: number, kind: Kind, object?: number) => void } {
	const watch = new Watch(new SharedMemory(new Int32Array(0)), String)
	const see = (thread: number, kind: Kind, object = 9): void => {
		const record: VirtualRecord = { thread, kind, object, ticket: 0, a: 1, b: 1, site: thread }
		watch.see(record)
	}
	return { watch, see }
}

test('two puts are a race when neither thread knows of the other', () => {
	const { watch, see } = watching()
	see(2, Kind.put)
	see(3, Kind.put)
	expect(watch.race).toEqual({ object: 9, threads: [2, 3], sites: [2, 3] })
})

test('a thread knows what was done before a lock was left that it enters', () => {
	const { watch, see } = watching()
	see(2, Kind.acquire, 1)
	see(2, Kind.put)
	see(2, Kind.release, 1)
	see(3, Kind.acquire, 1)
	see(3, Kind.put)
	expect(watch.race).toBeNull()
})

test('another lock tells nothing', () => {
	const { watch, see } = watching()
	see(2, Kind.acquire, 1)
	see(2, Kind.put)
	see(2, Kind.release, 1)
	see(3, Kind.acquire, 2)
	see(3, Kind.put)
	expect(watch.race).not.toBeNull()
})

test('whoever touches a cell knows what those knew who touched it before', () => {
	const { watch, see } = watching()
	see(2, Kind.put)
	watch.touch(2, 5)
	watch.touch(3, 5)
	see(3, Kind.put)
	expect(watch.race).toBeNull()
	watch.touch(4, 6)
	see(4, Kind.put)
	expect(watch.race?.threads).toEqual([3, 4])
})
