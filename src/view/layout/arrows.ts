/**
 * Wake arrows, from the notifier to the woken: in full strength for a short screen time, then faint for as long as
 * the woken has not run. When too many are fresh, one arrow stands for all and says how many.
 */
import type { Moment, Wake } from '../../model/moment.ts'
import { type Box, type Point, bottomOf, centreOf, rightOf } from './box.ts'
import type { CapsuleMark } from './capsules.ts'
import { type Motion, arrived, wakeUs } from './motion.ts'
import { hasNotch, hasPoint, tipOf } from './outline.ts'

export interface ArrowMark {
	readonly key: string
	readonly path: string
	/** The tip, and the direction there in degrees. */
	readonly tip: Point & { readonly angle: number }
	readonly word: (Point & { readonly text: string }) | null
	readonly isFaint: boolean
}

/** More fresh arrows than this are drawn as one with a number. */
const mostArrows = 4
const growShare = 0.4

export interface ArrowSurroundings {
	/** The frame of the station that a condition belongs to. */
	readonly frameOf: (condition: number) => Box | undefined
	readonly height: number
	readonly isPhone: boolean
	/** All wait in one tray below everything else. */
	readonly isShared: boolean
	readonly motion: Motion
}

export function layoutArrows(
	moment: Moment,
	capsules: readonly CapsuleMark[],
	stage: ArrowSurroundings,
): readonly ArrowMark[] {
	if (moment.wakes.length === 0) return []
	const { motion } = stage
	const boxes = new Map(capsules.map((capsule) => [capsule.id, capsule]))
	const freshUs = wakeUs(motion)
	const ageOf = (wake: Wake) => moment.atUs - wake.atUs
	const isFresh = (wake: Wake) => (freshUs === 0 ? wake.ranUs === null : ageOf(wake) < freshUs)
	const drawn = latestPerThread(moment.wakes).filter(
		(wake) => isFresh(wake) || isPending(moment, wake),
	)
	const fresh = drawn.filter(isFresh)
	const isCounted = fresh.length > mostArrows
	const newest = fresh[fresh.length - 1]
	const shown = isCounted ? drawn.filter((wake) => wake === newest) : drawn
	return shown.flatMap((wake) => {
		const to = boxes.get(wake.to)
		if (to === undefined || hasEnded(to)) return []
		const from = boxes.get(wake.from) ?? null
		const frame = stage.frameOf(wake.condition) ?? to.box
		const share = motion.isReduced ? 1 : arrived(ageOf(wake), freshUs * growShare)
		const curve = curveOf(to, from, frame, stage)
		const isLast = wake === newest
		const word = isCounted ? `notify \u00d7${fresh.length.toString()}` : wordOf(wake)
		return [arrowOf(wake, curve, share, isLast ? word : null, !isFresh(wake))]
	})
}

/** An arrow to one that has left would stand still for as long as the end of the run is shown. */
function hasEnded({ state }: CapsuleMark): boolean {
	return state === 'finished' || state === 'failed'
}

function wordOf(wake: Wake): string {
	return wake.isAll ? 'notify all' : 'notify'
}

function latestPerThread(wakes: readonly Wake[]): readonly Wake[] {
	return [...new Map(wakes.map((wake) => [wake.to, wake])).values()].sort((a, b) => a.atUs - b.atUs)
}

function isPending(moment: Moment, wake: Wake): boolean {
	if (wake.ranUs !== null) return false
	return moment.conditions.some(({ id, woken }) => id === wake.condition && woken.includes(wake.to))
}

type Curve = readonly [Point, Point, Point, Point]

/** From the side of the notifier that faces the woken, sagging below both; from the frame when the page notified. */
function curveAcross(to: CapsuleMark, from: CapsuleMark | null, frame: Box, height: number): Curve {
	const target = centreOf(to.box)
	const origin = from === null ? { x: centreOf(frame).x, y: bottomOf(frame) } : centreOf(from.box)
	const isLeftward = origin.x > target.x
	const start = from === null ? origin : startOn(from, isLeftward)
	const inset = hasNotch(to.shape) ? tipOf(to.box.height) - 3 : -4
	const end = { x: isLeftward ? rightOf(to.box) + 4 : to.box.x + inset, y: target.y }
	const across = end.x - start.x
	const low = (y: number) => Math.min(height - 4, y)
	return [
		start,
		{ x: start.x + across * 0.34, y: low(Math.max(start.y + 44, end.y + 30)) },
		{ x: end.x - across * 0.4, y: low(end.y + 34) },
		end,
	]
}

function curveOf(
	to: CapsuleMark,
	from: CapsuleMark | null,
	frame: Box,
	{ height, isPhone, isShared }: ArrowSurroundings,
): Curve {
	if (from !== null && isBeside(to, from)) return curveUnder(to.box, from.box)
	if (from !== null && isAbove(to, from)) return curveAlong(to, from)
	if (isPhone) return curveDown(to, from, frame)
	return isShared && from !== null
		? curveBeside(to.box, from)
		: curveAcross(to, from, frame, height)
}

/** Both stand in one row of a shared wait set. */
function isBeside(to: CapsuleMark, from: CapsuleMark): boolean {
	return from.box.y === to.box.y && from.box.x !== to.box.x
}

/** Both stand in one column. */
function isAbove(to: CapsuleMark, from: CapsuleMark): boolean {
	return from.box.x === to.box.x && from.box.y !== to.box.y
}

/** A bow beside the column, on the side of the work. */
function curveAlong(to: CapsuleMark, from: CapsuleMark): Curve {
	const isRight = from.side === 'left'
	const bulge = isRight ? 34 : -34
	const edgeOf = ({ box, shape }: CapsuleMark) => {
		if (isRight) return rightOf(box) - (hasPoint(shape) ? 4 : 0)
		return box.x + (hasNotch(shape) ? tipOf(box.height) : 0)
	}
	const start = { x: edgeOf(from), y: centreOf(from.box).y }
	const end = { x: edgeOf(to) + (isRight ? 6 : -4), y: centreOf(to.box).y }
	return [start, { ...start, x: start.x + bulge }, { ...end, x: end.x + bulge }, end]
}

/** Along the bottom of the row, so that it covers neither the numbers nor who stands between. */
function curveUnder(to: Box, from: Box): Curve {
	const sag = 12
	const [start, end] = [centreOf(from), centreOf(to)]
	const [top, low] = [bottomOf(to), bottomOf(to) + sag]
	return [
		{ x: start.x, y: top },
		{ x: start.x, y: low },
		{ x: end.x, y: low },
		{ x: end.x, y: top + 2 },
	]
}

/** From home into the wait set below: along the frame, down onto the woken's back. */
function curveBeside(to: Box, from: CapsuleMark): Curve {
	const outwards = from.side === 'left' ? 1 : -1
	const inset = hasNotch(from.shape) ? tipOf(from.box.height) : 0
	const x = from.side === 'left' ? rightOf(from.box) : from.box.x + inset
	const start = { x, y: centreOf(from.box).y }
	const aside = x + 26 * outwards
	const reach = Math.min(36, to.width / 2)
	const end = { x: Math.min(rightOf(to) - reach, Math.max(to.x + reach, aside)), y: to.y - 2 }
	return [
		start,
		{ x: aside, y: start.y + 0.9 * (end.y - start.y) },
		{ x: end.x, y: Math.max(start.y, end.y - 40) },
		end,
	]
}

/** On a phone the notifier stands above or below: from the edge that faces the frame to the side of the woken. */
function curveDown(to: CapsuleMark, from: CapsuleMark | null, frame: Box): Curve {
	const origin = from?.box ?? frame
	const isAbove = origin.y < to.box.y
	const start = { x: centreOf(origin).x, y: isAbove ? bottomOf(origin) : origin.y }
	const end = { x: rightOf(to.box) + 4, y: centreOf(to.box).y }
	const reach = Math.max(30, Math.abs(end.y - start.y) * 0.5)
	return [
		start,
		{ x: start.x, y: start.y + (isAbove ? reach : -reach) },
		{ x: end.x + reach, y: end.y },
		end,
	]
}

function startOn(from: CapsuleMark, isLeftward: boolean): Point {
	const { box, shape } = from
	const corner = tipOf(box.height) * 0.45
	const x = isLeftward
		? box.x + (hasNotch(shape) ? corner : 0)
		: rightOf(box) - (hasPoint(shape) ? corner : 0)
	return { x, y: box.y + box.height * 0.8 }
}

function arrowOf(
	wake: Wake,
	curve: Curve,
	share: number,
	word: string | null,
	isFaint: boolean,
): ArrowMark {
	const [a, b, c, d] = firstPart(curve, share)
	const angle = (Math.atan2(d.y - c.y, d.x - c.x) * 180) / Math.PI
	const middle = firstPart(curve, 0.5)[3]
	return {
		key: [wake.from, wake.to, wake.condition, wake.atUs].join(':'),
		path: `M${xy(a)}C${xy(b)} ${xy(c)} ${xy(d)}`,
		tip: { ...d, angle: Number.isFinite(angle) ? angle : 0 },
		word: word === null || share < 0.5 ? null : { ...middle, text: word },
		isFaint,
	}
}

/** The first `share` of a curve, by halving its control polygon. */
function firstPart([a, b, c, d]: Curve, share: number): Curve {
	const ab = mix(a, b, share)
	const bc = mix(b, c, share)
	const cd = mix(c, d, share)
	const abc = mix(ab, bc, share)
	return [a, ab, abc, mix(abc, mix(bc, cd, share), share)]
}

function mix(from: Point, to: Point, share: number): Point {
	return { x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share }
}

function xy({ x, y }: Point): string {
	return `${x.toFixed(1)} ${y.toFixed(1)}`
}
