import fc from 'fast-check'
import { expect, test } from 'vitest'
import { ItemRuns } from './item-runs.ts'
import type { Item } from './moment.ts'

const item = (id: number): Item => ({ id, producer: 'P1', kind: 0, madeUs: 0, putUs: 0 })

/** What a list without any cleverness does. */
class PlainList {
	readonly items: Item[]
	constructor(items: Item[] = []) {
		this.items = items
	}
	take(id: number) {
		const place = this.items.findIndex((one) => one.id === id)
		const [taken] = place < 0 ? [] : this.items.splice(place, 1)
		return taken === undefined ? null : { item: taken, place }
	}
}

/** Whole hundreds, so that runs fill up and are used up. */
const step = fc.oneof(
	fc.record({ kind: fc.constant('put'), count: fc.constantFrom(1, 3, 100, 256, 300) }),
	fc.record({ kind: fc.constant('drop'), count: fc.constantFrom(1, 2, 100, 256, 257) }),
	fc.record({ kind: fc.constant('pop'), count: fc.constantFrom(1, 2, 100, 256, 257) }),
	fc.record({ kind: fc.constant('take'), count: fc.nat({ max: 999 }) }),
	fc.record({ kind: fc.constant('clone'), count: fc.constant(0) }),
	fc.record({ kind: fc.constant('swap'), count: fc.nat({ max: 9 }) }),
)

test('a copy and its origin are lists of their own, wherever items leave', () => {
	fc.assert(
		fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
			let number = 0
			let runs = new ItemRuns()
			let plain = new PlainList()
			const all = [{ runs, plain }]
			for (const { kind, count } of steps) {
				if (kind === 'put') {
					for (let more = 0; more < count; more++) {
						number += 1
						runs.push(item(number))
						plain.items.push(item(number))
					}
				} else if (kind === 'drop') {
					for (let less = 0; less < count; less++) runs.dropOldest()
					plain.items.splice(0, count)
				} else if (kind === 'pop') {
					for (let less = 0; less < count; less++) {
						const id = plain.items.at(-1)?.id ?? 0
						expect(runs.take(id)).toEqual(plain.take(id))
					}
				} else if (kind === 'take') {
					const id = Math.ceil((number * count) / 999)
					expect(runs.take(id)).toEqual(plain.take(id))
				} else if (kind === 'clone') {
					all.push({ runs: runs.clone(), plain: new PlainList(plain.items.slice()) })
				} else ({ runs, plain } = all[count % all.length] ?? { runs, plain })
				for (const one of all) {
					expect(one.runs.length).toBe(one.plain.items.length)
					expect(one.runs.first(70)).toEqual(one.plain.items.slice(0, 70))
					expect(one.runs.first(1e6)).toEqual(one.plain.items)
					expect(one.runs.last(70)).toEqual(one.plain.items.slice(-70).reverse())
					expect(one.runs.newest).toEqual(one.plain.items.at(-1) ?? null)
					expect(one.runs.oldest).toEqual(one.plain.items[0] ?? null)
				}
			}
		}),
		{ numRuns: 80 },
	)
})

test('the run that becomes the last one again may be shared', () => {
	const runs = new ItemRuns()
	for (let id = 1; id <= 257; id++) runs.push(item(id))
	runs.take(100)
	const copy = runs.clone()
	runs.take(257)
	runs.push(item(258))
	expect(copy.first(1e6).map(({ id }) => id)).not.toContain(258)
	expect([copy.length, copy.newest?.id]).toEqual([256, 257])
	expect([runs.length, runs.newest?.id]).toEqual([256, 258])
})
