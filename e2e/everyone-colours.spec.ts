/** Colours that the system forces on every page: states, controls and the focus are still told apart. */
import { expect, type HandoffPage, test } from './handoff-page.ts'

const scenes = ['blocking-queue', 'busy-waiting', 'actor-counter', 'burst', 'retries']
const schemes = ['light', 'dark'] as const

/** The colours that the system gives, and those that the page computes of them. */
function paints() {
	const canvas = document.createElement('canvas').getContext('2d')
	const probe = document.createElement('span')
	document.body.append(probe)
	probe.style.color = 'Canvas'
	const ground = getComputedStyle(probe).color
	/** As it is computed, and as it is on a canvas. */
	const of = (colour: string) => {
		probe.style.color = colour
		const { color } = getComputedStyle(probe)
		if (!canvas) throw new Error('no canvas')
		// A colour that lets something through lies on the ground of the page.
		for (const paint of [ground, color]) {
			canvas.fillStyle = paint
			canvas.fillRect(0, 0, 1, 1)
		}
		const [red, green, blue] = canvas.getImageData(0, 0, 1, 1).data
		return [color, `rgb(${red}, ${green}, ${blue})`]
	}
	const named = ['Canvas', 'CanvasText', 'GrayText', 'LinkText', 'Highlight', 'HighlightText']
	const mixed = [15, 25].map((share) => `color-mix(in srgb, CanvasText ${share}%, Canvas)`)
	const system = [...new Set([...named, ...mixed].flatMap(of)), 'none']
	probe.remove()
	const capsules = [...document.querySelectorAll('.capsule')].map((capsule) => {
		const state = [...capsule.classList].find((name) => name.startsWith('s-')) ?? ''
		const body = getComputedStyle(capsule.querySelector('.body') ?? capsule)
		const { fill } = getComputedStyle(capsule.querySelector('text') ?? capsule)
		const edge = [body.strokeDasharray, body.strokeWidth].join(' ')
		return { state, fill: body.fill, stroke: body.stroke, edge, ink: fill }
	})
	return { system, capsules }
}

/** WCAG contrast of two colours as they are computed. */
function contrast(one: string, other: string): number {
	const [a = 0, b = 0] = [one, other].map((colour) => {
		const scale = colour.startsWith('color(') ? 1 : 255
		const [r = 0, g = 0, blue = 0] = (colour.match(/[\d.]+/g) ?? [])
			.map((part) => Number(part) / scale)
			.map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4))
		return 0.2126 * r + 0.7152 * g + 0.0722 * blue
	})
	return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05)
}

/** Colours on the canvas of the lanes, the most frequent first. */
async function coloursOfLanes({ page }: HandoffPage): Promise<readonly string[]> {
	return page
		.getByRole('region', { name: 'Lanes' })
		.locator('canvas')
		.evaluate((canvas: HTMLCanvasElement) => {
			const { width, height } = canvas
			const data = canvas.getContext('2d')?.getImageData(0, 0, width, height).data ?? []
			const counts = new Map<string, number>()
			for (let at = 0; at < data.length; at += 4) {
				if (data[at + 3] !== 255) continue
				const colour = `rgb(${data[at]}, ${data[at + 1]}, ${data[at + 2]})`
				counts.set(colour, (counts.get(colour) ?? 0) + 1)
			}
			return [...counts].sort((one, other) => other[1] - one[1]).map(([colour]) => colour)
		})
}

for (const colorScheme of schemes) {
	test(`stage and lanes follow the forced colours of a ${colorScheme} system`, async ({ lab }) => {
		const { page } = lab
		await page.emulateMedia({ forcedColors: 'active', colorScheme })
		for (const scene of scenes) {
			await lab.goto(`/${scene}`)
			await lab.call('start')
			await lab.untilMs(300)
			await lab.call('pause')
			const { system, capsules } = await page.evaluate(paints)
			expect(capsules.length, scene).toBeGreaterThan(1)
			for (const { state, fill, stroke, ink } of capsules) {
				expect(system, `${scene} ${state}`).toContain(fill)
				expect(system, `${scene} ${state}`).toContain(stroke)
				const ground = fill === 'none' ? (system[0] ?? '') : fill
				expect(contrast(ink, ground), `${scene} ${state}`).toBeGreaterThanOrEqual(4.5)
			}
			const looks = new Map(capsules.map(({ state, fill, edge }) => [state, `${fill} ${edge}`]))
			expect(new Set(looks.values()).size, scene).toBe(looks.size)
			const colours = await coloursOfLanes(lab)
			expect(colours[0], scene).toBe(system[0])
			for (const colour of colours.slice(0, 3)) expect(system, scene).toContain(colour)
		}
	})
}

test('what is pressed, chosen or has the focus is told without a colour of ours', async ({
	lab,
}) => {
	const { page } = lab
	await page.emulateMedia({ forcedColors: 'active' })
	await lab.goto()
	const groundOf = (role: 'button' | 'radio', name: string) =>
		page
			.getByRole(role, { name, exact: true })
			.evaluate((element) => getComputedStyle(element).backgroundColor)
	expect(await groundOf('radio', 'Free run')).not.toBe(await groundOf('radio', 'You schedule'))
	expect(await groundOf('button', 'Live')).not.toBe(await groundOf('button', 'Stop'))
	for (const control of [
		page.getByRole('button', { name: 'Run', exact: true }),
		page.getByRole('slider', { name: 'Pace' }),
		page.getByRole('listbox'),
	]) {
		// The focus is seen when it came from the keyboard.
		await control.focus()
		await page.keyboard.press('Tab')
		await page.keyboard.press('Shift+Tab')
		await expect(control).toBeFocused()
		const outline = await control.evaluate((element) => getComputedStyle(element).outline)
		expect(outline).toMatch(/^rgb\(0, 0, 0\) solid 3px$/)
	}
})
