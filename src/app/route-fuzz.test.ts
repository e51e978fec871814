/** 100,000 links that nobody should write: every one is read, brought into range, answered in words, and written again. */
import fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import { readSchedule, ScheduleRefused, writeSchedule } from '../explore/schedule.ts'
import type { Knob, KnobValue } from '../programs/knob.ts'
import type { Scene } from '../programs/scene.ts'
import { pageThread } from '../trace/event.ts'
import {
	fastest,
	largestSeed,
	pageAt,
	readRoute,
	slowest,
	type Route,
	writeRoute,
} from './route.ts'
import { prototypes, numbers, texts, lists, origins, schedules } from './fixture-hostile.ts'
import { panelNames } from './route-lists.ts'
import { sceneOf, scenes } from './scene-list.ts'

const links = 100_000
const pages = ['home', 'scene', 'compare', 'lab', 'codes', 'missing']
const paces = new Set<unknown>([null, 'line', 'full'])
const numbersOfCards = Array.from({ length: 20 }, (_, at) => at + 1)
/** A schedule has letters for so many. */
const threads = new Set(Array.from({ length: 52 }, (_, at) => pageThread + 1 + at))
const sentence =
	/^(?:This scene has no knob "([^]*)"; ignored\.$|The link is longer|(\w+) (?:is|lists) )/
const switches = ['run', 'present', 'embed']
const ids = scenes.map(({ id }) => id)
const namesBefore = Reflect.ownKeys(Object.prototype)
let whole: readonly Scene[] = []

beforeAll(async () => {
	const fetched = await Promise.all(ids.map(sceneOf))
	whole = fetched.filter((scene) => scene !== null)
})

const one = fc.constantFrom
/** As an address would carry it, as it stands, or half of each. */
const written = (text: fc.Arbitrary<string>) =>
	fc.tuple(text, one('escaped', 'plain', 'plus')).map(([raw, how]) => {
		if (how === 'plain' || !raw.isWellFormed()) return raw
		return how === 'escaped' ? encodeURIComponent(raw) : raw.replaceAll(' ', '+')
	})

function valueFor(knob: Knob | undefined): fc.Arbitrary<string> {
	const any = fc.oneof(one(...numbers), one(...texts), fc.string({ unit: 'binary', maxLength: 9 }))
	if (knob === undefined) return any
	if (knob.kind === 'choice') return fc.oneof(one(...knob.options), any)
	if (knob.kind === 'switch') return fc.oneof(one('true', 'false'), any)
	const { min, max, step } = knob
	const near = fc
		.integer({ min: -3, max: 3 })
		.chain((steps) => one(min, max).map((it) => it + steps * step))
	return fc.oneof(near.map(String), fc.double({ min: min - 1, max: max + 1 }).map(String), any)
}

const entry = (name: string, value: fc.Arbitrary<string>) =>
	written(value).map((it) => `${name}=${it}`)

function entryOf(scene: Scene): fc.Arbitrary<string> {
	const knobs = scene.knobs.map((knob) => entry(knob.name, valueFor(knob)))
	const names = scene.knobs.map(({ name }) => name)
	const some = fc.oneof(
		fc.shuffledSubarray([...names, 'x', '__proto__', 'rate']).map((it) => it.join(',')),
	)
	return fc.oneof(
		{ weight: 6, arbitrary: fc.oneof(...knobs) },
		entry('controls', fc.oneof(some, one(...texts))),
		entry(
			'panels',
			fc.oneof(
				fc.shuffledSubarray([...panelNames]).map((it) => it.join(',')),
				one(...lists),
			),
		),
		entry(
			'cards',
			fc.oneof(
				fc.array(fc.integer({ min: -1, max: 22 })).map((it) => it.join(',')),
				one(...lists),
			),
		),
		entry(
			'lesson',
			fc.oneof(
				fc.shuffledSubarray([...ids, 'x', '__proto__']).map((it) => it.join(',')),
				one(...lists),
			),
		),
		entry('parent', one(...origins, ...texts)),
		entry('schedule', one(...schedules, ...texts)),
		entry('seed', fc.oneof(one(...numbers, ...texts), fc.integer().map(String))),
		entry('pace', fc.oneof(one(...numbers, ...texts), fc.double({ min: -1, max: 11 }).map(String))),
		entry('theme', one('light', 'dark', 'Dark', ...texts)),
		one(...switches, ...switches.map((name) => `${name}=false`), '', '=', '=x', '&&'),
		written(one(...prototypes, ...texts, ...names)),
		entry('x', one(...texts)),
		fc.tuple(written(one(...prototypes, ...texts)), one(...numbers)).map((it) => it.join('=')),
	)
}

const strangers = [
	'',
	'/',
	'//',
	'lab',
	'LAB',
	'codes',
	'compare',
	'nowhere',
	...prototypes,
	...texts,
]

/** Most lead to a scene; a few are far too long. */
function linkTo(scene: Scene): fc.Arbitrary<string> {
	const path = fc.oneof(
		{ weight: 20, arbitrary: fc.constant(scene.id) },
		written(one(...strangers)),
	)
	const start = one('#/', '#/', '#/', '#', '/', '', '#//')
	const entries = fc.array(entryOf(scene), { maxLength: 7 }).map((all) => all.join('&'))
	return fc
		.tuple(start, path, one('?', '?', '?', '', '??', '?&'), entries, fc.nat({ max: 3000 }))
		.map(([before, where, mark, query, chance]) => {
			const long = chance === 0 ? `&seed=${'9'.repeat(1_000_000)}` : ''
			return `${before}${where}${mark}${query}${long}`
		})
}

/** A hundred thousand times many checks: plain ones are ten times faster. */
function must(isSo: boolean, sentence: string): void {
	if (!isSo) throw new Error(sentence)
}

function isInRange(knob: Knob, value: KnobValue): boolean {
	if (knob.kind === 'choice') return knob.options.some((option) => option === value)
	if (knob.kind === 'switch') return typeof value === 'boolean'
	if (typeof value !== 'number' || Object.is(value, -0)) return false
	const isWhole = !Number.isInteger(knob.step) || Number.isInteger(value)
	return isWhole && value >= knob.min && value <= knob.max
}

function expectLegal(route: Route): void {
	const { scene, knobs, seed, pace, controls, panels, cards, lesson, parent, theme, schedule } =
		route
	must(pages.includes(route.page), 'page')
	for (const [name, value] of Object.entries(knobs)) {
		const knob = scene?.knobs.find((it) => it.name === name)
		must(knob !== undefined && isInRange(knob, value), `${name} is ${value}`)
	}
	const isSeed = Number.isInteger(seed) && seed >= 0 && seed <= largestSeed && !Object.is(seed, -0)
	must(isSeed, `seed is ${seed}`)
	const isPace = typeof pace === 'number' ? pace >= slowest && pace <= fastest : paces.has(pace)
	must(isPace, `pace is ${pace}`)
	must([null, 'light', 'dark'].includes(theme), `theme is ${theme}`)
	const known = scene?.knobs.map(({ name }) => name) ?? []
	must(controls === null || isSome(controls, known), 'controls')
	must(panels === null || isSome(panels, panelNames), 'panels')
	must(cards === null || isSome(cards, numbersOfCards), 'cards')
	must(lesson === null || isSome([...lesson].sort(), [...ids].sort()), 'lesson')
	must(parent === null || new URL(parent).origin === parent, `parent is ${parent}`)
	must(parent === null || /^https?:\/\//.test(parent), `parent is ${parent}`)
	if (schedule !== null) expectRefusedOrLegal(schedule)
}

/** Each of them known, none twice, in their order. */
function isSome<T>(some: readonly T[], all: readonly T[]): boolean {
	return some.join() === all.filter((it) => some.includes(it)).join()
}

function expectRefusedOrLegal(text: string): void {
	try {
		const schedule = readSchedule(text)
		const { turns } = schedule
		must(
			turns.every(
				({ thread, wakes }) => threads.has(thread) && (wakes === 0 || threads.has(wakes)),
			),
			text,
		)
		must(turns.length <= 20_000, text)
		expect(readSchedule(writeSchedule(schedule))).toEqual(schedule)
	} catch (error) {
		if (!(error instanceof ScheduleRefused)) throw error
		must(/^This schedule cannot be played: .{5,120}\.$/.test(error.message), error.message)
	}
}

/** Every notice is a sentence that names something of the link; whatever was changed has one. */
function expectNoticesFor(link: string, { notices, scene, knobs }: Route): void {
	must(new Set(notices).size === notices.length, 'a notice is there twice')
	const given = new Map(
		new URLSearchParams(link.includes('?') ? link.slice(link.indexOf('?') + 1) : ''),
	)
	const names = new Set(
		[...given.keys()].map((name) => (name.length > 40 ? `${name.slice(0, 40)}…` : name)),
	)
	for (const notice of notices) {
		const parts = sentence.exec(notice)
		must(parts !== null && notice.endsWith('.'), notice)
		const said = parts?.[1] ?? parts?.[2]
		must(said === undefined || names.has(said), notice)
	}
	if (scene === null) return
	for (const [name, value] of Object.entries(knobs)) {
		const text = given.get(name)
		const isAsWritten =
			text === String(value) || (typeof value === 'number' && Number(text) === value)
		must(
			isAsWritten || notices.some((it) => it.startsWith(`${name} is `)),
			`${name}=${text} taken as ${value}`,
		)
	}
}

/** What it shows, with every knob said. */
function meaningOf({ scene, knobs, pace, ...route }: Route): string {
	const { page, seed, present, embed, controls, panels, cards, lesson, parent, theme, schedule } =
		route
	const all = scene?.knobs.map(({ name, default: usual }) => knobs[name] ?? usual)
	const shown = [page, present, embed, controls, panels, cards, lesson, parent, theme, schedule]
	return JSON.stringify([scene?.id, all, seed, pace ?? scene?.defaultPace, shown])
}

async function expectWrittenAgain(route: Route): Promise<void> {
	const { scene, knobs, seed, pace } = route
	if (scene === null) return
	const link = writeRoute(scene, knobs, seed, pace ?? scene.defaultPace, route)
	const again = await readRoute(link)
	must(again.notices.length === 0, `${link}: ${again.notices.join(' ')}`)
	if (meaningOf(again) !== meaningOf(route)) expect(again).toEqual(route)
}

test(
	'whatever a link says is brought into range, named where it was not, and written so that it reads the same',
	{ timeout: 120_000 },
	async () => {
		const link = fc.oneof(...whole.map(linkTo))
		await fc.assert(
			fc.asyncProperty(link, async (text) => {
				const route = await readRoute(text)
				expect(route.page).toBe(pageAt(text))
				expectLegal(route)
				expectNoticesFor(text, route)
				await expectWrittenAgain(route)
			}),
			{ numRuns: links },
		)
		expect(Reflect.ownKeys(Object.prototype)).toEqual(namesBefore)
	},
)

test.each<[string, Partial<Route>]>([
	['a seed below zero', { seed: -0 }],
	['a pace too fast', { pace: 10.5 }],
	['a knob of another scene', { knobs: { strategy: 'jam' } }],
	['a knob beyond its range', { knobs: { capacity: 1e9 } }],
	['a control twice', { controls: ['rate', 'rate'] }],
	['a lesson of no scene', { lesson: ['nowhere'] }],
	['cards out of order', { cards: [2, 1] }],
	['a parent that is no origin', { parent: 'https://example.org/' }],
])('%s would have been found', async (_, planted) => {
	const route = await readRoute('#/blocking-queue')
	expect(() => {
		expectLegal(route)
	}).not.toThrow()
	expect(() => {
		expectLegal({ ...route, ...planted })
	}).toThrow()
})
