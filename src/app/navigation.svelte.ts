/** Where the page is: follows the address and writes it. The lab changes scene when the address does. */
import type { Recording } from '../model/recording.ts'
import { fetchDrawing } from './drawing.ts'
import { fetchRuns } from './fetch-runs.ts'
import { Guide } from './guide.svelte.ts'
import { Lab } from './lab.svelte.ts'
import { fetchPage, type Page } from './pages.ts'
import { Progress } from './progress.svelte.ts'
import type { Opening, Runs } from './runs.ts'
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

	private constructor({ route, page, opening }: Arrival, first: typeof Runs | Recording) {
		this.route = route
		this.page = page
		this.notices = route.notices
		this.lab = new Lab(openedBy(opening, first), first, new Guide(this.progress))
		if (this.route.pace !== null) this.lab.setPace(this.route.pace)
		// The home page shows no listing.
		const isScene = this.route.page === 'scene'
		const begun = this.#begin(isScene ? this.lab.loadListings() : Promise.resolve())
		this.lab.arrive(begun)
		this.lab.say(begun)
	}

	/** Rejects with a sentence when what stands at the address cannot be fetched. */
	static async at(hash: string): Promise<Navigation> {
		const [arrival, first] = await Promise.all([arrivalAt(hash), firstAt(hash)])
		const navigation = new Navigation(arrival, first)
		await fetchDrawing(navigation.lab.moment.cast)
		return navigation
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
		const begun = this.#begin(opened)
		this.lab.arrive(begun)
		await begun
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
		else if (this.route.page === 'home' && !this.lab.isRecorded) await this.#showRecording()
	}

	/** Without its guide a scene still runs. */
	async #openGuide(): Promise<void> {
		const { page, scene, panels, cards } = this.route
		const { guide } = this.lab
		try {
			const isGuided = page === 'scene' || page === 'compare'
			await guide.open(
				isGuided ? (scene?.id ?? null) : null,
				panels?.includes('guide') === false ? [] : cards,
			)
			// There may be fewer of them than before.
			this.lab.turnCard(0)
			if (guide.missing > 0 && this.route.cards === cards)
				this.notices = [...this.notices, 'cards names some that this scene does not have; ignored.']
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
			const recording = await recordedHero()
			if (!recording) return
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

/** A run made earlier stands there with its knobs and its seed. */
function openedBy(opening: Opening, first: typeof Runs | Recording): Opening {
	if (typeof first === 'function') return opening
	const { knobs, seed } = first.cast
	return { scene: opening.scene, knobs, seed }
}

/** What is shown first: on the home page a recorded run, so that nothing that runs threads need be there. */
async function firstAt(hash: string): Promise<typeof Runs | Recording> {
	const recording = pageAt(hash) === 'home' ? await recordedHero().catch(() => null) : null
	return recording ?? (await fetchRuns())
}

/** A recorded run of the scene on the home page; null when there is none here. Rejects when it cannot be had. */
async function recordedHero(): Promise<Recording | null> {
	const [response, { recordingFromJson }] = await Promise.all([
		fetch(`./recordings/${hero}.json`),
		import('../model/file.ts'),
	])
	return response.ok ? recordingFromJson(await response.text()) : null
}

async function arrivalAt(hash: string): Promise<Arrival> {
	const asked = pageAt(hash)
	const [route, page] = await Promise.all([
		readRoute(hash),
		fetchPage(asked),
		asked === 'home' ? null : fetchRuns(),
	])
	const scene = route.scene ?? (await sceneOf(hero))
	if (!scene) throw new RangeError(`there is no scene "${hero}"`)
	const seed = route.scene ? route.seed : defaultSeed
	return { route, page, opening: { scene, knobs: route.knobs, seed } }
}
