/** Two that ask each other, in every schedule: who waits for an answer may freeze whatever the threads, who does not never does. */
import { afterEach, expect, test, vi } from 'vitest'
import { lookThrough } from '../../../tools/explore-checks/look.ts'
import type { Scene } from '../scene.ts'
import { type AskWorld, mutualAsk } from './scene.ts'
import * as stashes from '../../sync/stash.ts?twin'
import * as derived from './scene.ts?twin'

vi.setConfig({ testTimeout: 60_000 })

const { mutualAsk: twin } = derived as unknown as {
	readonly mutualAsk: Scene
}

const { Stash: TwinStash } = stashes as unknown as {
	readonly Stash: {
		readonly prototype: { release: () => Generator<undefined, void> }
	}
}

afterEach(() => {
	vi.restoreAllMocks()
})

const found = (values: Record<string, number | string>) =>
	lookThrough({ scene: mutualAsk, twin, values, seed: 1 })

test.each([1, 2, 3, 4])(
	'waiting for the answer: with %i threads there is a schedule in which nobody can answer',
	(threads) => {
		const one = found({ requests: 1, threads })
		expect(one.law).toBe('every ask is answered')
		expect(one.race).toBeNull()
	},
)

test('as the scene begins the search finds it, too', () => {
	const one = found({})
	expect(one.law).toBe('every ask is answered')
	expect(one.steps).toBeLessThan(80)
})

test.each([1, 2])(
	'going on: with %i threads every question is answered in every schedule',
	(threads) => {
		const one = found({ ask: 'reply-to-self', requests: 1, threads })
		expect(one).toMatchObject({ verdict: 'safe', race: null })
	},
)

test('one wish at a time: nobody waits, and nothing that was postponed is forgotten', () => {
	const values = { ask: 'reply-to-self', requests: 1, threads: 2 }
	const one = found({ ...values, stash: 1 })
	expect(one).toMatchObject({ verdict: 'safe', race: null })
})

test('a stash that forgets to give back what it holds is caught', () => {
	vi.spyOn(TwinStash.prototype, 'release').mockImplementation(
		function* () {
			yield* []
		},
	)
	const values = { ask: 'reply-to-self', requests: 2, threads: 1 }
	const one = found({ ...values, stash: 2 })
	expect(['no stuck waiter', 'progress']).toContain(one.law)
})

type Steps = Generator<undefined, void, undefined>

/** Only one of them is ever asked for anything, twice. */
const oneSided: Scene = {
	...twin,
	build(...given) {
		const world = twin.build(...given) as AskWorld
		const [a] = world.actors as unknown as {
			readonly tell: (me: unknown, wish: unknown) => Steps
		}[]
		const sent = { id: 0, producer: 2, madeUs: 0, payload: 0, ask: 0 }
		const wish = { ...sent, kind: 0, bytes: new Uint8Array(0) }
		function* sender(me: unknown): Steps {
			for (let i = 0; a && i < 2; i++) {
				yield* a.tell(me, wish)
			}
		}
		const programs = { ...world.programs, sender }
		return {
			...world,
			programs,
		}
	},
}

test.each([
	[1, 'every ask is answered'],
	[2, null],
])(
	'where only one asks, waiting with %i threads breaks: %s',
	(threads, law) => {
		const values = { requests: 1, threads }
		const plan = { scene: mutualAsk, twin: oneSided, values, seed: 1 }
		expect(lookThrough(plan).law).toBe(law)
	},
)
