/** The scenes as the page knows them: by what is said of each, until one is opened and fetched. */
import type { Scene } from '../programs/scene.ts'
import * as derived from '../programs/scenes.ts?listed'

export interface ListedScene extends Pick<Scene, 'id' | 'title' | 'chapter'> {
	/** Fetches it, with its programs and what they need. */
	readonly load: () => Promise<Scene>
}

export const scenes = derived.scenes as readonly ListedScene[]

/** Null when there is none with this id. Rejects with a sentence when it is there and cannot be fetched. */
export async function sceneOf(id: string): Promise<Scene | null> {
	const listed = scenes.find((one) => one.id === id)
	if (listed === undefined) return null
	try {
		return await listed.load()
	} catch (cause) {
		const sentence = `“${listed.title}” could not be loaded; reload the page to try again.`
		throw new Error(sentence, { cause })
	}
}
