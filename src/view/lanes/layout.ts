/** The marks of the lanes: everything that is drawn, in CSS pixels, and nothing that is not in the recording. */
import type { Moment } from '../../model/moment.ts'
import { budgetOf } from '../layout/budget.ts'
import { type ArrowMark, type WakeTick, layoutWakes } from './arrows.ts'
import { type TimeTick, timeTicks } from './axis.ts'
import { type Chunks, columnsPerChunk } from './chunks.ts'
import { type DepthMark, layoutDepth } from './depth-mark.ts'
import type { Marks } from './marks.ts'
import type { Frame } from './rows.ts'
import { type SignMark, layoutSigns } from './signs.ts'
import type { View } from './view.ts'
import { type WaveMark, binWidth, layoutWave } from './wave-mark.ts'

export interface Part {
	readonly x: number
	readonly marks: Marks
	/** Nothing in it will change any more. */
	readonly isSettled: boolean
}

export interface Lanes {
	readonly frame: Frame
	readonly view: View
	readonly usPerPx: number
	/** Chunks of the rows, with the place of each one's left edge. */
	readonly parts: readonly Part[]
	readonly arrows: readonly ArrowMark[]
	readonly wakeTicks: readonly WakeTick[]
	readonly signs: readonly SignMark[]
	readonly depths: readonly DepthMark[]
	readonly wave: WaveMark | null
	readonly ticks: readonly (TimeTick & { readonly x: number })[]
	readonly playheadX: number
	/** Where the recording ends, or begins, inside the view. */
	readonly endX: number
	readonly startX: number
}

export interface Shown {
	readonly frame: Frame
	readonly view: View
	readonly chunks: Chunks
	readonly moment: Moment
}

/** Brings a view onto the grid of columns, so that columns stay where they are while it scrolls. */
export function gridView(view: View, frame: Frame): View & { readonly usPerPx: number } {
	const width = Math.max(1, frame.right - frame.left)
	const usPerPx = (view.toUs - view.fromUs) / width
	const fromUs = Math.round(view.fromUs / usPerPx) * usPerPx
	return { fromUs, toUs: fromUs + width * usPerPx, usPerPx }
}

/** Run time at a place, and back. */
export function usAt(lanes: Lanes, x: number): number {
	return lanes.view.fromUs + (x - lanes.frame.left) * lanes.usPerPx
}

export function xAt(lanes: Lanes, us: number): number {
	return lanes.frame.left + (us - lanes.view.fromUs) / lanes.usPerPx
}

/** `view` must lie on the grid of `chunks`. */
export function layoutLanes({ frame, view, chunks, moment }: Shown): Lanes {
	const { usPerPx, recording } = chunks
	const x = (us: number) => frame.left + (us - view.fromUs) / usPerPx
	const first = Math.floor(view.fromUs / usPerPx / columnsPerChunk)
	const last = Math.floor((view.toUs / usPerPx - 1) / columnsPerChunk)
	const indices: number[] = []
	for (let index = Math.max(0, first); index <= last; index++) {
		if (index * columnsPerChunk * usPerPx <= recording.endUs) indices.push(index)
	}
	const parts = indices.map((index): Part => {
		const left = frame.left + Math.round(index * columnsPerChunk - view.fromUs / usPerPx)
		return { x: left, marks: chunks.marks(index, frame), isSettled: chunks.isSettled(index) }
	})
	const apart = 92 * frame.scale
	const budget = budgetOf(moment)
	const depths = frame.strips.map((strip) => layoutDepth(strip, frame, indices, chunks, x, budget))
	return {
		frame,
		view,
		usPerPx,
		parts,
		...layoutWakes(frame, indices, chunks, moment.atUs, x),
		signs: layoutSigns(frame, indices, chunks, x),
		depths,
		wave: waveIn(frame, view, chunks, moment, depths[0]),
		ticks: timeTicks(view, frame.right - frame.left, apart).map((tick) => {
			return { ...tick, x: x(tick.us) }
		}),
		playheadX: x(moment.atUs),
		endX: x(recording.endUs),
		startX: x(recording.startUs),
	}
}

function waveIn(
	frame: Frame,
	view: View,
	{ recording, usPerPx }: Chunks,
	moment: Moment,
	depth: DepthMark | undefined,
): WaveMark | null {
	if (frame.wave === null) return null
	const fromUs = Math.max(0, view.fromUs)
	const toUs = Math.min(view.toUs, recording.endUs)
	const most = Math.floor((frame.right - frame.left) / (binWidth * frame.scale))
	// As many as fit into the whole view, so that bins are as wide wherever the recording ends.
	const bins = Math.max(1, Math.round((most * (toUs - fromUs)) / (view.toUs - view.fromUs)))
	return layoutWave({
		...{ strip: frame.wave, scale: frame.scale, moment, depth },
		bins: toUs <= fromUs ? [] : recording.wave(fromUs, toUs, bins),
		x: (us) => frame.left + (us - view.fromUs) / usPerPx,
	})
}
