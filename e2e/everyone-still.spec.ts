/** Nobody is made ill: where little motion is wanted nothing glides, and nothing ever flashes. */
import { type Frame, mostFlashes } from '../tools/flashes/count.ts'
import { expect, type HandoffPage, test } from './handoff-page.ts'

const viewport = { width: 1280, height: 800 }
/** Pixels of a frame for one of the page. */
const scale = 0.1

/** What the page shows for so long, as the browser itself films it, in grey. */
async function film({ page }: HandoffPage, ms: number): Promise<readonly Frame[]> {
	const session = await page.context().newCDPSession(page)
	const shots: { readonly atMs: number; readonly data: string }[] = []
	session.on('Page.screencastFrame', ({ data, metadata, sessionId }) => {
		shots.push({ atMs: 1000 * (metadata.timestamp ?? 0), data })
		void session.send('Page.screencastFrameAck', { sessionId })
	})
	await session.send('Page.startScreencast', {
		format: 'jpeg',
		quality: 60,
		maxWidth: viewport.width / 2,
		maxHeight: viewport.height / 2,
	})
	const filmed = () => (shots.at(-1)?.atMs ?? 0) - (shots[0]?.atMs ?? 0)
	await expect.poll(filmed, { intervals: [100], timeout: 20_000 }).toBeGreaterThan(ms)
	await session.send('Page.stopScreencast')
	await session.detach()
	const size = { width: viewport.width * scale, height: viewport.height * scale }
	return Promise.all(
		shots.map(async ({ atMs, data }) => {
			const luminances = await page.evaluate(greys, { data, ...size })
			return { atMs, ...size, luminances: Float32Array.from(luminances) }
		}),
	)
}

/** Runs in the page: the relative luminances of a picture that is made smaller. */
async function greys({ data, width, height }: { data: string; width: number; height: number }) {
	const bytes = Uint8Array.from(atob(data), (letter) => letter.charCodeAt(0))
	const picture = await createImageBitmap(new Blob([bytes], { type: 'image/jpeg' }))
	const context = new OffscreenCanvas(width, height).getContext('2d')
	if (!context) throw new Error('no canvas')
	context.imageSmoothingQuality = 'high'
	context.drawImage(picture, 0, 0, width, height)
	const pixels = context.getImageData(0, 0, width, height).data
	const part = (value = 0) => {
		const share = value / 255
		return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
	}
	return Array.from({ length: width * height }, (_, at) => {
		const [red, green, blue] = pixels.subarray(4 * at, 4 * at + 3)
		return 0.2126 * part(red) + 0.7152 * part(green) + 0.0722 * part(blue)
	})
}

const busy = [
	['busy-waiting', 1],
	['busy-waiting', 'full'],
	['stampede', 10],
	['mailbox-overflow', 'full'],
	['burst', 5],
] as const

for (const [scene, pace] of busy) {
	test(`${scene} does not flash at pace ${pace}`, async ({ lab }) => {
		await lab.goto(`/${scene}?pace=${pace}`)
		await lab.call('start')
		const frames = await film(lab, 3000)
		// A frame for each picture that was shown: a machine that has no time for them shows no flash either.
		expect(frames.length, 'frames').toBeGreaterThan(4)
		expect(mostFlashes(frames, scale)).toBeLessThanOrEqual(3)
	})
}

test('a page that flashes is caught', async ({ lab }) => {
	const { page } = lab
	await lab.goto()
	await page.evaluate(() => {
		const sheet = new CSSStyleSheet()
		sheet.replaceSync(`
			@keyframes flash { 50% { background: #000 } }
			body::after {
				content: ''; position: fixed; z-index: 9; inset: 100px auto auto 200px;
				width: 341px; height: 256px; background: #fff; animation: flash 200ms steps(1) infinite;
			}`)
		document.adoptedStyleSheets.push(sheet)
	})
	const frames = await film(lab, 2000)
	expect(mostFlashes(frames, scale)).toBeGreaterThan(3)
})

test('where little motion is wanted, nothing on a running scene is animated', async ({ lab }) => {
	const { page } = lab
	const running = () =>
		page.evaluate(async () => {
			const names: string[] = []
			// As many pictures as a second has, while the run goes on.
			for (let frame = 0; frame < 60; frame++) {
				await new Promise(requestAnimationFrame)
				for (const animation of document.getAnimations()) names.push(animation.constructor.name)
			}
			return names
		})
	await page.emulateMedia({ reducedMotion: 'reduce' })
	for (const scene of ['blocking-queue', 'actor-counter', 'burst']) {
		await lab.goto(`/${scene}`)
		await lab.call('start')
		await lab.untilMs(100)
		expect(await running(), scene).toEqual([])
	}
})
