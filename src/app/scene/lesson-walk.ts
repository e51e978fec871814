/**
 * Goes from scene to scene of a lesson. Nothing moves by itself: each step is a press of a key. What a link says of the
 * lesson holds for all of its scenes, what it says of a scene for that one; who comes back finds it as it was left.
 */
import type { KnobValue } from '../../programs/knob.ts'
import type { Scene } from '../../programs/scene.ts'
import type { Navigation } from '../navigation.svelte.ts'
import { defaultSeed, plain, type Showing, writeRoute } from '../route.ts'
import { sceneOf } from '../scene-list.ts'
import { defaultsOf } from '../shown.ts'
import { lessonOf } from './lesson.ts'

interface Left {
	readonly knobs: Readonly<Record<string, KnobValue>>
	readonly seed: number
	readonly showing: Pick<Showing, 'controls' | 'cards'>
}

export class LessonWalk {
	readonly #navigation: Navigation
	/** By scene. */
	readonly #left = new Map<string, Left>()
	#isGoing = false

	constructor(navigation: Navigation) {
		this.#navigation = navigation
	}

	/**
	 * To the next scene's first card, or back to the last one of the scene before. At the ends nothing happens, nor
	 * while one is still on the way: who presses twice goes one scene on.
	 */
	async go(direction: 1 | -1): Promise<void> {
		const { route, lab } = this.#navigation
		const lesson = lessonOf(route.lesson)
		const id = lesson[lesson.indexOf(lab.scene.id) + direction]
		if (id === undefined || this.#isGoing) return
		this.#isGoing = true
		try {
			const { values, seed } = lab
			this.#left.set(lab.scene.id, { knobs: values, seed, showing: route })
			await this.#navigation.go(this.#addressOf(id))
			if (direction < 0 && lab.scene.id === id) lab.turnCard(Infinity)
		} finally {
			this.#isGoing = false
		}
	}

	async #addressOf(id: string): Promise<string> {
		const scene = await sceneOf(id)
		if (!scene) throw new RangeError(`there is no scene "${id}"`)
		const { route, lab } = this.#navigation
		const { knobs, seed, showing } = this.#left.get(id) ?? asWritten(scene)
		const { present, panels, lesson, theme } = route
		const { controls, cards } = showing
		const shown = { ...plain, present, panels, lesson, theme, controls, cards }
		return writeRoute(scene, knobs, seed, lab.pace, shown)
	}
}

function asWritten(scene: Scene): Left {
	return { knobs: defaultsOf(scene), seed: defaultSeed, showing: plain }
}
