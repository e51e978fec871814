/** Scene after scene in one page: the first time each at its own pace, then at pace 1 and at full. It is paused, asked for its laws, and stopped. */

const calmMs = 1800
const fullMs = 900
const weighEvery = 5
/** Where the page is weighed: a fresh run of this scene, and nothing else. */
const restingScene = 'blocking-queue'

/**
 * @typedef {{ scene: string, phase: string, records: number, recordsLost: number, broken: string[], areWorkersGone: boolean, longTasks: number, longestMs: number }} Visit
 * @param {import('./soak-page.mjs').SoakPage} page
 * @param {number} forMs
 * @param {(line: string) => void} tell
 * @returns {Promise<{ visits: Visit[], weights: import('./soak-page.mjs').Weight[], perPass: number }>}
 */
export async function tour(page, forMs, tell) {
	const scenes = (await page.call('scenes')).map(({ id }) => id)
	const visits = []
	const weights = []
	const endMs = performance.now() + forMs
	for (let at = 0; performance.now() < endMs || at < scenes.length; at++) {
		const scene = scenes[at % scenes.length]
		visits.push(await visit(page, scene, at < scenes.length))
		if ((at + 1) % weighEvery !== 0) continue
		const weight = await weighAtRest(page)
		weights.push({ ...weight, visit: at })
		tell(`${at + 1} visits, objects ${inMb(weight.objects)}, memory ${inMb(weight.memory)}`)
	}
	return { visits, weights, perPass: scenes.length }
}

/** `isFirst`: nobody has chosen a pace yet, so every scene has its own. */
async function visit(page, scene, isFirst) {
	await page.call('open', scene)
	if (!isFirst) await page.call('pace', 1)
	await page.call('start')
	await page.watchFor(calmMs)
	const first = await page.call('snapshot')
	if (!isFirst) await page.call('pace', 'full')
	await page.watchFor(fullMs)
	await page.call('pause')
	const last = await page.call('snapshot')
	await page.call('stop')
	const { count, longestMs } = await page.longTasks()
	return {
		...{ scene, phase: last.phase, longTasks: count, longestMs },
		records: last.counts.records,
		recordsLost: last.counts.recordsLost,
		broken: brokenIn(first, last),
		areWorkersGone: await page.areWorkersGone(),
	}
}

function brokenIn(...snapshots) {
	const broken = snapshots.flatMap(({ laws }) => laws.filter(({ holds }) => !holds))
	return [...new Set(broken.map(({ name, detail }) => `${name}: ${detail}`))]
}

async function weighAtRest(page) {
	await page.call('open', restingScene)
	await page.call('whenIdle')
	return page.weigh()
}

function inMb(bytes) {
	return `${(bytes / 2 ** 20).toFixed(1)} MiB`
}
