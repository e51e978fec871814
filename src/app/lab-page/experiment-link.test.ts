import fc from 'fast-check'
import { expect, test } from 'vitest'
import { scenes as whole } from '../../programs/scenes.ts'
import { accepted, bounds, type Experiment, freshExperiment, mostValues } from './experiment.ts'
import { numberKnobs, plansFor, spread, sweepOf } from './experiment.ts'
import { readExperiment, valuesIn, writeExperiment } from './experiment-link.ts'
import { metricsFor } from './metrics.ts'
import { isOffered, offered } from './offered.ts'
import { presets } from './presets.ts'

const seed = 7
const queryOf = (link: string) => link.slice(link.indexOf('?') + 1)

const fresh = whole.filter(({ id }) => isOffered(id)).map(freshExperiment)
const experiments = fc
	.record({
		at: fc.nat(),
		knob: fc.nat(),
		metric: fc.nat(),
		numbers: fc.array(fc.integer({ min: 0, max: 3000 }), { minLength: 1, maxLength: 12 }),
		repeats: fc.integer(bounds.repeats),
		seconds: fc.integer(bounds.seconds),
		hypothesis: fc.string({ maxLength: 60, unit: 'grapheme' }),
		predicted: fc.array(fc.option(fc.integer({ min: -1e6, max: 1e6 }))),
	})
	.map((given): Experiment => {
		const whole = fresh[given.at % fresh.length]
		if (!whole) throw new Error('nothing is offered')
		const knobs = numberKnobs(whole.scene)
		const knob = knobs[given.knob % knobs.length] ?? whole.knob
		const known = metricsFor(whole.scene)
		const values = accepted(knob, given.numbers)
		return {
			...{ ...whole, values, repeats: given.repeats, seconds: given.seconds, knob },
			isLog: knob.isLog && (values[0] ?? 0) > 0,
			metric: known[given.metric % known.length] ?? whole.metric,
			hypothesis: given.hypothesis,
			predicted: values.map((_, place) => given.predicted[place] ?? null),
		}
	})

test('what is written as a link is read as it was, and nothing is said about it', async () => {
	await fc.assert(
		fc.asyncProperty(experiments, async (experiment) => {
			const { experiment: read, notices } = await readExperiment(
				queryOf(writeExperiment(experiment)),
			)
			expect(notices).toEqual([])
			expect(read).toEqual(experiment)
		}),
		{ seed, numRuns: 200 },
	)
})

const names = ['scene', 'knob', 'values', 'scale', 'metric', 'repeats', 'seconds', 'pace', 'seed']
const hostile = fc.oneof(
	fc.string({ maxLength: 80 }),
	fc.constantFrom('__proto__', '<img src=x onerror=alert(1)>', '1e9', '-1', ',,,', 'NaN', '٣'),
	fc.constantFrom('hockey-stick', 'burst', 'rate', 'capacity', 'p99', '1,2,3', '0'),
)
const pairs = fc.array(
	fc.tuple(
		fc.oneof(fc.constantFrom(...names, 'predict', 'hypothesis', 'workers'), hostile),
		hostile,
	),
)

test('whatever a link says, an experiment within all bounds comes out of it', async () => {
	await fc.assert(
		fc.asyncProperty(pairs, async (given) => {
			const query = given.map(([name, text]) => `${name}=${encodeURIComponent(text)}`).join('&')
			const { experiment } = await readExperiment(query)
			const { scene, knob, values, metric, predicted, others, hypothesis, isLog } = experiment
			expect(isOffered(scene.id)).toBe(true)
			expect(scene.knobs).toContain(knob)
			expect(metricsFor(scene)).toContain(metric)
			expect(values.length).toBeGreaterThan(0)
			expect(values.length).toBeLessThanOrEqual(mostValues)
			expect(accepted(knob, values)).toEqual(values)
			expect(predicted).toHaveLength(values.length)
			expect(isLog && values[0] === 0).toBe(false)
			expect(hypothesis.length).toBeLessThanOrEqual(280)
			for (const name of Object.keys(others)) {
				expect(scene.knobs.map((one) => one.name)).toContain(name)
			}
			for (const name of ['repeats', 'seconds', 'pace', 'seed'] as const) {
				expect(experiment[name]).toBeGreaterThanOrEqual(bounds[name].min)
				expect(experiment[name]).toBeLessThanOrEqual(bounds[name].max)
			}
			// What was made of it can be written, and read again without a word.
			const again = await readExperiment(queryOf(writeExperiment(experiment)))
			expect(again).toEqual({ experiment, notices: [] })
		}),
		{ seed, numRuns: 300 },
	)
})

test('what is not taken as written is said', async () => {
	const { notices, experiment } = await readExperiment(
		'scene=nowhere&knob=x&metric=y&values=a&repeats=99&colour=red&dist=odd',
	)
	expect(experiment.repeats).toBe(10)
	expect(notices).toHaveLength(7)
	expect(notices.join(' ')).toMatch(/"nowhere".*knob is one of.*values is a list.*metric is one of/)
})

test('every preset is taken as it is written', async () => {
	for (const { link } of presets) {
		const { notices, experiment } = await readExperiment(queryOf(link))
		expect({ link, notices }).toEqual({ link, notices: [] })
		expect(experiment.values.length).toBeGreaterThan(3)
	}
})

test('no knob of an offered scene has a name that means something else in a link', () => {
	for (const { id } of offered) {
		const scene = whole.find((one) => one.id === id)
		const taken = scene?.knobs.filter(({ name }) =>
			[...names, 'hypothesis', 'predict'].includes(name),
		)
		expect({ id, taken }).toEqual({ id, taken: [] })
		expect(scene && freshExperiment(scene)).not.toBeNull()
	}
	expect(offered.length).toBeGreaterThan(20)
})

test('values are a list of plain numbers, and not too many', () => {
	expect(valuesIn('10, 20;50 7')).toEqual([10, 20, 50, 7])
	for (const text of ['', ' ', 'a', '1,b', '1e3', '1,'.repeat(13)])
		expect(valuesIn(text)).toBeNull()
})

test('values are spread evenly or by ratio, within what the knob takes', () => {
	const [knob] = fresh.flatMap((one) => (one?.scene.id === 'burst' ? numberKnobs(one.scene) : []))
	if (!knob) throw new Error('burst has no knob')
	expect(spread(knob, { from: 0, to: 400, count: 5, isLog: false })).toEqual([
		0, 100, 200, 300, 400,
	])
	expect(spread(knob, { from: 100, to: 1600, count: 5, isLog: true })).toEqual([
		...[100, 200, 400, 800, 1600],
	])
	expect(spread(knob, { from: -50, to: 1e9, count: 99, isLog: false })).toHaveLength(12)
	expect(sweepOf(knob).values.length).toBeGreaterThan(1)
})

test('a trial with each value, then all again with the next seed; none holds too many records', () => {
	const one = fresh[0]
	if (!one) throw new Error('nothing is offered')
	const plans = plansFor({ ...one, values: [1, 2], repeats: 2, seed: 0x7fffffff })
	expect(plans.map(({ at, trial, seed }) => [at, trial, seed])).toEqual([
		[1, 1, 0x7fffffff],
		[2, 1, 0x7fffffff],
		[1, 2, 0],
		[2, 2, 0],
	])
	expect(plans[1]?.values[one.knob.name]).toBe(2)
	const most = plansFor({ ...one, values: Array.from({ length: 12 }, (_, i) => i), repeats: 10 })
	expect(most.length * (most[0]?.maxEvents ?? 0)).toBeLessThanOrEqual(3_000_000)
})
