/** Where the page is: follows the address and writes it. The lab changes scene when the address does. */
import { recordingFromJson } from '../model/file.ts'
import { Guide } from './guide.svelte.ts'
import { Lab } from './lab.svelte.ts'
import { fetchPage, type Page } from './pages.ts'
import { Progress } from './progress.svelte.ts'
import type { Opening } from './runs.ts'
import { sceneOf } from './scene-list.ts'
import { defaultSeed, pageAt, readRoute, type Route, writeRoute } from './route.ts'

/** The scene that stands on the home page. */
const hero = 'blocking-queue'

export class Navigation {
	route = $state.raw<Route>() as Route
	page = $state.raw<Page>() as Page
	readonly progress = new Progress()
	readonly lab: Lab
	/** Sentences about the link that was followed last. */
	notices = $state.raw<readonly string[]>([])
	/** Gives up the link that was followed last, as long as its scene has not come. */
	#giveUp: (nothing: null) => void = () => undefined

	private constructor({ route, page, opening }: Arrival) {
		this.route = route
		this.page = page
		this.notices = route.notices
		this.lab = new Lab(opening, new Guide(this.progress))
		if (this.route.pace !== null) this.lab.setPace(this.route.pace)
		// The home page shows no listing.
		const isScene = this.route.page === 'scene'
		this.lab.say(this.#begin(isScene ? this.lab.loadListings() : Promise.resolve()))
	}

	/** Rejects with a sentence when what stands at the address cannot be fetched. */
	static async at(hash: string): Promise<Navigation> {
		return new Navigation(await arrivalAt(hash))
	}

	/** Follows a link within the page, once it has been checked; resolves when the scene is there. */
	go(checked: Promise<string>): Promise<void> {
		return this.#follow(
			checked.then((hash) => {
				if (hash !== location.hash) history.pushState(null, '', hash)
				return arrivalAt(hash)
			}),
		)
	}

	/** Shows what the address asks for. */
	follow(hash: string): Promise<void> {
		return this.#follow(arrivalAt(hash))
	}

	/** In the lab's turn from now on, so that what is asked of the lab afterwards is asked of the scene that comes. */
	async #follow(found: Promise<Arrival>): Promise<void> {
		this.#giveUp(null)
		const { promise: givenUp, resolve } = Promise.withResolvers<null>()
		this.#giveUp = resolve
		const coming = Promise.race([found, givenUp])
		const opened = this.lab.open(coming.then((arrival) => arrival?.opening ?? null))
		const shown = coming.then((arrival) => arrival && this.#arrive(arrival, opened))
		await Promise.all([opened, shown])
	}

	async #arrive({ route, page }: Arrival, opened: Promise<void>): Promise<void> {
		this.route = route
		this.page = page
		this.notices = route.notices
		// What was wrong with the last link is no longer of interest.
		this.lab.dismissNotice()
		if (route.pace !== null) this.lab.setPace(route.pace)
		await this.#begin(opened)
	}

	/** Keeps the address up to date with what was turned, without a step in the history. */
	write(): void {
		if (this.route.page !== 'scene') return
		const { declaration, values, seed, pace, scheduling } = this.lab
		const showing = { ...this.route, schedule: scheduling.text }
		const hash = writeRoute(declaration, values, seed, pace, showing)
		if (hash !== location.hash) history.replaceState(history.state, '', hash)
	}

	dismiss(notice: string): void {
		this.notices = this.notices.filter((one) => one !== notice)
	}

	async #begin(opened: Promise<void>): Promise<void> {
		await Promise.all([opened, this.#openGuide()])
		if (this.route.schedule !== null) await this.#playLinked(this.route.schedule)
		else if (this.route.run) await this.lab.start()
		else if (this.route.page === 'home') await this.#showRecording()
	}

	/** Without its guide a scene still runs. */
	async #openGuide(): Promise<void> {
		const { page, scene } = this.route
		try {
			const isGuided = page === 'scene' || page === 'compare'
			await this.lab.guide.open(isGuided ? (scene?.id ?? null) : null)
		} catch (error) {
			this.lab.notice = error instanceof Error ? error.message : String(error)
		}
	}

	/** A schedule that cannot be played leaves the scene as it is, with a sentence. */
	async #playLinked(schedule: string): Promise<void> {
		try {
			await this.lab.scheduling.openText(schedule)
		} catch (error) {
			this.lab.notice = error instanceof Error ? error.message : String(error)
		}
	}

	/** The home page shows a recorded run until somebody starts a live one. Without it the scene just stands ready. */
	async #showRecording(): Promise<void> {
		try {
			const response = await fetch(`./recordings/${hero}.json`)
			if (!response.ok) return
			const recording = recordingFromJson(await response.text())
			if (this.lab.phase !== 'ready' || this.route.page !== 'home') return
			await this.lab.load(recording)
			this.lab.live()
		} catch {
			this.lab.notice = 'The recorded run could not be loaded; a live one can be started.'
		}
	}
}

/** Where a link leads, with all that it takes to stand there. */
interface Arrival {
	readonly route: Route
	readonly page: Page
	readonly opening: Opening
}

async function arrivalAt(hash: string): Promise<Arrival> {
	const [route, page] = await Promise.all([readRoute(hash), fetchPage(pageAt(hash))])
	const scene = route.scene ?? (await sceneOf(hero))
	if (!scene) throw new RangeError(`there is no scene "${hero}"`)
	const seed = route.scene ? route.seed : defaultSeed
	return { route, page, opening: { scene, knobs: route.knobs, seed } }
}
