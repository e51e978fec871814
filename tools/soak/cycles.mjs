/** Runs that are started and stopped again at once, as fast as the page does it: nothing of them may stay. */

const scenes = ['blocking-queue', 'stampede', 'actor-counter', 'slow-leak', 'pool-sizing']
const weighEvery = 50

/**
 * @typedef {{ cycles: number, unclean: number, medianMs: number, slowestMs: number, weights: import('./soak-page.mjs').Weight[] }} Cycled
 * @param {import('./soak-page.mjs').SoakPage} page
 * @param {number} cycles
 * @param {(line: string) => void} tell
 * @returns {Promise<Cycled>}
 */
export async function startAndStop(page, cycles, tell) {
	const weights = []
	const times = []
	let unclean = 0
	for (let cycle = 0; cycle < cycles; cycle++) {
		if (cycle % weighEvery === 0) {
			await page.call('open', scenes[(cycle / weighEvery) % scenes.length])
			await page.call('pace', 1)
		}
		const begun = performance.now()
		await page.call('start')
		await page.call('stop')
		times.push(performance.now() - begun)
		if (!(await page.areWorkersGone())) unclean += 1
		if ((cycle + 1) % weighEvery === 0) {
			await page.call('open', scenes[0])
			weights.push(await page.weigh())
		}
		if ((cycle + 1) % 200 === 0) tell(`${cycle + 1} cycles`)
	}
	times.sort((one, other) => one - other)
	const medianMs = times[Math.floor(times.length / 2)] ?? 0
	return { cycles, unclean, medianMs, slowestMs: times.at(-1) ?? 0, weights }
}
