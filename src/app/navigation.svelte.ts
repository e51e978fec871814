/** Where the page is: follows the address and writes it. The lab changes scene when the address does. */
import { scenes } from '../programs/scenes.ts'
import { recordingFromJson } from '../model/file.ts'
import { Guide } from './guide.svelte.ts'
import { Lab } from './lab.svelte.ts'
import { Progress } from './progress.svelte.ts'
import { defaultSeed, readRoute, type Route, writeRoute } from './route.ts'

/** The scene that stands on the home page. */
const hero = 'blocking-queue'

export class Navigation {
	route = $state.raw<Route>() as Route
	readonly progress = new Progress()
	readonly lab: Lab
	/** Sentences about the link that was followed last. */
	notices = $state.raw<readonly string[]>([])
	#arriving: Promise<void> = Promise.resolve()

	constructor(hash: string) {
		this.route = readRoute(hash)
		this.notices = this.route.notices
		this.lab = new Lab(openingOf(this.route), new Guide(this.progress))
		if (this.route.pace !== null) this.lab.setPace(this.route.pace)
		// The home page shows no listing.
		const isScene = this.route.page === 'scene'
		this.#arriving = this.#begin(isScene ? this.lab.loadListings() : Promise.resolve())
		this.#arriving.catch(() => undefined)
	}

	/** Follows a link within the page; resolves when the scene is there. */
	async go(hash: string): Promise<void> {
		if (hash !== location.hash) history.pushState(null, '', hash)
		await this.follow(hash)
	}

	/** Shows what the address asks for. */
	async follow(hash: string): Promise<void> {
		const route = readRoute(hash)
		this.route = route
		this.notices = route.notices
		// What was wrong with the last link is no longer of interest.
		this.lab.dismissNotice()
		if (route.pace !== null) this.lab.setPace(route.pace)
		this.#arriving = this.#begin(this.lab.open(openingOf(route)))
		await this.#arriving
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

	/** Resolves when the last link has been followed to its end. */
	get arrived(): Promise<void> {
		return this.#arriving
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
			await this.lab.guide.open(page === 'scene' ? (scene?.id ?? null) : null)
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

function openingOf(route: Route) {
	const scene = route.scene ?? scenes.find((one) => one.id === hero) ?? scenes[0]
	if (!scene) throw new RangeError('there are no scenes')
	return { scene, knobs: route.knobs, seed: route.scene ? route.seed : defaultSeed }
}
