/** Mutants of the queues that people read: one small mistake each, made in the text and compiled like the text itself. */

export interface QueueMutant {
	readonly name: string
	/** Each `from` stands in the text once. */
	readonly changes: readonly (readonly [from: string, to: string])[]
	/** Why no schedule can tell it from the original; absent when one must. */
	readonly survives?: string
}

const fullTest = 'while (this.isFull(me) && '
const emptyTest = 'while (this.isEmpty(me) && '
const tellNextPutter = 'if (before + 1 < this.items.capacity)'
const tellNextTaker = 'if (removed.before > 1)'
const tellTakers = 'if (before === 0)'
const tellPutters = 'if (before === this.items.capacity)'
const insert = 'before = this.insert(me, item)'
const remove = 'taken = this.extract(me)'
const superfluous = 'wakes more threads than it must; each tests again'

export const twoLockMutants: readonly QueueMutant[] = [
	{ name: 'a put that leaves room tells no other', changes: [[tellNextPutter, 'if (false)']] },
	{ name: 'a take that leaves items tells no other', changes: [[tellNextTaker, 'if (false)']] },
	{ name: 'the first item is told to nobody', changes: [[tellTakers, 'if (false)']] },
	{ name: 'the first place is told to nobody', changes: [[tellPutters, 'if (false)']] },
	{
		name: 'the first place is told one take late',
		changes: [[tellPutters, 'if (before === this.items.capacity - 1)']],
	},
	{ name: 'the first item is told one put late', changes: [[tellTakers, 'if (before === 1)']] },
	{ name: 'put tests once', changes: [[fullTest, 'if (this.isFull(me) && ']] },
	{ name: 'take tests once', changes: [[emptyTest, 'if (this.isEmpty(me) && ']] },
	{
		name: 'each side tells the other inside its own lock',
		changes: [
			[insert, `${insert}\n\t\t\tthis.tellTakers(me, before)`],
			[remove, `${remove}\n\t\t\tthis.tellPutters(me, taken.before)`],
		],
	},
	{
		name: 'every put tells takers',
		changes: [[tellTakers, 'if (before >= 0)']],
		survives: superfluous,
	},
	{
		name: 'every take tells putters',
		changes: [[tellPutters, 'if (before >= 0)']],
		survives: superfluous,
	},
	{
		name: 'only puts tell inside their own lock',
		changes: [[insert, `${insert}\n\t\t\tthis.tellTakers(me, before)`]],
		survives: 'takers come for the lock of puts only after they have left their own',
	},
]

const tellItem = 'me.notify(this.notEmpty)'
const tellRoom = 'me.notify(this.notFull)'
const fullLoop = 'while (this.items.isFull && !this.items.isClosed) {\n\t\t\t\tme.wait'
const emptyLoop = 'while (this.items.isEmpty && !this.items.isClosed) {\n\t\t\t\tme.wait'

export const oneLockMutants: readonly QueueMutant[] = [
	{ name: 'a put tells nobody', changes: [[tellItem, '']] },
	{ name: 'a removal tells nobody', changes: [[tellRoom, '']] },
	{ name: 'a put tells its own side', changes: [[tellItem, tellRoom]] },
	{ name: 'put tests once', changes: [[fullLoop, fullLoop.replace('while', 'if')]] },
	{ name: 'take tests once', changes: [[emptyLoop, emptyLoop.replace('while', 'if')]] },
	{
		name: 'a removal tells everybody',
		changes: [[tellRoom, 'me.notifyAll(this.notFull)']],
		survives: superfluous,
	},
]

const realPut = 'super.put(me, item)'
const realTake = 'return super.take(me)'

export const spinningMutants: readonly QueueMutant[] = [
	{
		name: 'who has looked for a room in vain gives up',
		changes: [[realPut, `if (!this.isFull(me)) ${realPut}`]],
	},
	{
		name: 'who has looked for an item in vain goes without',
		changes: [[realTake, 'return super.poll(me)']],
	},
	{
		name: 'who sees room puts at once and then again',
		changes: [[realPut, `${realPut}\n${realPut}`]],
	},
	{
		name: 'looks the wrong way round',
		changes: [['me.load(sizeCell) >= capacity', 'me.load(sizeCell) < capacity']],
		survives: 'what it has seen is tested again inside the lock',
	},
	{
		name: 'does not mind who is inside',
		changes: [['return this.guard.holder !== 0', 'return false']],
		survives: 'it only stands at the door for longer',
	},
]

/** The text of a mutant. @throws RangeError when one of its places stands in the text not once. */
export function mutatedBy({ name, changes }: QueueMutant, text: string): string {
	return changes.reduce((changed, [from, to]) => {
		const places = changed.split(from).length - 1
		if (places !== 1) throw new RangeError(`${name}: "${from}" stands ${places} times`)
		return changed.replace(from, () => to)
	}, text)
}
