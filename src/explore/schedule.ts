/**
 * A schedule as a text short enough for a link: version, a hash of the program that it was made for, and who goes, turn
 * by turn. A letter names a thread by its number in the scene; a number after it repeats it.
 */
import { Choice, Grain, type Turn } from '../sync/turns.ts'
import { pageThread } from '../trace/event.ts'

/** What a text could not be read as, in one sentence for the reader. */
export class ScheduleRefused extends Error {
	constructor(reason: string) {
		super(`This schedule cannot be played: ${reason}.`)
		this.name = 'ScheduleRefused'
	}
}

const version = 'v1'
const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'
const longestText = 6000
const mostTurns = 20_000

/** After a thread's letter: how far it goes, and what is decided beside. */
const grainMarks = { [Grain.gate]: '', [Grain.line]: '_', [Grain.over]: '*' } as const
const choiceMarks = { [Choice.go]: '', [Choice.spurious]: '~', [Choice.expire]: '!' } as const

/** One turn, or several alike: letter, grain, choice, repetitions. */
const step = /([A-Za-z])([_*]?)(~|!|\.[A-Za-z])?(\d*)/y

export interface Schedule {
	/** Of the program that it was made for, see `programHash`. */
	readonly program: string
	readonly turns: readonly Turn[]
}

/** Tells programs apart: equal for equal texts. */
export function programHash(texts: readonly string[]): string {
	let hash = 0x811c9dc5
	for (const text of texts) {
		for (let i = 0; i < text.length; i++) {
			hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193)
		}
		hash = Math.imul(hash ^ 0xffff, 0x01000193)
	}
	return (hash >>> 0).toString(36)
}

export function writeSchedule({ program, turns }: Schedule): string {
	const steps: string[] = []
	for (let i = 0; i < turns.length;) {
		const one = textOf(turns[i])
		let count = 1
		while (i + count < turns.length && textOf(turns[i + count]) === one) count++
		steps.push(count === 1 ? one : `${one}${count}`)
		i += count
	}
	return `${version}-${program}-${steps.join('')}`
}

/** @throws ScheduleRefused when it is no schedule. */
export function readSchedule(text: unknown): Schedule {
	if (typeof text !== 'string') throw new ScheduleRefused('it is not a text')
	if (text.length > longestText) {
		throw new ScheduleRefused(`it is longer than ${longestText} characters`)
	}
	const [made, program = '', steps, ...more] = text.split('-')
	if (made !== version) throw new ScheduleRefused(`it does not begin with ${version}`)
	if (!/^[0-9a-z]{1,7}$/.test(program) || steps === undefined || more.length > 0) {
		throw new ScheduleRefused('it is damaged')
	}
	return { program, turns: turnsIn(steps) }
}

function turnsIn(steps: string): Turn[] {
	const turns: Turn[] = []
	step.lastIndex = 0
	while (step.lastIndex < steps.length) {
		const at = step.lastIndex
		const found = step.exec(steps)
		if (!found) throw new ScheduleRefused(`it is damaged at character ${at + 1} of its steps`)
		const [, letter = '', grain = '', choice = '', count = ''] = found
		const times = count === '' ? 1 : Number(count)
		if (times < 1 || turns.length + times > mostTurns) {
			throw new ScheduleRefused(`it has no steps or more than ${mostTurns}`)
		}
		const turn = turnOf(letter, grain, choice)
		for (let i = 0; i < times; i++) turns.push(turn)
	}
	return turns
}

function turnOf(letter: string, grain: string, choice: string): Turn {
	const isWake = choice.startsWith('.')
	return {
		thread: threadOf(letter),
		grain: grain === '_' ? Grain.line : grain === '*' ? Grain.over : Grain.gate,
		choice: isWake
			? Choice.wake
			: choice === '~'
				? Choice.spurious
				: choice === '!'
					? Choice.expire
					: Choice.go,
		wakes: isWake ? threadOf(choice.slice(1)) : 0,
	}
}

function textOf(turn: Turn | undefined): string {
	if (!turn) return ''
	const choice = turn.choice === Choice.wake ? `.${letterOf(turn.wakes)}` : choiceMarks[turn.choice]
	return `${letterOf(turn.thread)}${grainMarks[turn.grain]}${choice}`
}

function letterOf(thread: number): string {
	const letter = letters[thread - pageThread - 1]
	if (letter === undefined) throw new RangeError(`thread ${thread} has no letter`)
	return letter
}

function threadOf(letter: string): number {
	return letters.indexOf(letter) + pageThread + 1
}
