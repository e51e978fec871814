/** Words of strangers are text wherever they are shown: in links, recordings and storage. None becomes an element or a script. */
import { expect, type HandoffPage, test } from './handoff-page.ts'

const corpus = [
	'<img src=x onerror="alert(1)" data-planted>',
	'<svg/onload=alert(1) data-planted>',
	'"><script data-planted>alert(1)</script>',
	"' onfocus='alert(1)' autofocus data-planted='",
	'</style></title></textarea><iframe srcdoc="<script>parent.alert(1)</script>" data-planted>',
	'<a href="javascript:alert(1)" data-planted>a</a>',
	'javascript:alert(1)//<b data-planted>',
	'<math><mtext><table><mglyph><style><!--</style><img data-planted src onerror=alert(1)>',
	'{@html "<u data-planted>"}{{constructor.constructor("alert(1)")()}}${alert(1)}',
	'<meta http-equiv=refresh content="0;url=javascript:alert(1)" data-planted>',
	'<base href=//evil.example data-planted><form action=//evil.example><input data-planted>',
	'\u202E<template data-planted><object data=x></template>',
]
/** Where a link is short of room. */
const short = corpus.map((text) => text.slice(0, 190))

/** Nothing of the corpus is an element, and whoever listens has heard nothing. */
async function expectOnlyText({ page, complaints }: HandoffPage, what: string): Promise<void> {
	const strange =
		'[data-planted], iframe, object, embed, base, form[action], body script, img[onerror]'
	expect(await page.locator(strange).count(), what).toBe(0)
	expect(await page.locator('a[href^="javascript" i]').count(), what).toBe(0)
	expect(complaints, what).toEqual([])
}

test('a planted hole would be heard: by the policy, and as an element', async ({ lab }) => {
	await lab.goto()
	await lab.page.evaluate((markup) => {
		const hole = document.createElement('p')
		const holes = [
			() => (hole.innerHTML = markup),
			() => {
				hole.setAttribute('onclick', 'alert(1)')
			},
		]
		for (const open of holes) {
			try {
				open()
			} catch {
				// Refused: that is heard, too.
			}
		}
		hole.setAttribute('data-planted', '')
		document.body.append(hole)
	}, corpus[0] ?? '')
	await expect.poll(() => lab.complaints.length).toBeGreaterThan(1)
	expect(lab.complaints.join(' ')).toContain('refused by the policy')
	lab.complaints.splice(0)
	await expect(expectOnlyText(lab, 'planted')).rejects.toThrow()
	lab.complaints.splice(0)
})

test('what a link says is shown as text', async ({ lab }) => {
	await lab.goto('/')
	const { page } = lab
	const names = ['rate', 'dist', 'kind', 'seed', 'pace', 'theme', 'controls', 'panels', 'cards']
	for (const [at, text] of corpus.entries()) {
		const value = encodeURIComponent(text)
		const all = [...names, 'parent', 'schedule'].map((name) => `${name}=${value}`).join('&')
		await lab.follow(`/blocking-queue?${all}&${value}=1&embed=${value}`)
		await expectOnlyText(lab, `in a link: ${text}`)
		if (at > 0) continue
		await expect(page.getByRole('status').filter({ hasText: 'onerror' }).first()).toBeVisible()
	}
	for (const text of corpus) {
		await lab.follow(`/${encodeURIComponent(text)}`)
		await lab.follow(`/${text}`)
		await expectOnlyText(lab, `as a scene: ${text}`)
	}
	const [text = ''] = corpus
	const value = encodeURIComponent(text)
	const asked = ['knob', 'values', 'metric', 'repeats', 'predict', 'scene', text]
	const query = asked.map((name) => `${encodeURIComponent(name)}=${value}`).join('&')
	await lab.follow(`/lab?${query}&hypothesis=${value}`)
	await expect(page.locator('textarea, input[type="text"]').first()).toBeVisible()
	await expect(page.getByText('This scene has no knob').first()).toContainText('<img src=x')
	await expectOnlyText(lab, 'in a link to the lab')
})

test('names in a recording, and words that a script gives, are shown as text', async ({ lab }) => {
	await lab.goto('/mutual-ask')
	await lab.call('start')
	await lab.untilMs(200)
	await lab.call('pause')
	const recorded = await lab.call('recording', 'json')
	for (const [at, text] of short.entries()) {
		const forged = await lab.page.evaluate(forge, [recorded, text] as const)
		await lab.call('load', forged)
		for (const ms of [0, 100, 1e9]) {
			await lab.call('seek', ms)
			await lab.call('whenIdle')
			await expectOnlyText(lab, `in a recording: ${text}`)
		}
		if (at === 0) await expect(lab.page.locator('main')).toContainText('<img src=x')
		if (at % 4 === 0) expect(await lab.call('recording', 'chrome')).toContain('traceEvents')
		for (const refused of [
			await lab.refusal('open', text),
			await lab.refusal('set', { [text]: text }),
		]) {
			expect(refused).not.toBe('it was not refused')
		}
		expect(await lab.refusal('load', text)).toMatch(/^This recording is refused/)
		await expectOnlyText(lab, `from a script: ${text}`)
	}
})

test('what lies in storage is shown as text, or not at all', async ({ lab }) => {
	await lab.goto('/')
	const entry = (text: string, link: string) => ({
		...{ link, title: text, hypothesis: text, verdict: text, date: text, version: text },
		measurements: [],
	})
	const twice = corpus.flatMap((text) => {
		const link = `#/lab?hypothesis=${encodeURIComponent(text)}`
		return [entry(text, link), entry(text, link), entry(text, `javascript:${text}`)]
	})
	for (const kept of [JSON.stringify(twice), corpus[0] ?? '', '[null,[],{"__proto__":[]}]']) {
		await lab.page.evaluate((kept) => {
			const own = ['handoff.preferences', 'handoff.progress', 'handoff.lab']
			for (const name of [...own, ...Object.keys(localStorage)]) localStorage.setItem(name, kept)
		}, kept)
		await lab.page.goto('about:blank')
		await lab.page.goto('./#/lab')
		await lab.whenReady()
		await expect(lab.page.getByRole('heading', { name: 'Your experiments' })).toBeVisible()
		await expectOnlyText(lab, `kept: ${kept.slice(0, 60)}`)
	}
})

test('a name in a completion code is shown as text, where it is written and where it is checked', async ({
	lab,
}) => {
	const { page } = lab
	await lab.goto('/codes?scenes=steady-load')
	const made = page.getByLabel('Code', { exact: true })
	let before = ''
	for (const text of corpus) {
		// No longer than a name may be, and without what turns text round.
		const name = text.replaceAll('\u202E', '').slice(0, 40).trim()
		await page.getByLabel(/^Your name/).fill(name)
		await expect(made).not.toHaveValue(before)
		before = await made.inputValue()
		await page.getByLabel(/^Code, with or without/).fill(before)
		await page.getByRole('button', { name: 'Check', exact: true }).click()
		await expect(page.getByRole('status').filter({ hasText: 'This code is whole.' })).toBeVisible()
		await expect(page.locator('main').getByText(name)).toBeVisible()
		await expectOnlyText(lab, `in a code: ${text}`)
	}
})

/** Every name in the cast of a recording becomes `text`, with a number where names must differ; its sum is made right. */
function forge([recorded, text]: readonly [string, string]): string {
	const { version, body } = JSON.parse(recorded) as { version: number; body: { cast: Cast } }
	const { cast } = body
	interface Named {
		name: string
		[field: string]: unknown
	}
	interface Cast {
		threads: Named[]
		objects: Named[]
		knobs: Record<string, unknown>
		files: string[]
		kinds: string[]
		options: Record<string, string[]>
	}
	const said = ['program', 'reason', 'owner', 'dispatcher', 'shows', 'parent']
	for (const list of [cast.threads, cast.objects]) {
		for (const [at, one] of list.entries()) {
			one.name = `${at}${text}`
			for (const field of said) if (typeof one[field] === 'string') one[field] = text
		}
	}
	for (const name of Object.keys(cast.knobs)) {
		if (typeof cast.knobs[name] === 'string') cast.knobs[name] = text
		cast.options[name] = [text]
	}
	cast.files = cast.files.map(() => text)
	cast.kinds = cast.kinds.map(() => text)
	const sealed = JSON.stringify(body)
	let sum = 0x811c9dc5
	for (let at = 0; at < sealed.length; at++)
		sum = Math.imul(sum ^ sealed.charCodeAt(at), 0x01000193)
	const hex = (sum >>> 0).toString(16).padStart(8, '0')
	return `{"format":"handoff-recording","version":${version},"sum":"${hex}","body":${sealed}}`
}
