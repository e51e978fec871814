/** Opens a recording that somebody saved, on the page of its scene. */
import { RecordingRefused } from '../../model/file-check.ts'
import { opened } from '../console.ts'
import type { Navigation } from '../navigation.svelte.ts'
import { defaultsOf } from '../shown.ts'
import { sceneOf } from '../scene-list.ts'
import { writeRoute } from '../route.ts'

/** Longer files are not even read; what is read is measured again. */
const longestBytes = 64 * 1024 * 1024

/** Rejects with a sentence for the person when the file is refused; then nothing has changed. */
export async function openFile(navigation: Navigation, file: File): Promise<void> {
	if (file.size > longestBytes) throw new RecordingRefused('it is longer than 32 MiB')
	const text = await file.text().catch((cause: unknown) => {
		throw new Error('The browser could not read this file.', { cause })
	})
	const recording = await opened(text)
	const { lab, route } = navigation
	const { scene: id } = recording.cast
	const scene = await sceneOf(id)
	if (!scene) throw new RecordingRefused(`there is no scene "${id}" here`)
	if (route.page !== 'scene' || route.scene?.id !== id) {
		const { seed } = lab
		await navigation.go(
			Promise.resolve(writeRoute(scene, defaultsOf(scene), seed, scene.defaultPace)),
		)
	}
	await lab.load(recording)
	// Its end: at its beginning nothing is to be seen.
	lab.live()
}
