/** Saves what a scene shows, or its recording, as a file. Each resolves with a sentence that says what was saved. */
import { version, writers } from '../console.ts'
import type { Lab } from '../lab.svelte.ts'
import { today } from '../today.ts'
import { fileNameOf, type Pictured } from './caption.ts'
import { type PictureName, pictureOf } from './pictures.ts'
import { savePicture, saveText } from './save.ts'

export type TextFormat = keyof typeof writers

const texts: Readonly<Record<TextFormat, { what: string; ending: string; type: string }>> = {
	json: { what: 'recording', ending: 'json', type: 'application/json' },
	chrome: { what: 'chrome-trace', ending: 'json', type: 'application/json' },
	csv: { what: 'spans', ending: 'csv', type: 'text/csv' },
}

/** As it is on the page at this moment. */
export async function savePictureAs(
	lab: Lab,
	name: PictureName,
	kind: 'svg' | 'png',
): Promise<string> {
	const pictured = picturedOf(lab)
	const svg = pictureOf(name, lab, pictured)
	const file = fileNameOf(pictured, name, kind)
	if (kind === 'svg') saveText(file, 'image/svg+xml', svg)
	else await savePicture(file, svg)
	return `Saved ${file}.`
}

/** All of the recording, up to its end. */
export async function saveRecordingAs(lab: Lab, format: TextFormat): Promise<string> {
	const write = await writers[format]()
	await lab.whenCalm()
	const { recording } = lab
	const { what, ending, type } = texts[format]
	const file = fileNameOf({ sceneId: recording.cast.scene, atUs: recording.endUs }, what, ending)
	saveText(file, type, write(recording))
	return `Saved ${file}.`
}

function picturedOf({ scene, atUs, seed, knobs, values, moment, isLive }: Lab): Pictured {
	return {
		sceneId: scene.id,
		title: scene.title,
		atUs,
		seed,
		knobs,
		values: isLive ? values : { ...values, ...moment.knobs },
		version,
		date: today(),
	}
}
