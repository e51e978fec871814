/** Mutants of what the contract asks beside put and take: waits that end, interrupts, bulk, and the rendezvous. */
import type { QueueMutant } from './queue-mutants.ts'

const interruptible = 'me.throwIfInterrupted()\n\t\t\t'

function withoutInterrupt(before: string): readonly [string, string] {
	return [interruptible + before, before]
}

const takeLoop = 'while (this.items.isEmpty && !this.items.isClosed) {\n\t\t\t\tme.wait'
const putLoop = 'while (this.items.isFull && !this.items.isClosed) {\n\t\t\t\tme.wait'
const tellAllRoom =
	'\t\tme.notifyAll(this.notFull)\n\t\tme.unlock(this.guard)\n\t}\n\n\t/** Throws item'

/** The mistake that is only a lie: it says that there was no room when there was. */
export const deadlineFirst: QueueMutant = {
	name: 'a timed offer tests its deadline before the predicate',
	changes: [
		[
			'return this.tryInsert(me, item, Refusal.timedOut)',
			'if (!isEarly) {\n\t\t\t\tthis.items.refuse(me, item, Refusal.timedOut)\n\t\t\t\treturn false\n\t\t\t}\n\t\t\treturn this.tryInsert(me, item, Refusal.timedOut)',
		],
	],
}

export const contractMutants: readonly QueueMutant[] = [
	{ name: 'a take does not look for an interrupt', changes: [withoutInterrupt(takeLoop)] },
	{ name: 'a put does not look for an interrupt', changes: [withoutInterrupt(putLoop)] },
	{
		name: 'a removal tells nobody',
		changes: [['if (!this.items.isFull) {\n\t\t\tme.notify(this.notFull)', 'if (false) {']],
	},
	{ name: 'a clear tells nobody', changes: [[tellAllRoom, tellAllRoom.replace(/.*\n/, '')]] },
	{
		name: 'peek removes',
		changes: [
			[
				'this.items.isEmpty ? null : this.items.first',
				'this.items.isEmpty ? null : this.items.removeFirst(me)',
			],
		],
	},
	{
		name: 'drainTo takes one too many',
		changes: [['me.below(drained.length, most)', 'me.below(drained.length, most + 1)']],
	},
	{
		name: 'add is an offer',
		changes: [['throw new QueueFull()', 'return']],
	},
	{
		name: 'a timed poll never gives up',
		changes: [['isEarly = me.waitUntil(this.notEmpty, deadline)', 'me.wait(this.notEmpty)']],
	},
]

const stand = 'this.meeting.standWith(me.id, item)'

export const rendezvousMutants: readonly QueueMutant[] = [
	{
		name: 'a put ends before its take',
		changes: [[stand, `${stand}\n\t\t\tif (me.id > 0) return true`]],
	},
	{
		name: 'whoever gives up stays in line',
		changes: [['return !line.leave(me.id)', 'return !line.has(me.id)']],
	},
	{
		name: 'interrupted, and stays in line',
		changes: [['!isInterrupted || line.leave(me.id)', '!isInterrupted || line.has(me.id)']],
	},
	{
		name: 'interrupted although it had met',
		changes: [
			['!isInterrupted || line.leave(me.id)', '!isInterrupted || line.leave(me.id) || isEarly'],
		],
	},
	{
		name: 'a taker tells nobody',
		changes: [['this.meeting.fetch(me)\n\t\tme.notifyAll(this.taken)', 'this.meeting.fetch(me)']],
	},
	{
		name: 'a putter tells nobody',
		changes: [
			['this.meeting.give(me, item)\n\t\tme.notifyAll(this.given)', 'this.meeting.give(me, item)'],
		],
	},
	{
		name: 'woken is met',
		changes: [
			['while (isEarly && line.has(me.id) &&', 'if (isEarly && line.has(me.id) &&'],
			['return !line.leave(me.id)', 'line.leave(me.id)\n\t\treturn true'],
		],
	},
	{
		name: 'an interrupt that came too late is forgotten',
		changes: [['\t\t\tme.keepInterrupt()\n', '']],
	},
]
