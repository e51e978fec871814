/** Mutants of the buffer that people read: one small mistake each, made in its text and compiled like the text itself. */

/** `where`: the method in which `from` stands once, or the whole class, in which it is replaced wherever it stands. */
export interface Mutant {
	readonly name: string
	readonly where: 'put' | 'take' | 'class'
	readonly from: string
	readonly to: string
	/** Why no schedule can tell it from the original; null when one must. */
	readonly survives: string | null
}

const superfluous = 'wakes more threads than it must; each tests again'
const sameSection = 'nobody comes in between: both happen in one section'

function mutant(
	name: string,
	where: Mutant['where'],
	from: string,
	to: string,
	survives: string | null = null,
): Mutant {
	return { name, where, from, to, survives }
}

const fullTest = 'while (this.items.isFull)'
const emptyTest = 'while (this.items.isEmpty)'
const waitFull = 'me.wait(this.notFull)'
const waitEmpty = 'me.wait(this.notEmpty)'
const tellEmpty = 'me.notify(this.notEmpty)'
const tellFull = 'me.notify(this.notFull)'
const enter = 'me.lock(this.guard)'
const leave = 'me.unlock(this.guard)'
const insert = 'this.items.addLast(me, item)'
const remove = 'const item = this.items.removeFirst(me)'

export const mutants: readonly Mutant[] = [
	mutant('put tests once', 'put', fullTest, 'if (this.items.isFull)'),
	mutant('take tests once', 'take', emptyTest, 'if (this.items.isEmpty)'),
	mutant('put tests the wrong way round', 'put', fullTest, 'while (!this.items.isFull)'),
	mutant('take tests the wrong way round', 'take', emptyTest, 'while (!this.items.isEmpty)'),
	mutant('put tests nothing', 'put', fullTest, 'while (false)'),
	mutant('take tests nothing', 'take', emptyTest, 'while (false)'),
	mutant(
		'put lets one more in',
		'put',
		'this.items.isFull',
		'this.items.size > this.items.capacity',
	),
	mutant(
		'put lets one fewer in',
		'put',
		'this.items.isFull',
		'this.items.size >= this.items.capacity - 1',
	),
	mutant('take leaves one inside', 'take', 'this.items.isEmpty', 'this.items.size <= 1'),
	mutant('take goes below nothing', 'take', 'this.items.isEmpty', 'this.items.size < 0'),
	mutant(
		'put remembers its first test',
		'put',
		fullTest,
		'const is = this.items.isFull\n\t\t\twhile (is)',
	),
	mutant('put waits first', 'put', fullTest, `${waitFull}\n\t\t\t${fullTest}`),
	mutant('take waits first', 'take', emptyTest, `${waitEmpty}\n\t\t\t${emptyTest}`),
	mutant('put tells nobody', 'put', tellEmpty, ''),
	mutant('take tells nobody', 'take', tellFull, ''),
	mutant('put tells its own side', 'put', tellEmpty, tellFull),
	mutant('take tells its own side', 'take', tellFull, tellEmpty),
	mutant('put waits with the consumers', 'put', waitFull, waitEmpty),
	mutant('take waits with the producers', 'take', waitEmpty, waitFull),
	mutant('one condition for both', 'class', "on('not empty', 'empty')", 'this.notFull'),
	mutant('put locks nothing', 'put', enter, ''),
	mutant('take locks nothing', 'take', enter, ''),
	mutant('put locks twice', 'put', enter, `${enter}\n\t\t${enter}`),
	mutant('put only tries to lock', 'put', enter, 'me.tryLock(this.guard)'),
	mutant('take only tries to lock', 'take', enter, 'me.tryLock(this.guard)'),
	mutant('put never unlocks', 'put', leave, ''),
	mutant('take never unlocks', 'take', leave, ''),
	mutant('put unlocks before the insert', 'put', insert, `${leave}\n\t\t\t${insert}`),
	mutant('take unlocks before the removal', 'take', remove, `${leave}\n\t\t\t${remove}`),
	mutant(
		'put unlocks between test and insert',
		'put',
		insert,
		`${leave}\n\t\t\t${enter}\n\t\t\t${insert}`,
	),
	mutant(
		'take unlocks between test and removal',
		'take',
		remove,
		`${leave}\n\t\t\t${enter}\n\t\t\t${remove}`,
	),
	mutant('put tells after the unlock', 'put', tellEmpty, `${leave}\n\t\t\t${tellEmpty}`),
	mutant('put inserts twice', 'put', insert, `${insert}\n\t\t\t${insert}`),
	mutant('take removes twice', 'take', remove, `this.items.removeFirst(me)\n\t\t\t${remove}`),
	mutant('put inserts nothing', 'put', insert, ''),
	mutant(
		'a wait keeps the lock',
		'class',
		'new Condition(memory, left,',
		'new Condition(memory, null,',
	),
	mutant('take waits outside the lock', 'take', waitEmpty, 'this.joinLate(me, this.notEmpty)'),
	mutant(
		'put gives up waiting',
		'put',
		fullTest,
		'if (this.items.isFull && !(me.waitUntil(this.notFull, me.deadline(1)))) return\n\t\t\twhile (false)',
	),
	mutant('put tells everybody', 'put', tellEmpty, 'me.notifyAll(this.notEmpty)', superfluous),
	mutant('take tells everybody', 'take', tellFull, 'me.notifyAll(this.notFull)', superfluous),
	mutant('put tells twice', 'put', tellEmpty, `${tellEmpty}\n\t\t\t${tellEmpty}`, superfluous),
	mutant('take tells twice', 'take', tellFull, `${tellFull}\n\t\t\t${tellFull}`, superfluous),
	mutant('put tells both sides', 'put', tellEmpty, `${tellEmpty}\n\t\t\t${tellFull}`, superfluous),
	mutant(
		'put tells before the insert',
		'put',
		insert,
		`${tellEmpty}\n\t\t\t${insert}`,
		sameSection,
	),
	mutant(
		'put tells only the first item',
		'put',
		tellEmpty,
		`if (this.items.size === 1) ${tellEmpty}`,
		'whoever was not told sleeps on, but some other consumer always comes back for the item',
	),
	mutant(
		'waits are timed',
		'put',
		waitFull,
		'me.waitUntil(this.notFull, me.deadline(1))',
		'whose time is up tests again, as after any other wake-up',
	),
	mutant(
		'the lock is fair',
		'class',
		"new Lock(memory, 'lock', false)",
		"new Lock(memory, 'lock', true)",
		'two conditions are right whoever enters next',
	),
]

/** The text of a mutant. @throws RangeError when there is no such place in the text, or more than one. */
export function textOf({ name, where, from, to }: Mutant, text: string): string {
	const [begin, end] = rangeOf(where, text)
	const part = text.slice(begin, end)
	const places = part.split(from).length - 1
	if (places === 0 || (where !== 'class' && places > 1)) {
		throw new RangeError(`${name}: "${from}" stands ${places} times in ${where}`)
	}
	return text.slice(0, begin) + part.replaceAll(from, to) + text.slice(end)
}

function rangeOf(where: Mutant['where'], text: string): [number, number] {
	if (where === 'class') return [0, text.length]
	const begin = text.indexOf(`\n\t${where}(me`)
	return [begin, text.indexOf('\n\t}\n', begin)]
}
