/** `window.handoff` keeps its contract: the calls, their answers, and the sentences of their refusals. */
import { expectBooksToBalance } from './books.ts'
import { expect, test } from './handoff-page.ts'

const stateTimes = ['working', 'spinning', 'woken', 'blocked', 'waiting', 'sleeping', 'held']
const inWords = (value: unknown) =>
	typeof value === 'number' ? String(value) : JSON.stringify(value)
const states = ['new', ...stateTimes, 'finished', 'failed']

test('every call of the contract is there and answers with a promise', async ({ lab }) => {
	await lab.goto()
	const kinds = await lab.page.evaluate(() => {
		const door = window.handoff
		if (!door) return null
		const isPromise = [door.scenes(), door.snapshot(), door.whenIdle(), door.live()].every(
			(answer) => answer instanceof Promise,
		)
		return {
			isPromise,
			calls: Object.entries(door)
				.filter(([, value]) => typeof value === 'function')
				.map(([name]) => name)
				.sort(),
			version: door.version,
		}
	})
	expect(kinds).toEqual({
		isPromise: true,
		calls: [
			'compare',
			'explore',
			'live',
			'load',
			'open',
			'pace',
			'pause',
			'recording',
			'replay',
			'reset',
			'resume',
			'scenes',
			'seek',
			'set',
			'snapshot',
			'start',
			'step',
			'stop',
			'whenIdle',
		],
		version: expect.stringMatching(/^\d+\.\d+\.\d+$/),
	})
})

test('a scene is listed with its knobs and their ranges', async ({ lab }) => {
	await lab.goto()
	const scenes = await lab.call('scenes')
	const scene = scenes.find(({ id }) => id === 'blocking-queue')
	expect(scene).toMatchObject({ chapter: 'blocking-queue', source: 'closed' })
	const knobs = Object.fromEntries((scene?.knobs ?? []).map((knob) => [knob.name, knob]))
	expect(knobs['producers']).toMatchObject({ kind: 'number', min: 1, max: 8, default: 2 })
	expect(knobs['rate']).toMatchObject({ unit: 'items/s', min: 1, max: 500, restarts: false })
	expect(knobs['capacity']).toMatchObject({ min: 1, max: 2000, default: 6 })
	expect(knobs['consumers']).toMatchObject({ min: 1, max: 16, default: 3 })
	expect(knobs['service']).toMatchObject({ unit: 'ms', min: 1, max: 5000, default: 80 })
	expect(knobs['dist']).toMatchObject({ kind: 'choice', options: ['deterministic', 'exponential'] })
	expect(knobs['kind']).toMatchObject({ kind: 'choice', default: 'I/O wait' })
})

test('a snapshot has the keys and types of the contract, and is plain JSON', async ({ lab }) => {
	await lab.goto()
	await lab.call('start')
	await lab.untilMs(600)
	await lab.call('pause')
	const snapshot = await lab.snapshot()
	const number = expect.any(Number)
	const text = expect.any(String)
	const summary = {
		count: number,
		mean: number,
		p50: number,
		p95: number,
		p99: number,
		max: number,
	}
	const counts =
		'offered accepted outside completed inService queued rejected dropped expired deadLettered failed polls emptyPolls spins notifies wakeups futileWakeups records recordsLost'
	expect(snapshot).toEqual({
		scene: 'blocking-queue',
		knobs: {
			producers: 2,
			rate: 60,
			capacity: 6,
			dist: 'deterministic',
			consumers: 3,
			service: 80,
			kind: 'I/O wait',
			batch: 1,
			urgent: 0,
			variant: 'one lock',
		},
		seed: 7,
		phase: 'paused',
		atMs: number,
		endMs: number,
		live: true,
		threads: snapshot.threads.map(({ reason }) => ({
			name: text,
			role: text,
			program: text,
			line: number,
			state: expect.stringMatching(`^(${states.join('|')})$`),
			reason: reason === null ? null : text,
			sinceMs: number,
			...Object.fromEntries(stateTimes.map((state) => [`${state}Ms`, number])),
		})),
		queues: [
			{ name: 'queue', kind: 'queue', capacity: 6, depth: number, peak: number },
			{ name: 'not full', kind: 'waitset', capacity: null, depth: number, peak: number },
			{ name: 'not empty', kind: 'waitset', capacity: null, depth: number, peak: number },
		],
		counts: Object.fromEntries(counts.split(' ').map((name) => [name, number])),
		latencyMs: summary,
		waitMs: summary,
		canary: snapshot.canary === null ? null : number,
		memory: { usedBytes: number, limitBytes: snapshot.memory.limitBytes === null ? null : number },
		laws: snapshot.laws.map(() => ({ name: text, holds: true, detail: text })),
	})
	expect(JSON.parse(JSON.stringify(snapshot))).toEqual(snapshot)
	expect(snapshot.threads.map(({ name }) => name)).toEqual(['P1', 'P2', 'C1', 'C2', 'C3'])
	expectBooksToBalance(snapshot)
})

test('what is no value of a knob is refused, naming the knob and its range', async ({ lab }) => {
	await lab.goto()
	await lab.call('start')
	const before = (await lab.snapshot()).knobs
	const range = 'rate is a whole number from 1 to 500 items/s.'
	const none = [0, 501, -5, 2.5, NaN, Infinity, -Infinity, '5', '', null, undefined, true, [5], {}]
	for (const rate of none) {
		expect(await lab.refusal('set', { rate }), `rate ${inWords(rate)}`).toBe(range)
		expect(await lab.refusal('open', 'blocking-queue', { rate })).toBe(range)
	}
	expect(await lab.refusal('set', { dist: 'uniform' })).toBe(
		'dist is one of deterministic, exponential.',
	)
	expect(await lab.refusal('set', { rate: 5, consumers: 99 })).toContain('consumers is')
	expect((await lab.snapshot()).knobs).toEqual(before)
	expect((await lab.snapshot()).phase).toBe('running')
})

test('an unknown knob, scene or seed is refused by name', async ({ lab }) => {
	await lab.goto()
	expect(await lab.refusal('set', { speed: 5 })).toMatch(/no knob "speed".*rate, capacity/)
	for (const name of ['constructor', 'toString', 'hasOwnProperty']) {
		expect(await lab.refusal('set', { [name]: 5 })).toContain(`no knob "${name}"`)
	}
	const polluting = await lab.page.evaluate(async () => {
		const knobs = JSON.parse('{"__proto__":{"polluted":1}}') as Record<string, unknown>
		const sentence = await window.handoff?.set(knobs).catch((error: unknown) => String(error))
		return { sentence, polluted: 'polluted' in {} }
	})
	expect(polluting).toEqual({
		sentence: expect.stringContaining('no knob "__proto__"'),
		polluted: false,
	})
	expect(await lab.refusal('open', 'no-such-scene')).toMatch(/no scene "no-such-scene".*blocking/)
	for (const seed of [-1, 2.5, NaN, Infinity, '5', null, 2 ** 40]) {
		expect(await lab.refusal('open', 'blocking-queue', { seed }), `seed ${inWords(seed)}`).toMatch(
			/^seed is a whole number from 0 to 2147483647/,
		)
	}
	for (const knobs of [null, 5, 'rate', undefined]) {
		expect(await lab.refusal('set', knobs), `set ${inWords(knobs)}`).toMatch(/knobs/)
	}
})

test('a pace, a time or a format that is none is refused with what is allowed', async ({ lab }) => {
	await lab.goto()
	for (const pace of [0, 0.001, 11, -1, NaN, Infinity, null, undefined, 'fast', '', '2', {}]) {
		expect(await lab.refusal('pace', pace), `pace ${inWords(pace)}`).toBe(
			'pace is a number from 0.01 to 10, or line, or full.',
		)
	}
	for (const ms of [NaN, Infinity, '5', null, undefined]) {
		expect(await lab.refusal('seek', ms), `seek ${inWords(ms)}`).toMatch(/milliseconds/)
	}
	for (const format of ['xml', '__proto__', 'constructor', '', null]) {
		expect(await lab.refusal('recording', format)).toMatch(/json, chrome or csv/)
	}
})

test('the phases follow the transport, and a stopped run starts afresh', async ({ lab }) => {
	await lab.goto()
	const phase = async () => (await lab.snapshot()).phase
	expect(await phase()).toBe('ready')
	await lab.call('pause')
	await lab.call('resume')
	expect(await phase()).toBe('ready')
	await lab.call('start')
	expect(await phase()).toBe('running')
	await lab.untilMs(300)
	await lab.call('pause')
	expect(await phase()).toBe('paused')
	await lab.call('resume')
	expect(await phase()).toBe('running')
	await lab.call('reset')
	expect(await lab.snapshot()).toMatchObject({ phase: 'ready', atMs: 0, endMs: 0, live: true })
	await lab.call('start')
	await lab.untilMs(500)
	await lab.call('stop')
	const stopped = await lab.snapshot()
	expect(stopped.phase).toBe('ready')
	expect(stopped.endMs).toBeGreaterThanOrEqual(500)
	await lab.call('start')
	const again = await lab.snapshot()
	expect(again.phase).toBe('running')
	expect(again.endMs).toBeLessThan(stopped.endMs)
	await lab.until(({ counts }) => counts.completed >= 3, 'the second run completes items')
	await lab.call('pause')
	expectBooksToBalance(await lab.snapshot())
})

test('a pace survives pause, reset, stop and opening the scene again', async ({ lab }) => {
	await lab.goto()
	await lab.call('pace', 0.5)
	const address = () => lab.page.evaluate(() => location.hash)
	await expect.poll(address).toContain('pace=0.5')
	await lab.call('start')
	await lab.call('pause')
	await lab.call('reset')
	await lab.call('start')
	await lab.call('stop')
	await lab.call('open', 'blocking-queue', { rate: 90 })
	await expect.poll(address).toContain('pace=0.5')
	await lab.follow('/')
	await lab.follow('/blocking-queue')
	await expect.poll(address).toContain('pace=0.5')
	const ratio = await lab.page.evaluate(async () => {
		const door = window.handoff
		if (!door) return 0
		await door.start()
		const from = { real: performance.now(), run: (await door.snapshot()).atMs }
		let now = from
		while (now.run - from.run < 500) {
			await door.whenIdle()
			now = { real: performance.now(), run: (await door.snapshot()).atMs }
		}
		return (now.run - from.run) / (now.real - from.real)
	})
	expect(ratio).toBeGreaterThan(0.4)
	expect(ratio).toBeLessThan(0.6)
})

test('knobs that are opened, set and paused over are in force and in the link', async ({ lab }) => {
	await lab.goto()
	await lab.call('open', 'blocking-queue', { consumers: 5, seed: 11 })
	expect(await lab.snapshot()).toMatchObject({ knobs: { consumers: 5, rate: 60 }, seed: 11 })
	await lab.call('start')
	await lab.call('set', { consumers: 1, capacity: 9 })
	await expect
		.poll(() => lab.page.evaluate(() => location.hash))
		.toBe('#/blocking-queue?capacity=9&consumers=1&seed=11')
	await lab.until(
		({ threads }) => threads.filter((it) => it.state === 'finished').length === 4,
		'four consumers have left',
	)
	await lab.call('pause')
	await lab.call('set', { consumers: 3, producers: 4 })
	const { threads, queues } = await lab.snapshot()
	expect(queues[0]?.capacity).toBe(9)
	expect(threads.filter((it) => it.role === 'producer')).toHaveLength(4)
	await lab.call('resume')
	await lab.until(
		(it) => it.threads.filter((thread) => thread.state !== 'finished').length === 7,
		'four producers and three consumers are there',
	)
})
