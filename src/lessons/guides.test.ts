import { expect, test } from 'vitest'
import type { Knob, KnobValue } from '../programs/knob.ts'
import { scenes } from '../programs/scenes.ts'
import { valuesOf } from '../programs/switches.ts'
import { plain } from '../view/guide/content.ts'
import { course } from './course.ts'
import { type GuideContent, guided, guideOf } from './guides.ts'

const guides = await Promise.all(
	guided.map(async ({ scene: id, file }) => {
		const content = await guideOf(id)
		if (content === null) throw new Error(`${id} has no guide`)
		return { id, file, content }
	}),
)
const wordsIn = (text: string) => text.trim().split(/\s+/).length
const chaptersOf = (id: string) => course.filter((chapter) => chapter.scenes.includes(id))

/** Every setting of knobs that a guide speaks of, with the place where it does. */
function settingsOf({ cards }: GuideContent): [string, Readonly<Record<string, KnobValue>>][] {
	return cards.flatMap(({ title, chips, question }) => {
		const given = question?.kind === 'measured' ? question.given : {}
		return [[title, given], ...chips.map(({ label, knobs }) => [label, knobs] as const)]
	}) as [string, Readonly<Record<string, KnobValue>>][]
}

function canStandAt(knob: Knob, value: KnobValue): boolean {
	if (knob.kind !== 'number') return valuesOf(knob).includes(value)
	return typeof value === 'number' && value >= knob.min && value <= knob.max
}

test('every scene that there is has a guide, in the folder of its chapter; nowhere has none', async () => {
	expect(guides.map(({ id }) => id)).toEqual(expect.arrayContaining(scenes.map(({ id }) => id)))
	for (const { id, file } of guides) {
		expect(chaptersOf(id).map((chapter) => `${chapter.id}/${id}.md`)).toEqual([file])
	}
	expect(await guideOf('nowhere')).toBeNull()
})

test.each(guides)('$id: three to six cards, first what it is, a question, tasks', ({ content }) => {
	const kinds = content.cards.map(({ kind }) => kind)
	expect(kinds.length).toBeGreaterThanOrEqual(3)
	expect(kinds.length).toBeLessThanOrEqual(6)
	expect(kinds[0]).toBe('what')
	expect(kinds).toContain('predict')
	expect(kinds).toContain('try')
	expect(content.tasks.length).toBeGreaterThanOrEqual(1)
	expect(content.tasks.length).toBeLessThanOrEqual(3)
})

test.each(guides)('$id: no card has more than 30 words, and no answer many more', ({ content }) => {
	for (const { title, text, question } of content.cards) {
		expect(wordsIn(plain(text)), plain(text)).toBeLessThanOrEqual(30)
		expect(wordsIn(title), title).toBeLessThanOrEqual(6)
		if (question?.kind === 'measured') expect(wordsIn(question.because)).toBeLessThanOrEqual(22)
		if (question?.kind !== 'told') continue
		for (const { answer } of question.choices) {
			expect(wordsIn(answer), answer).toBeGreaterThan(3)
			expect(wordsIn(answer), answer).toBeLessThanOrEqual(22)
		}
	}
	for (const { text } of content.tasks) expect(wordsIn(text), text).toBeLessThanOrEqual(20)
})

test.each(guides)('$id: what a question asks can be measured', ({ content }) => {
	for (const { question } of content.cards) {
		if (question?.kind === 'measured') expect(content.measures).toHaveProperty([question.measure])
	}
})

test.each(guides)('$id: every word that is linked is defined', ({ content }) => {
	for (const piece of content.cards.flatMap(({ text }) => text)) {
		if (typeof piece === 'object') expect([...content.glossary.keys()]).toContain(piece.word)
	}
})

test.each(guides.filter(({ id }) => scenes.some((scene) => scene.id === id)))(
	'$id: knobs are set that the scene has, to values they can have',
	({ id, content }) => {
		const scene = scenes.find((one) => one.id === id)
		for (const [place, knobs] of settingsOf(content)) {
			for (const [name, value] of Object.entries(knobs)) {
				const knob = scene?.knobs.find((other) => other.name === name)
				if (!knob) throw new Error(`${place}: ${id} has no knob ${name}`)
				expect(canStandAt(knob, value), `${place}: ${name} = ${String(value)}`).toBe(true)
			}
		}
	},
)
