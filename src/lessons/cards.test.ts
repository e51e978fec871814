import { expect, test } from 'vitest'
import { valuesOf } from '../programs/switches.ts'
import { scenes } from '../programs/scenes.ts'
import { cardsOf } from './cards.ts'

const guided = scenes
	.filter(({ chapter }) => chapter === 'wait-notify')
	.map((scene) => ({ id: scene.id, scene, cards: cardsOf(scene.id) }))

const wordsIn = (text: string) => text.split(/\s+/).length

test('there is something to test, and a scene without a guide has no cards', () => {
	expect(guided).toHaveLength(6)
	expect(cardsOf('nowhere')).toEqual([])
})

test.each(guided)(
	'$id has three to six cards: first what it is, a question, something to try',
	({ cards }) => {
		expect(cards.length).toBeGreaterThanOrEqual(3)
		expect(cards.length).toBeLessThanOrEqual(6)
		const kinds = cards.map(({ kind }) => kind)
		expect(kinds[0]).toBe('what')
		expect(kinds).toContain('predict')
		expect(kinds).toContain('try')
	},
)

test.each(guided)('no card of $id has more than 30 words', ({ cards }) => {
	for (const { title, text } of cards) {
		expect(wordsIn(text), text).toBeLessThanOrEqual(30)
		expect(wordsIn(title), title).toBeLessThanOrEqual(6)
	}
})

test.each(guided)(
	'every chip of $id sets knobs that the scene has, to values they can have',
	(one) => {
		for (const { label, knobs } of one.cards.flatMap(({ chips }) => chips)) {
			expect(Object.keys(knobs).length, label).toBeGreaterThan(0)
			for (const [name, value] of Object.entries(knobs)) {
				const knob = one.scene.knobs.find((other) => other.name === name)
				if (!knob) throw new Error(`${one.id} has no knob ${name}`)
				expect(valuesOf(knob), `${label}: ${name}`).toContain(value)
			}
		}
	},
)

test.each(guided)(
	'a question of $id has just one right answer, and says something to each',
	({ cards }) => {
		for (const { kind, choices = [] } of cards) {
			expect(choices.filter(({ isRight }) => isRight)).toHaveLength(kind === 'predict' ? 1 : 0)
			for (const { label, answer } of choices) {
				expect(label).not.toBe('')
				expect(wordsIn(answer)).toBeGreaterThan(3)
			}
		}
	},
)
