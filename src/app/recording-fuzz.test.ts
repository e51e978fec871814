/**
 * Recordings come from anybody: five thousand garbled ones of real runs are each refused with a sentence, or opened with
 * moments that can be drawn, and none of them takes long or reaches for what is not its own.
 */
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { gunzipSync } from 'node:zlib'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { RecordingRefused } from '../model/file-check.ts'
import { recordingFromJson, recordingToJson } from '../model/file.ts'
import { actorsFixture } from '../model/fixture-actors.ts'
import { blockingQueueFixture } from '../model/fixture.ts'
import type { Recording } from '../model/recording.ts'
import { snapshotOf } from '../model/snapshot.ts'
import { layoutActors } from '../view/layout/actors-stage.ts'
import { layoutStage, type StageFrame } from '../view/layout/stage.ts'

const garbledOnes = 5000
const longestMs = 1000
const folder = 'public/recordings'
/** Of long runs their beginning. */
const mostRecords = 120
const namesBefore = Reflect.ownKeys(Object.prototype)
type Json = null | boolean | number | string | Json[] | Body
interface Body {
	[name: string]: Json
}

function bodyOf(text: string): Body {
	const { body } = JSON.parse(text) as { body: Body }
	const events = body['events'] as unknown as Record<string, number[]>
	const { gapsUs = [] } = events
	for (const column of Object.values(events)) column.splice(mostRecords)
	const lastUs = gapsUs.reduce((sum, gap) => sum + gap, 0)
	return { ...body, endUs: Math.max(lastUs, Math.min(Number(body['endUs']), lastUs + 100_000)) }
}

const bundled = readdirSync(folder)
	.filter((name) => name.endsWith('.bin'))
	.map((name) => gunzipSync(readFileSync(path.join(folder, name))).toString())
const made = [actorsFixture(), blockingQueueFixture({ endUs: 100_000 })].map(recordingToJson)
const bodies = [...bundled, ...made].map(bodyOf)

/** As somebody would who knows the format and means harm. */
function sealed(body: string, version: number): string {
	let sum = 0x811c9dc5
	for (let at = 0; at < body.length; at++) sum = Math.imul(sum ^ body.charCodeAt(at), 0x01000193)
	const hex = (sum >>> 0).toString(16).padStart(8, '0')
	return `{"format":"handoff-recording","version":${version},"sum":"${hex}","body":${body}}`
}

interface Place {
	readonly of: Body
	readonly name: string
}

/** Every field of a value, however deep; of long lists a few. */
function placesIn(value: Json, places: Place[] = []): Place[] {
	if (typeof value !== 'object' || value === null) return places
	for (const name of Object.keys(value).slice(0, 60)) {
		places.push({ of: value as Place['of'], name })
		placesIn((value as Place['of'])[name] ?? null, places)
	}
	return places
}

const deep = (levels: number): Json => {
	let value: Json = 0
	for (let level = 0; level < levels; level++) value = level % 2 === 0 ? [value] : { a: value }
	return value
}

const odd = fc.constantFrom<Json>(
	...[
		0,
		-1,
		1,
		2,
		3,
		63,
		64,
		65,
		0.5,
		-0,
		1e9,
		2 ** 31 - 1,
		2 ** 31,
		2 ** 53 - 1,
		1e308,
		104_857_600,
	],
	...[
		'',
		'x',
		'__proto__',
		'constructor',
		'<img src=x onerror=alert(1)>',
		'\u202E',
		'\uD800',
		'x'.repeat(200),
	],
	...[
		'x'.repeat(300),
		'full',
		'empty',
		'FIFO',
		'queue',
		'actor',
		'jobs',
		'bucket',
		'lock',
		'condition',
	],
	...[null, true, false],
	...[[], {}, [[]], { id: 1 }, deep(30), deep(2000), Array.from({ length: 1001 }, () => 1)],
)

type Change = (body: Body, places: readonly Place[], at: number, other: number, value: Json) => void
/** Those that are still lists, gaps of time and kinds first. */
function columnsOf({ events }: Body): Json[][] {
	return Object.values(events ?? {}).filter((column): column is Json[] => Array.isArray(column))
}

const pick = (places: readonly Place[], at: number) => places[at % places.length]
const changes: readonly Change[] = [
	(_, places, at, __, value) => {
		const place = pick(places, at)
		if (place) place.of[place.name] = structuredClone(value)
	},
	(_, places, at) => {
		const place = pick(places, at)
		if (place && Array.isArray(place.of)) place.of.splice(Number(place.name), 1)
		else if (place) Reflect.deleteProperty(place.of, place.name)
	},
	(_, places, at, other) => {
		const [one, two] = [pick(places, at), pick(places, other)]
		if (!one || !two) return
		const [first, second] = [one.of[one.name] ?? null, two.of[two.name] ?? null]
		one.of[one.name] = structuredClone(second)
		two.of[two.name] = structuredClone(first)
	},
	(_, places, at, other, value) => {
		const place = pick(places, at)
		const names = ['__proto__', 'constructor', 'toString', 'extra']
		if (place && !Array.isArray(place.of))
			Object.defineProperty(place.of, names[other % 4] ?? '', {
				value,
				enumerable: true,
				configurable: true,
				writable: true,
			})
	},
	// Numbers of records, where most of a recording is.
	(body, _, at, other, value) => {
		const columns = columnsOf(body)
		const column = columns[other % columns.length] ?? []
		column[at % Math.max(1, column.length)] =
			typeof value === 'number' ? Math.trunc(value) | 0 : at % 64
	},
	(body, _, at, other) => {
		const kind = columnsOf(body)[1] ?? []
		kind[at % Math.max(1, kind.length)] = 1 + (other % 44)
	},
	(body, _, at, other) => {
		for (const column of columnsOf(body)) {
			const [moved = null] = column.splice(at % Math.max(1, column.length), 1)
			column.splice(other % Math.max(1, column.length), 0, moved)
		}
	},
	(body, _, at) => {
		body['endUs'] = [2 ** 53 - 1, 1e12, 0, 1e9][at % 4] ?? 0
	},
]

const change = fc.record({
	how: fc.nat({ max: changes.length - 1 }),
	at: fc.nat(),
	other: fc.nat(),
	value: odd,
})

/** A whole file whose sum is right: what it says is wrong all the same. */
const forged = fc
	.tuple(
		fc.nat({ max: bodies.length - 1 }),
		fc.array(change, { minLength: 1, maxLength: 6 }),
		fc.integer({ min: 1, max: 4 }),
	)
	.map(([which, all, version]) => {
		const body = structuredClone(bodies[which] ?? {})
		for (const { how, at, other, value } of all)
			changes[how]?.(body, placesIn(body), at, other, value)
		return sealed(JSON.stringify(body), version)
	})

/** Damaged on the way. */
const damaged = fc
	.tuple(fc.nat({ max: bodies.length - 1 }), fc.nat(), fc.nat(), fc.nat({ max: 3 }))
	.map(([which, at, bit, how]) => {
		const text = sealed(JSON.stringify(bodies[which]), 4)
		const place = at % text.length
		if (how === 0) return text.slice(0, place)
		if (how === 1) return text.slice(0, place) + text.slice(place + 1 + (bit % 9))
		if (how === 2) return text.slice(0, place) + text.slice(bit % text.length)
		const flipped = String.fromCharCode(text.charCodeAt(place) ^ (1 << (bit % 16)))
		return text.slice(0, place) + flipped + text.slice(place + 1)
	})

const frame: StageFrame = {
	...{ width: 824, height: 352, scale: 1, paceFactor: 0.02 },
	...{ isPhone: false, isReduced: false, expected: {} },
}

/** The path to the first number that is none. */
function strangeNumber(value: unknown, way = '', seen = new Set<unknown>()): string | null {
	if (typeof value === 'number') return Number.isNaN(value) ? way : null
	if (typeof value !== 'object' || value === null || seen.has(value)) return null
	seen.add(value)
	for (const [name, inner] of Object.entries(value)) {
		const found = strangeNumber(inner, `${way}.${name}`, seen)
		if (found !== null) return found
	}
	return null
}

function expectToDraw(recording: Recording): void {
	const { startUs, endUs } = recording
	for (const part of [0, 0.31, 0.5, 0.99, 1]) {
		const moment = recording.momentAt(startUs + (endUs - startUs) * part)
		expect(strangeNumber(moment, 'moment')).toBeNull()
		const draw = moment.actors.length > 0 ? layoutActors : layoutStage
		const picture = draw(moment, { ...frame, isPhone: part === 0.5 })
		expect(strangeNumber(picture, 'picture')).toBeNull()
		const facts = {
			phase: 'paused',
			knobs: {},
			seed: 0,
			endMs: 0,
			live: true,
			canary: null,
		} as const
		snapshotOf(moment, { ...facts, memory: { usedBytes: 0, limitBytes: null } })
	}
	for (const { id } of recording.cast.threads) recording.spans(id, startUs, endUs)
	recording.marks(startUs, endUs)
	recording.wave(startUs, endUs, 200)
}

/** Whether it was opened. */
function openedOrRefused(text: string): boolean {
	const before = performance.now()
	try {
		expectToDraw(recordingFromJson(text))
		return true
	} catch (error) {
		if (!(error instanceof RecordingRefused)) throw error
		expect(error.message).toMatch(/^This recording is refused: [^\n]{5,300}\.$/)
		return false
	} finally {
		expect(performance.now() - before, 'milliseconds').toBeLessThan(longestMs)
	}
}

test('a real recording is opened and drawn before anybody has garbled it', () => {
	for (const body of bodies) expect(openedOrRefused(sealed(JSON.stringify(body), 4))).toBe(true)
})

test(
	'a recording that was damaged on the way is refused, or is the same as before',
	{ timeout: 120_000 },
	() => {
		let refused = 0
		fc.assert(
			fc.property(damaged, (text) => {
				if (!openedOrRefused(text)) refused += 1
			}),
			{ numRuns: garbledOnes / 5, endOnFailure: true },
		)
		expect(refused).toBeGreaterThan(garbledOnes / 10)
	},
)

test(
	'a recording that was forged is refused, or can be drawn at any time',
	{ timeout: 240_000 },
	() => {
		const seen = { opened: 0, refused: 0 }
		fc.assert(
			fc.property(forged, (text) => {
				seen[openedOrRefused(text) ? 'opened' : 'refused'] += 1
			}),
			// What takes too long would take an hour to be made small.
			{ numRuns: (garbledOnes * 4) / 5, endOnFailure: true },
		)
		expect(seen.opened, 'some are still recordings').toBeGreaterThan(garbledOnes / 20)
		expect(seen.refused).toBeGreaterThan(garbledOnes / 20)
		expect(Reflect.ownKeys(Object.prototype)).toEqual(namesBefore)
	},
)
