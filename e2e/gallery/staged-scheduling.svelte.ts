/** A schedule in hands that are not there: made-up facts, and actions that only change what is shown. */
import { type OneCondition, lines } from './one-condition.ts'
import type {
	GridCell,
	ScheduleView,
	Scheduling,
	SearchView,
	Stepper,
} from '../../src/view/session.ts'

const file = 'programs/wait-notify/buffer.ts'
const noSearch: SearchView = { isSearching: false, states: 0, ms: 0, verdict: null, sentence: '' }
const shortest = [
	[1, 2, 7],
	[2, 1, 8],
	[2, 2, 8],
] as const

export class StagedScheduling implements Scheduling {
	readonly isOffered = true
	readonly isYours: boolean
	readonly noBack = 'A free run cannot be rewound thread by thread.'
	steppers = $state.raw<readonly Stepper[]>([])
	back = $state<string | null>('step 8: C2')
	steps = $state(8)
	open = $state.raw({ victim: false, spurious: false })
	schedule = $state.raw<ScheduleView | null>(null)
	search = $state.raw(noSearch)
	grid = $state.raw<readonly (readonly GridCell[])[]>(gridOf())

	constructor(run: OneCondition, isYours = true) {
		this.isYours = isYours
		this.steps = run.sections.length
		const last = run.sections.at(-1)
		this.back = isYours && last !== undefined ? `step ${this.steps}: ${last.thread}` : null
		const steps = last?.steps ?? 0
		this.schedule = {
			title: 'Shortest schedule that hangs',
			sections: run.sections,
			steps,
			played: steps,
			parting: null,
			isPlaying: false,
		}
	}

	takeOver(): void {
		this.steps = 0
	}
	step(): void {
		this.steps += 1
	}
	goBack(): void {
		this.steps -= 1
	}
	setOpen(open: { readonly victim?: boolean; readonly spurious?: boolean }): void {
		this.open = { ...this.open, ...open }
	}
	stress(): void {
		this.steps = 0
	}
	find(): void {
		this.search = { ...noSearch, isSearching: true, states: 12_345, ms: 1234 }
	}
	cancelSearch(): void {
		this.search = noSearch
	}
	play(steps?: number): void {
		if (this.schedule === null) return
		this.schedule = { ...this.schedule, played: steps ?? this.schedule.steps }
	}
	askGrid(producers?: number, consumers?: number): void {
		this.grid = gridOf((p, c) => producers === undefined || (p === producers && c === consumers))
	}
	openCell(): void {
		this.steps = 0
	}
}

/** What each thread of the hang waits for. */
export function stuck(name: string): Stepper {
	const isProducer = name.startsWith('P')
	const line = isProducer ? lines.putTest : lines.takeTest
	const test = isProducer ? 'this.items.isFull' : 'this.items.isEmpty'
	return {
		thread: name,
		file,
		line,
		text: `while (${test}) {`,
		next: 're-test',
		obstacle: 'Waits for a notify of “changed”; nobody is left to send one.',
		choices: [],
	}
}

export function ready(name: string): Stepper {
	const line = name.startsWith('P') ? 36 : 47
	const rest = { obstacle: null, choices: [] }
	return {
		thread: name,
		file,
		line,
		text: 'me.lock(this.guard)',
		next: 'ask for the lock',
		...rest,
	}
}

function gridOf(isAsked: (producers: number, consumers: number) => boolean = () => false) {
	return [1, 2, 3, 4].map((producers) =>
		[1, 2, 3, 4].map((consumers): GridCell => {
			const known = shortest.find(([p, c]) => p === producers && c === consumers)
			const isSafe = producers + consumers <= 2
			const isKnown = known !== undefined || isSafe || isAsked(producers, consumers)
			return {
				producers,
				consumers,
				verdict: !isKnown ? null : isSafe ? 'safe' : 'violation',
				isSearching: producers === 3 && consumers === 2 && !isKnown,
				sections: known?.[2] ?? null,
			}
		}),
	)
}
