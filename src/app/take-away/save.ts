/** Hands a file to the person's browser, which puts it where it puts what is fetched. */
import { withFonts } from './fonts.ts'

/** So that a picture is sharp in print. */
const pixels = 2

const undrawn = 'The browser could not draw the picture; SVG can be saved.'

export function saveText(name: string, type: string, text: string): void {
	save(name, new Blob([text], { type }))
}

/** The picture drawn in pixels, in the letters of the page. Rejects with a sentence when the browser cannot. */
export async function savePicture(name: string, svg: string): Promise<void> {
	const picture = new Image()
	const lettered = await withFonts(svg)
	picture.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(lettered)}`
	const canvas = document.createElement('canvas')
	try {
		await picture.decode()
		canvas.width = picture.naturalWidth * pixels
		canvas.height = picture.naturalHeight * pixels
		canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height)
	} catch (cause) {
		throw new Error(undrawn, { cause })
	}
	const blob = await new Promise<Blob | null>((resolve) => {
		canvas.toBlob(resolve, 'image/png')
	})
	if (blob === null) throw new Error(undrawn)
	save(name, blob)
}

function save(name: string, blob: Blob): void {
	const link = document.createElement('a')
	link.download = name
	link.href = URL.createObjectURL(blob)
	link.click()
	// The browser has taken it by the time anything else happens.
	setTimeout(() => {
		URL.revokeObjectURL(link.href)
	}, 1000)
}
