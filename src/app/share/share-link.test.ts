import { expect, test } from 'vitest'
import { plain, readRoute } from '../route.ts'
import { panelNames } from '../route-lists.ts'
import { sceneOf } from '../scene-list.ts'
import { linkTo, originIn, snippetOf, ticked } from './share-link.ts'

async function standing(changed: Readonly<Record<string, number>> = {}) {
	const scene = await sceneOf('wait-notify')
	if (!scene) throw new Error('the scene is not there')
	const values = Object.fromEntries(scene.knobs.map((knob) => [knob.name, knob.default]))
	return { scene, values: { ...values, ...changed }, seed: 7, pace: scene.defaultPace }
}

test('what is as usual is not said', async () => {
	expect(linkTo(await standing(), plain)).toBe('#/wait-notify')
	expect(linkTo(await standing(), plain, true)).toBe('#/wait-notify?run')
})

test('all ticked says nothing, none ticked says so', async () => {
	expect(ticked(panelNames, () => true)).toBe(null)
	expect(ticked(panelNames, () => false)).toEqual([])
	const controls = ticked(['producers', 'consumers'], (name) => name === 'producers')
	expect(controls).toEqual(['producers'])
	const hash = linkTo(await standing(), { ...plain, panels: [], controls })
	expect(hash).toBe('#/wait-notify?controls=producers&panels=none')
})

test('a link starts the run as well as it says the rest, but not where a schedule is played', async () => {
	const given = await standing({ producers: 3 })
	const route = await readRoute(linkTo(given, { ...plain, cards: [1, 3] }, true))
	expect(route).toMatchObject({ run: true, cards: [1, 3], knobs: { producers: 3 }, notices: [] })
	const played = await readRoute(linkTo(given, { ...plain, schedule: 'v1-a-A' }, true))
	expect(played).toMatchObject({ run: false, schedule: 'v1-a-A' })
})

test('an origin is found in what people paste, and in nothing else', () => {
	const found = [
		['https://example.org', 'https://example.org'],
		[' https://Example.org/course/7?x#y ', 'https://example.org'],
		['http://localhost:8080/', 'http://localhost:8080'],
		['https://example.org:443', 'https://example.org'],
	] as const
	for (const [text, origin] of found) expect(originIn(text)).toBe(origin)
	for (const text of ['', 'example.org', 'https://', 'file:///a', 'javascript:alert(1)', '*']) {
		expect(originIn(text), text).toBe(null)
	}
})

test('every origin that is found is one that a link may carry', async () => {
	for (const text of ['https://a@b.example/x', 'http://[::1]:8080/', 'https://пример.рф']) {
		const parent = originIn(text)
		expect(parent, text).not.toBe(null)
		const route = await readRoute(linkTo(await standing(), { ...plain, parent }))
		expect(route).toMatchObject({ parent, notices: [] })
	}
})

test('the snippet is two lines, and nothing in it becomes markup', () => {
	const snippet = snippetOf('https://a.example/#/x?a=1&b="2"', 'Put "and" <take>')
	expect(snippet.split('\n')).toHaveLength(2)
	expect(snippet).toContain('src="https://a.example/#/x?a=1&amp;b=&quot;2&quot;"')
	expect(snippet).toContain('title="Put &quot;and&quot; &lt;take&gt;"')
	expect(snippet.match(/[<>]/g)).toEqual(['<', '>', '<', '>'])
})
