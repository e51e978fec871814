/** Outlines as SVG path data: the shape of a capsule is its thread's role. */
import { path } from 'd3'
import type { Box } from './box.ts'
import { bottomOf, rightOf } from './box.ts'
import type { Shape } from './crew.ts'

/** How deep the point of a producer and the notch of a consumer are. */
export function tipOf(height: number): number {
	return height * 0.3
}

export function hasNotch(shape: Shape): boolean {
	return shape === 'receives' || shape === 'passes'
}

export function hasPoint(shape: Shape): boolean {
	return shape === 'sends' || shape === 'passes'
}

/** A capsule; `isToothed` gives both long edges the saw-teeth of spinning and keeps the role's end. */
export function capsulePath(shape: Shape, box: Box, isToothed = false): string {
	if (isToothed && shape !== 'serves') return toothed(shape, box)
	if (shape === 'serves') return pill(box)
	if (shape === 'passes') return arrowed(box)
	return shape === 'sends' ? pointed(box) : notched(box)
}

function radiusOf(box: Box): number {
	return Math.min(8, box.height * 0.2)
}

function pointed(box: Box): string {
	const { x, y, height } = box
	const [right, bottom, radius] = [rightOf(box), bottomOf(box), radiusOf(box)]
	const line = path()
	line.moveTo(x + radius, y)
	line.lineTo(right - tipOf(height), y)
	line.lineTo(right, y + height / 2)
	line.lineTo(right - tipOf(height), bottom)
	line.lineTo(x + radius, bottom)
	line.quadraticCurveTo(x, bottom, x, bottom - radius)
	line.lineTo(x, y + radius)
	line.quadraticCurveTo(x, y, x + radius, y)
	line.closePath()
	return line.toString()
}

function notched(box: Box): string {
	const { x, y, height } = box
	const [right, bottom, radius] = [rightOf(box), bottomOf(box), radiusOf(box)]
	const line = path()
	line.moveTo(x, y)
	line.lineTo(right - radius, y)
	line.quadraticCurveTo(right, y, right, y + radius)
	line.lineTo(right, bottom - radius)
	line.quadraticCurveTo(right, bottom, right - radius, bottom)
	line.lineTo(x, bottom)
	line.lineTo(x + tipOf(height), y + height / 2)
	line.closePath()
	return line.toString()
}

/** A notch at the left and a point at the right. */
function arrowed(box: Box): string {
	const { x, y, height } = box
	const [right, bottom] = [rightOf(box), bottomOf(box)]
	const line = path()
	line.moveTo(x, y)
	line.lineTo(right - tipOf(height), y)
	line.lineTo(right, y + height / 2)
	line.lineTo(right - tipOf(height), bottom)
	line.lineTo(x, bottom)
	line.lineTo(x + tipOf(height), y + height / 2)
	line.closePath()
	return line.toString()
}

function pill(box: Box): string {
	const { x, y, height } = box
	const [right, radius] = [rightOf(box), height / 2]
	const line = path()
	line.moveTo(x + radius, y)
	line.lineTo(right - radius, y)
	line.arc(right - radius, y + radius, radius, -Math.PI / 2, Math.PI / 2)
	line.lineTo(x + radius, bottomOf(box))
	line.arc(x + radius, y + radius, radius, Math.PI / 2, (3 * Math.PI) / 2)
	line.closePath()
	return line.toString()
}

const toothWidth = 8
const toothHeight = 5
/** Teeth stand out by less than they are high, so that those of neighbours do not meet. */
const toothFoot = 2

function toothed(shape: Shape, box: Box): string {
	const { x, y, height } = box
	const [top, foot] = [y + toothFoot, bottomOf(box) - toothFoot]
	const right = hasPoint(shape) ? rightOf(box) - tipOf(height) : rightOf(box)
	const teeth = Math.max(1, Math.round((right - x) / toothWidth))
	const step = (right - x) / teeth
	const line = path()
	line.moveTo(x, top)
	for (let tooth = 0; tooth < teeth; tooth++) {
		line.lineTo(x + (tooth + 0.5) * step, top - toothHeight)
		line.lineTo(x + (tooth + 1) * step, top)
	}
	if (hasPoint(shape)) line.lineTo(rightOf(box), y + height / 2)
	line.lineTo(right, foot)
	for (let tooth = teeth; tooth > 0; tooth--) {
		line.lineTo(x + (tooth - 0.5) * step, foot + toothHeight)
		line.lineTo(x + (tooth - 1) * step, foot)
	}
	if (hasNotch(shape)) line.lineTo(x + tipOf(height), y + height / 2)
	line.closePath()
	return line.toString()
}

/** The open-topped tray of a wait set, up to `box`'s bottom. */
export function trayPath(box: Box, radius = 8): string {
	const [right, bottom] = [rightOf(box), bottomOf(box)]
	const line = path()
	line.moveTo(box.x, box.y)
	line.lineTo(box.x, bottom - radius)
	line.quadraticCurveTo(box.x, bottom, box.x + radius, bottom)
	line.lineTo(right - radius, bottom)
	line.quadraticCurveTo(right, bottom, right, bottom - radius)
	line.lineTo(right, box.y)
	return line.toString()
}
