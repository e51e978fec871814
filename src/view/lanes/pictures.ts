/** Chunks that will not change are painted once and then only copied, so that a frame costs the same however dense it is. */
import type { Palette } from '../canvas/palette.svelte.ts'
import { type Picture, pictureWidth } from './draw.ts'
import { drawMarks } from './draw-bars.ts'
import type { Marks } from './marks.ts'
import type { Frame } from './rows.ts'

/** What a picture depends on beside its marks. */
interface Look {
	readonly frame: Frame
	readonly palette: Palette
	readonly ratio: number
}

const picturesKept = 64

export class ChunkPictures {
	readonly #kept = new Map<Marks, Picture>()
	#look: Look | null = null

	/** Null where pictures cannot be made. */
	of(marks: Marks, look: Look): Picture | null {
		const { palette, ratio } = look
		if (this.#look?.palette !== palette || this.#look.ratio !== ratio) this.#kept.clear()
		this.#look = look
		const known = this.#kept.get(marks)
		if (known !== undefined) return known
		const picture = paint(marks, look)
		if (picture === null) return null
		this.#kept.set(marks, picture)
		for (const oldest of this.#kept.keys()) {
			if (this.#kept.size <= picturesKept) break
			this.#kept.delete(oldest)
		}
		return picture
	}
}

function paint(marks: Marks, { frame, palette, ratio }: Look): Picture | null {
	const image = new OffscreenCanvas(
		Math.ceil(pictureWidth * ratio),
		Math.ceil(frame.height * ratio),
	)
	const context = image.getContext('2d')
	if (context === null) return null
	context.scale(ratio, ratio)
	drawMarks(context, marks, frame.scale, palette)
	return { image, width: image.width / ratio, height: image.height / ratio }
}
