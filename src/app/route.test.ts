/** Links, written and read again. */
import fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import type { Knob, KnobValue } from '../programs/knob.ts'
import type { Scene } from '../programs/scene.ts'
import type { Pace } from '../view/session.ts'
import { defaultSeed, largestSeed, readRoute, type Showing, writeRoute } from './route.ts'
import { panelNames } from './route-lists.ts'
import { sceneOf, scenes } from './scene-list.ts'

interface Written {
	readonly scene: Scene
	readonly values: Readonly<Record<string, KnobValue>>
	readonly seed: number
	readonly pace: Pace
	readonly showing: Showing
}

let whole: readonly Scene[] = []

beforeAll(async () => {
	const fetched = await Promise.all(scenes.map(({ id }) => sceneOf(id)))
	whole = fetched.filter((scene) => scene !== null)
})

function valueOf(knob: Knob): fc.Arbitrary<KnobValue> {
	if (knob.kind === 'switch') return fc.boolean()
	if (knob.kind === 'choice') return fc.constantFrom(...knob.options)
	return fc.constantFrom(knob.min, knob.max, knob.default)
}

const some = <T>(all: readonly T[]) => fc.option(fc.subarray([...all]))
const numbersOfCards = Array.from({ length: 20 }, (_, at) => at + 1)
const origins = ['https://example.org', 'http://localhost:4173', 'http://[::1]:8080']

const showingOf = (scene: Scene): fc.Arbitrary<Showing> =>
	fc.record({
		present: fc.boolean(),
		embed: fc.boolean(),
		controls: some(scene.knobs.map(({ name }) => name)),
		panels: some(panelNames),
		cards: some(numbersOfCards),
		// A lesson of no scene is none.
		lesson: fc.option(
			fc.shuffledSubarray(
				scenes.map(({ id }) => id),
				{ minLength: 1, maxLength: 5 },
			),
		),
		parent: fc.option(fc.constantFrom(...origins)),
		theme: fc.option(fc.constantFrom('light' as const, 'dark' as const)),
		schedule: fc.option(fc.string()),
	})

function written(): fc.Arbitrary<Written> {
	return fc.constantFrom(...whole).chain((scene) =>
		fc.record({
			scene: fc.constant(scene),
			values: fc.record(Object.fromEntries(scene.knobs.map((knob) => [knob.name, valueOf(knob)]))),
			seed: fc.oneof(fc.constant(defaultSeed), fc.integer({ min: 0, max: largestSeed })),
			pace: fc.constantFrom<Pace>('line', 'full', 0.01, 0.5, 1, 10),
			showing: showingOf(scene),
		}),
	)
}

/** What a link says, with what it need not say. */
async function readAgain(hash: string, { scene, showing }: Written) {
	const route = await readRoute(hash)
	const said = Object.keys(showing) as (keyof Showing)[]
	const defaults = Object.fromEntries(scene.knobs.map((knob) => [knob.name, knob.default]))
	return {
		scene: route.scene,
		values: { ...defaults, ...route.knobs },
		seed: route.seed,
		pace: route.pace ?? scene.defaultPace,
		showing: Object.fromEntries(said.map((name) => [name, route[name]])),
		notices: route.notices,
	}
}

test('whatever a link can say is read as it was written, without a notice', async () => {
	const law = fc.asyncProperty(written(), async (given) => {
		const { scene, values, seed, pace, showing } = given
		const hash = writeRoute(scene, values, seed, pace, showing)
		expect(await readAgain(hash, given), hash).toEqual({ ...given, notices: [] })
	})
	await fc.assert(law, { numRuns: 400 })
})

test('a knob, a list or a switch that the link lost is noticed', async () => {
	const [scene] = whole
	if (!scene) throw new Error('there is no scene')
	const given: Written = {
		scene,
		values: Object.fromEntries(scene.knobs.map((knob) => [knob.name, knob.default])),
		seed: 8,
		pace: scene.defaultPace,
		showing: {
			present: true,
			embed: false,
			controls: [],
			panels: ['code'],
			cards: [2],
			lesson: null,
			parent: 'https://example.org',
			theme: 'dark',
			schedule: 'x',
		},
	}
	const hash = writeRoute(given.scene, given.values, given.seed, given.pace, given.showing)
	const parts = hash.slice(hash.indexOf('?') + 1).split('&')
	expect(parts).toHaveLength(8)
	for (const part of parts) {
		const without = parts.filter((it) => it !== part).join('&')
		const read = await readAgain(`#/${scene.id}?${without}`, given)
		expect(read, part).not.toEqual({ ...given, notices: [] })
	}
})
