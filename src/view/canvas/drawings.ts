/** What stands on a canvas of the page, so that it can be drawn once more elsewhere. */

/** Paints everything in CSS pixels, of which each is `ratio` device pixels; null: in shapes, for no screen. */
export type Draw = (context: CanvasRenderingContext2D, ratio: number | null) => void

const drawings = new WeakMap<Element, Draw>()

export function keepDrawing(canvas: Element, draw: Draw): void {
	drawings.set(canvas, draw)
}

export function drawingOn(canvas: Element): Draw | null {
	return drawings.get(canvas) ?? null
}
