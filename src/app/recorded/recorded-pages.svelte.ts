/** Where a page without threads is: follows the address, and fetches the recorded run that belongs there. */
import { plain } from '../../view/guide/content.ts'
import { fetchDrawing } from '../drawing.ts'
import { readRoute, type Route } from '../route.ts'
import { sceneOf } from '../scene-list.ts'
import { fetchRecording } from './fetch-recording.ts'
import { RecordedRun } from './recorded-run.svelte.ts'

/** The scene that stands on the home page. */
const hero = 'blocking-queue'

/** What a card says without a run to do it in. */
export interface Told {
	readonly title: string
	readonly text: string
}

interface Place {
	readonly hash: string
	readonly route: Route
	readonly run: RecordedRun | null
	readonly cards: readonly Told[]
	/** Why something is not here, or null. */
	readonly fault: string | null
}

export class RecordedPages {
	#place: Place
	#wanted = ''
	readonly #goesByItself: boolean

	private constructor(place: Place, goesByItself: boolean) {
		this.#place = $state.raw(place)
		this.#goesByItself = goesByItself
		this.#begin()
	}

	/** `goesByItself`: a recorded run begins to play; else it stands in its middle. */
	static async at(hash: string, goesByItself: boolean): Promise<RecordedPages> {
		return new RecordedPages(await placeAt(hash), goesByItself)
	}

	get hash(): string {
		return this.#place.hash
	}

	get route(): Route {
		return this.#place.route
	}

	get run(): RecordedRun | null {
		return this.#place.run
	}

	get cards(): readonly Told[] {
		return this.#place.cards
	}

	get fault(): string | null {
		return this.#place.fault
	}

	/** The last call wins. */
	async follow(hash: string): Promise<void> {
		this.#wanted = hash
		const place = await placeAt(hash)
		if (this.#wanted !== hash) return
		this.run?.pause()
		this.#place = place
		this.#begin()
	}

	#begin(): void {
		const { run, route } = this
		if (run === null) return
		if (route.pace !== null) run.setPace(route.pace)
		if (this.#goesByItself) run.run()
		else run.seek((run.startUs + run.endUs) / 2)
	}
}

async function placeAt(hash: string): Promise<Place> {
	const route = await readRoute(hash)
	const { page } = route
	const id = page === 'scene' ? route.scene?.id : page === 'home' ? hero : undefined
	const nothing = { hash, route, run: null, cards: [], fault: null }
	if (id === undefined) return nothing
	try {
		const [run, cards] = await Promise.all([runOf(id), page === 'scene' ? cardsOf(id) : []])
		return { ...nothing, run, cards }
	} catch (error) {
		return { ...nothing, fault: error instanceof Error ? error.message : String(error) }
	}
}

async function runOf(id: string): Promise<RecordedRun> {
	const [scene, recording] = await Promise.all([sceneOf(id), fetchRecording(id)])
	if (scene === null) throw new RangeError(`There is no scene "${id}".`)
	await fetchDrawing(recording.cast)
	return new RecordedRun(scene, recording)
}

/** Without its cards a run can still be looked at. */
async function cardsOf(id: string): Promise<readonly Told[]> {
	try {
		const { guideOf } = await import('../../lessons/guides.ts')
		const { cards = [] } = (await guideOf(id)) ?? {}
		return cards
			.filter(({ question, chips }) => question === null && chips.length === 0)
			.map(({ title, text }) => ({ title, text: plain(text) }))
	} catch {
		return []
	}
}
