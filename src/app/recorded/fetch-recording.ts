/** The recorded run of a scene, as the site brings it: text in our own format, compressed by gzip. */
import type { Recording } from '../../model/recording.ts'

/** Rejects with a sentence when it cannot be had. */
export async function fetchRecording(sceneId: string): Promise<Recording> {
	try {
		const [response, { recordingFromJson }] = await Promise.all([
			fetch(`./recordings/${sceneId}.bin`),
			import('../../model/file.ts'),
		])
		if (!response.ok || response.body === null) throw new Error(`status ${response.status}`)
		const text = response.body.pipeThrough(new DecompressionStream('gzip'))
		return recordingFromJson(await new Response(text).text())
	} catch (cause) {
		const sentence = 'The recorded run could not be loaded; reload the page to try again.'
		throw new Error(sentence, { cause })
	}
}
