import { expect, test } from 'vitest'
import { course } from '../../lessons/course.ts'
import { aspects, strategies } from '../../lessons/facts.ts'
import { filled, requirements, scoreboard } from './score.ts'

const columns = requirements.flatMap(({ aspects }) => aspects.map(({ id }) => id))
const cellOf = (rows: ReturnType<typeof scoreboard>, row: string, aspect: string) =>
	rows.find(({ id }) => id === row)?.cells.find((cell) => cell.aspect === aspect)

test('a strategy is a chapter of the course, in its order, and has a cell for every measure', () => {
	const rows = scoreboard({})
	const chapters = course.map(({ id }) => id)
	const places = rows.map(({ id }) => chapters.indexOf(id))
	expect(places).not.toContain(-1)
	expect(places).toEqual(places.toSorted((a, b) => a - b))
	for (const { cells } of rows) expect(cells.map(({ aspect }) => aspect)).toEqual(columns)
})

test('every fact that is ever gathered has its cell', () => {
	expect(columns.toSorted()).toEqual(aspects.toSorted())
	const fact = { text: 'yes', n: 1, date: '2026-11-23T12:00:00.000Z', isMet: true }
	for (const strategy of strategies) {
		expect(filled(scoreboard({ [strategy]: { safe: fact } })).cells, strategy).toBe(1)
	}
})

test('what nobody has run is empty, and leads to the scene that measures it', () => {
	const cell = cellOf(scoreboard({}), 'blocking-queue', 'full')
	expect(cell?.fact).toBeNull()
	expect(cell?.way?.id).toBe('blocking-queue')
	expect(filled(scoreboard({})).cells).toBe(0)
})

test('a measured cell shows its number with n, and no other cell is filled by it', () => {
	const fact = { text: '50.2 ms', n: 200, date: '2026-11-23T12:00:00.000Z', isMet: false }
	const rows = scoreboard({ 'sleep-polling': { delay: fact } })
	expect(cellOf(rows, 'sleep-polling', 'delay')?.fact).toEqual(fact)
	expect(filled(rows).cells).toBe(1)
})

test('every cell that is not filled says in which scene it can be', () => {
	const rows = scoreboard({})
	const ways = rows.flatMap(({ cells }) => cells.map(({ way }) => way))
	expect(ways).not.toContain(null)
	expect(filled(rows)).toEqual({ cells: 0, of: 6 * columns.length })
})
