/** What must hold in WebKitGTK: a smoke test of the built page, with shared memory and without. */
import assert from 'node:assert/strict'
import { countThreads } from './count-threads.mjs'

const scene = '#/blocking-queue'
/** Producers and consumers of the scene, each a worker of its own. */
const threads = 5

/** @typedef {Awaited<ReturnType<typeof import('./driver.mjs').openSession>>} Session */
/** @typedef {{ name: string, holds: (session: Session, site: string) => Promise<void> }} Check */

/** With `JSC_useSharedArrayBuffer=1`, one after another on one page. @type {Check[]} */
export const shared = [
	{
		name: 'the page opens, isolated and with shared memory',
		async holds(session, site) {
			await session.goto(`${site}${scene}`)
			await session.until('window.handoff')
			await session.evaluate('return handoff.whenIdle()')
			assert.ok(await session.evaluate('return crossOriginIsolated && !!SharedArrayBuffer'))
		},
	},
	{
		name: 'a run goes on by itself, on workers of its own',
		async holds(session) {
			assert.equal(countThreads(session.pid), 0)
			await session.evaluate('return handoff.start()')
			await session.until('(await handoff.snapshot()).counts.completed >= 5')
			await session.until('(await handoff.snapshot()).counts.completed >= 10')
			assert.equal(countThreads(session.pid), threads)
		},
	},
	{
		name: 'a run that is paused stands still',
		async holds(session) {
			await session.evaluate('return handoff.pause()')
			const [before, after] = await session.evaluate(`
				const before = await handoff.snapshot()
				for (let i = 0; i < 20; i++) await new Promise(requestAnimationFrame)
				return [before, await handoff.snapshot()]`)
			assert.equal(before.phase, 'paused')
			assert.deepEqual(after, before)
			await session.evaluate('return handoff.resume()')
			const { completed } = before.counts
			await session.until(`(await handoff.snapshot()).counts.completed > ${completed}`)
		},
	},
	{
		name: 'the run keeps every law, and nothing of it is lost',
		async holds(session) {
			await session.evaluate('return handoff.pause()')
			const { counts, laws } = await session.evaluate('return handoff.snapshot()')
			assert.deepEqual(
				laws.filter((law) => !law.holds),
				[],
			)
			assert.ok(laws.length > 0)
			assert.equal(counts.recordsLost, 0)
			assert.equal(counts.accepted, counts.queued + counts.inService + counts.completed)
		},
	},
	{
		name: 'a stop ends every worker',
		async holds(session) {
			assert.equal(countThreads(session.pid), threads)
			await session.evaluate('return handoff.stop()')
			await session.until('(await handoff.snapshot()).phase === "ready"')
			assert.equal(await countThreads(session.pid), 0)
		},
	},
]

/** As WebKitGTK comes: isolated, and no shared memory for all that. @type {Check[]} */
export const unshared = [
	{
		name: 'without shared memory the page says why, and stands in a picture',
		async holds(session, site) {
			await session.goto(`${site}${scene}`)
			await session.until('document.querySelector("main svg text")')
			assert.ok(await session.evaluate('return crossOriginIsolated && !window.SharedArrayBuffer'))
			assert.match(
				await session.evaluate('return document.body.innerText'),
				/recorded run[^]*no shared memory/,
			)
		},
	},
	{
		name: 'without shared memory the recorded run plays, and one can look anywhere in it',
		async holds(session) {
			const transport = 'document.querySelector("[aria-label=Transport]")'
			const shown = `${transport}.querySelector('.now').textContent`
			await session.until(transport)
			const before = await session.evaluate(`return ${shown}`)
			await session.evaluate(`
				const [play] = ${transport}.querySelectorAll('button')
				if (play.textContent.trim() === 'Play') play.click()`)
			await session.until(`${shown} !== ${JSON.stringify(before)}`)
			await session.evaluate(`
				const scrubber = [...${transport}.querySelectorAll('input[type=range]')].at(-1)
				scrubber.value = scrubber.min
				scrubber.dispatchEvent(new Event('input', { bubbles: true }))`)
			await session.until(`/\\b0[.]000 s/.test(${shown})`)
		},
	},
]
