/** What a plot of measured points over one knob consists of: scales, lines of theory, marks. In pixels. */
import type { Tick } from './sweep-layout.ts'

export type LineLook = 'plain' | 'dashed' | 'dotted'
/** `speck`: small and faint, one of many behind a mark. */
export type MarkLook = 'dot' | 'ring' | 'square' | 'speck'

export interface PlotLine {
	readonly path: string
	readonly look: LineLook
}

export interface PlotMark {
	readonly key: string
	readonly x: number
	readonly y: number
	readonly look: MarkLook
	/** Ends of its interval, the upper one first; absent without one. */
	readonly interval?: readonly [number, number]
}

export interface PlotMarks {
	readonly left: number
	readonly right: number
	readonly top: number
	readonly bottom: number
	/** On the left scale, and on the right one where there is one. */
	readonly up: readonly Tick[]
	readonly upRight?: readonly Tick[]
	/** `below`: a second line. */
	readonly across: readonly (Tick & { readonly below?: string | null })[]
	/** What stands across: below the right end, or at the beginning of its one or two lines. */
	readonly title: { readonly end: string } | { readonly lines: readonly [string, string] }
	/** Empty paths are left out. */
	readonly lines: readonly PlotLine[]
	readonly marks: readonly PlotMark[]
}

/** An entry of the legend: a line, a mark or both, and what it is. */
export interface Key {
	readonly line?: LineLook
	readonly mark?: MarkLook
	readonly hasInterval?: boolean
	readonly text: string
}
