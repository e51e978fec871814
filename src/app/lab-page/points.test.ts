import { expect, test } from 'vitest'
import { readExperiment } from './experiment-link.ts'
import type { Measurement } from './measurement.ts'
import { pointsOf, verdictOn, verdictOnAll } from './points.ts'
import { experimentToCsv, experimentToSvg } from './saved.ts'

const measured = (more: Partial<Measurement>): Measurement => ({
	...{ at: 40, trial: 1, seed: 7, figure: 1, arrivalsPerS: 40, meanServiceUs: 80_000 },
	...{ workers: 8, cores: null, seconds: 5, lost: 0, ending: null },
	...more,
})

const found = (mean: number, half: number | null) => ({ n: 3, mean, half })
const origin = { version: '1.2.3', date: '2030-01-02T03:04:05Z' }

test('what was expected is judged by the interval, and by a tenth where that is narrower', () => {
	expect(verdictOn({ found: found(100, 5), predicted: 104 })).toBe('as predicted')
	expect(verdictOn({ found: found(100, 1), predicted: 109 })).toBe('as predicted')
	expect(verdictOn({ found: found(100, 20), predicted: 81 })).toBe('as predicted')
	expect(verdictOn({ found: found(100, 1), predicted: 250 })).toBe('2.50 times too high')
	expect(verdictOn({ found: found(100, null), predicted: 50 })).toBe('2.00 times too low')
	expect(verdictOn({ found: found(0, 0), predicted: 3 })).toBe('too high by 3.00')
	expect(verdictOn({ found: null, predicted: 3 })).toBeNull()
	expect(verdictOn({ found: found(1, 0), predicted: null })).toBeNull()
})

test('to lie in an interval that holds nearly everything is not to be right', () => {
	expect(verdictOn({ found: found(200, 2500), predicted: 30 })).toMatch(/^unsure/)
})

test('each value has its trials, their mean, and theory for what they measured', async () => {
	const query = 'scene=hockey-stick&knob=rate&metric=throughput&values=40,90&predict=40,40'
	const { experiment } = await readExperiment(query)
	const points = pointsOf(experiment, [
		measured({ figure: 38 }),
		measured({ at: 90, figure: 80, arrivalsPerS: 120 }),
		measured({ figure: 42, trial: 2, seed: 8 }),
		measured({ at: 90, trial: 2, figure: null, ending: 'Nobody could go on any more.' }),
	])
	expect(points.map(({ at, trials, found: one, theory }) => [at, trials.length, one?.n, theory]))
		// What comes, as long as that is less than 8 workers can do in 80 ms each.
		.toEqual([
			[40, 2, 2, 40],
			[90, 2, 1, 100],
		])
	expect(verdictOnAll(points)).toBe('1 of 2 figures as predicted')
	expect(pointsOf(experiment, []).map((one) => one.found ?? one.theory)).toEqual([null, null])
})

test('where there is no formula there is no theory', async () => {
	const { experiment } = await readExperiment('scene=overload-policies&metric=loss&values=10')
	const { at } = { at: experiment.values[0] ?? 0 }
	expect(pointsOf(experiment, [measured({ at })])[0]).toMatchObject({
		theory: null,
		found: { n: 1 },
	})
})

test('the table says in every line what made it, and no text of anybody becomes a formula', async () => {
	const query = `scene=hockey-stick&values=40&workers=4&hypothesis=${encodeURIComponent('=1+1,"x"')}`
	const { experiment } = await readExperiment(query)
	const points = pointsOf(experiment, [measured({ figure: -2.5 })])
	const [head = '', line = '', rest] = experimentToCsv(experiment, points, origin).split('\r\n')
	expect(rest).toBe('')
	expect(head.split(',')).toHaveLength(22)
	expect(line).toMatch(/^hockey-stick,rate,40,1,7,throughput,tasks\/s,-2\.5,-2\.5,,/)
	expect(line).toMatch(/,5,workers = 4,"'=1\+1,""x""",1\.2\.3,2030-01-02T03:04:05Z$/)
})

test('the picture is one of text and marks only, whatever was written', async () => {
	const hostile = '</text><script>alert(1)</script>"&\u0000\u202e'
	const query = `scene=hockey-stick&values=40,80&hypothesis=${encodeURIComponent(hostile)}`
	const { experiment } = await readExperiment(query)
	const svg = experimentToSvg(experiment, pointsOf(experiment, [measured({})]), origin)
	const tags = [...svg.matchAll(/<(\w+)/g)].map(([, tag]) => tag)
	expect(new Set(tags)).toEqual(new Set(['svg', 'title', 'rect', 'text', 'g', 'path', 'circle']))
	expect(svg).toContain('&lt;script&gt;alert(1)')
	expect(svg).not.toContain('\u0000')
	expect(svg).toContain('Handoff 1.2.3, 2030-01-02')
	expect(svg).toContain('seeds 7 to 9')
	expect(svg).not.toMatch(/NaN|undefined|Infinity/)
})
