/** From samples to the table: each figure with its goal, where it has one. */
import { median } from 'd3'

/** Above this a hand-over crosses from one core to another, µs. */
const sameCoreUs = 8
const main = '1x1 c1024'
const peers = [
	['multithreading', 'the package multithreading', 9],
	['port', 'MessageChannel, per item', 20],
	['ringbuf', 'ringbuf.js, per item', 0.9],
]
const makeNames = { fair: 'FIFO-fair lock', twoLocks: 'two locks', batched: 'drainTo 64' }
/** Carries items as large as ours; the goal stands beside the bare number. */
const likeOurs = 'ringbufFiveWords'

/**
 * @typedef {object} Figure
 * @property {string} name
 * @property {string} value
 * @property {string} goal Empty when there is none.
 * @property {boolean | null} isMet
 */

/**
 * @param {Record<string, number[]>} samples
 * @returns {Figure[]}
 */
export function threadFigures(samples) {
	const mid = (name) => median(samples[name] ?? []) ?? NaN
	return [
		atMost('closed gate', mid('gate'), 10, ' ns'),
		atMost('line marker', mid('marker'), 2, ' ns'),
		plain('put + take, one thread', `${mid('solo').toFixed(0)} ns`),
		atMost('tracing ÷ none, one thread', mid('solo traced') / mid('solo'), 3, '×'),
		...Object.keys(samples)
			.filter((name) => name.startsWith('tracing '))
			.sort()
			.map((name) => atMost(`tracing ÷ none, ${name.slice(8)}`, mid(name), 1.15, '×')),
		...Object.keys(samples)
			.filter((name) => name.startsWith('gates '))
			.sort()
			.map((name) => atMost(`gates and markers ÷ none, ${name.slice(6)}`, mid(name), 1.05, '×')),
		...handOff(samples),
		...peers.map(([name, label, goal]) =>
			atLeast(`ours ÷ ${label}, ${main}`, mid(`ours ${main}`) / mid(`${name} ${main}`), goal, '×'),
		),
		...againstLikeOurs(mid),
		atLeast(
			'10,000 actors on 4 threads ÷ the same with a MessageChannel message each',
			mid('actors') / mid('actors posted'),
			20,
			'×',
		),
		plain(
			'10,000 actors on 4 threads ÷ MessageChannel, bare numbers between two threads',
			`${(mid('actors') / mid(`port ${main}`)).toFixed(2)}×`,
		),
		plain('10,000 actors on 4 threads', `${(mid('actors') / 1e6).toPrecision(3)} M messages/s`),
		atLeast(
			`ours ÷ the least lock and two conditions, ${main}`,
			mid(`ours ${main}`) / mid(`monitor ${main}`),
			1,
			'×',
		),
		...spinThenPark(samples, mid),
		...makes(samples, mid),
		...throughputs(samples),
	]
}

/**
 * @param {Record<string, number>} site
 * @returns {Figure[]}
 */
export function siteFigures(site) {
	const heap = `${site.heapMb.toFixed(1)} MB`
	const later = site.laterHeapMb === undefined ? '' : `, later ${site.laterHeapMb.toFixed(1)} MB`
	return [
		atMost('page: script per frame', site.scriptMs, 4, ' ms'),
		plain('page: all main-thread work per frame', `${site.taskMs.toFixed(2)} ms`),
		atLeast('page: frame rate ÷ idle page', site.frameShare, 0.9, '×'),
		plain('page: frames per second', site.framesPerSecond.toFixed(1)),
		atMost('page: tasks longer than 50 ms', site.longTasks, 0, ''),
		plain('page: longest of them', `${site.longestTaskMs.toFixed(0)} ms`),
		plain('page: heap', heap + later),
		atMost('page: script at first load, gzip', site.scriptKb, 150, ' KB'),
	]
}

function againstLikeOurs(mid) {
	const ratio = mid(`ours ${main}`) / mid(`${likeOurs} ${main}`)
	return [plain(`ours ÷ ringbuf.js, items of five words, ${main}`, `${ratio.toFixed(2)}×`)]
}

/** The gain depends on how far a wake-up has to go when everybody parks: so the goal does, too. */
function spinThenPark(samples, mid) {
	const isNear = median(samples['hand-off bare'] ?? []) < sameCoreUs
	const where = isNear ? 'same core' : 'other core'
	const goals = isNear ? { 1: 4, 16: 3 } : { 1: 100, 16: 20 }
	const gains = [1, 16, 64].map((capacity) => {
		const shape = `1x1 c${capacity}`
		const name = `spin then park ÷ park, ${shape} (${where})`
		const gain = mid(`spinning ${shape}`) / mid(`ours ${shape}`)
		const goal = goals[capacity]
		return goal === undefined ? plain(name, `${gain.toFixed(2)}×`) : atLeast(name, gain, goal, '×')
	})
	const pure = mid('spinning 1x1 c1') / mid('restless 1x1 c1')
	return [...gains, atLeast('spin then park ÷ spin only, 1x1 c1', pure, 0.9, '×')]
}

/** What another make costs or gains, in the shapes in which it was measured. */
function makes(samples, mid) {
	return ['fair', 'twoLocks', 'batched'].flatMap((make) =>
		Object.keys(samples)
			.filter((name) => name.startsWith(`${make} `) && /c\d+$/.test(name))
			.sort()
			.map((name) => {
				const shape = name.slice(make.length + 1)
				return plain(
					`${makeNames[make]} ÷ ours, ${shape}`,
					`${(mid(name) / mid(`ours ${shape}`)).toFixed(2)}×`,
				)
			}),
	)
}

/** Both kinds in the placement that they met most often together. */
function handOff(samples) {
	const ours = samples['hand-off ours'] ?? []
	const bare = samples['hand-off bare'] ?? []
	const pairs = bare.map((us, i) => ({ bare: us, ours: ours[i] ?? NaN }))
	const isNear = (pair) => pair.bare < sameCoreUs && pair.ours < sameCoreUs
	const isFar = (pair) => pair.bare >= sameCoreUs && pair.ours >= sameCoreUs
	return [
		['same core', pairs.filter(isNear)],
		['other core', pairs.filter(isFar)],
	]
		.filter(([, some]) => some.length >= pairs.length / 10)
		.flatMap(([where, some]) => {
			const oursUs = median(some, (pair) => pair.ours)
			const bareUs = median(some, (pair) => pair.bare)
			const share = Math.round((100 * some.length) / pairs.length)
			return [
				plain(
					`hand-off, ${where} (${share} %)`,
					`${oursUs.toFixed(1)} µs, bare ${bareUs.toFixed(1)} µs`,
				),
				atMost(`hand-off ÷ bare wait and notify, ${where}`, oursUs / bareUs, 1.25, '×'),
			]
		})
}

function throughputs(samples) {
	return Object.keys(samples)
		.filter((name) => /^\w+ \dx\d c\d+$/.test(name) && !/^(?:tracing|gates) /.test(name))
		.sort((x, y) => orderOf(x).localeCompare(orderOf(y)))
		.map((name) => {
			const rate = samples[name]
			const millions = (value) => (value / 1e6).toPrecision(3)
			const remarks = ['damaged', 'given up'].flatMap((what) => {
				const times = samples[`${name} ${what}`]?.length ?? 0
				return times === 0 ? [] : [`items ${what} ${times} times`]
			})
			const spread = `[${millions(Math.min(...rate))} … ${millions(Math.max(...rate))}]`
			return plain(name, [`${millions(median(rate))} M items/s ${spread}`, ...remarks].join(', '))
		})
}

/** By shape first, by name within. */
function orderOf(name) {
	const [who, shape, capacity = ''] = name.split(' ')
	return `${shape} ${capacity.slice(1).padStart(5)} ${who === 'ours' ? ' ' : who}`
}

function plain(name, value) {
	return { name, value, goal: '', isMet: null }
}

function atMost(name, value, goal, unit) {
	return { name, value: shown(value, unit), goal: `≤ ${goal}${unit}`, isMet: value <= goal }
}

function atLeast(name, value, goal, unit) {
	return { name, value: shown(value, unit), goal: `≥ ${goal}${unit}`, isMet: value >= goal }
}

function shown(value, unit) {
	return `${Number.isInteger(value) ? value : value.toFixed(2)}${unit}`
}
