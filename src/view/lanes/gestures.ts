/** What wheel, drag and keys ask of the lanes, as numbers: no state of the page is touched here. */

/** Wheel notches are lines in some browsers and pixels in others. */
function wheelPx(delta: number, mode: number): number {
	return mode === 1 ? delta * 16 : delta
}

export type WheelWish =
	{ readonly kind: 'zoom'; readonly factor: number } | { readonly kind: 'pan'; readonly px: number }

/** With Ctrl (which is also what a pinch sends) it zooms; plain it pans; null leaves it to the page. */
export function wheelWish(event: WheelEvent, canScroll: boolean): WheelWish | null {
	const across = wheelPx(event.deltaX, event.deltaMode)
	const down = wheelPx(event.deltaY, event.deltaMode)
	if (event.ctrlKey || event.metaKey) {
		return { kind: 'zoom', factor: Math.exp(Math.max(-1, Math.min(1, down / 240))) }
	}
	if (Math.abs(across) > Math.abs(down)) return { kind: 'pan', px: across }
	if (event.shiftKey || !canScroll) return { kind: 'pan', px: down }
	return null
}

export type KeyWish =
	| { readonly kind: 'pan'; readonly share: number }
	| { readonly kind: 'zoom'; readonly factor: number }
	| { readonly kind: 'along' | 'across'; readonly step: 1 | -1 }
	| { readonly kind: 'begin' | 'end' | 'follow' | 'seek' | 'leave' }

const plain: Readonly<Record<string, KeyWish>> = {
	ArrowLeft: { kind: 'pan', share: -0.2 },
	ArrowRight: { kind: 'pan', share: 0.2 },
	PageUp: { kind: 'pan', share: -0.9 },
	PageDown: { kind: 'pan', share: 0.9 },
	ArrowUp: { kind: 'across', step: -1 },
	ArrowDown: { kind: 'across', step: 1 },
	'+': { kind: 'zoom', factor: 1 / 1.5 },
	'=': { kind: 'zoom', factor: 1 / 1.5 },
	'-': { kind: 'zoom', factor: 1.5 },
	Home: { kind: 'begin' },
	End: { kind: 'end' },
	'0': { kind: 'follow' },
	Enter: { kind: 'seek' },
	Escape: { kind: 'leave' },
}

/** Null for keys that are not for the lanes. Shift and an arrow goes from span to span. */
export function keyWish(event: KeyboardEvent): KeyWish | null {
	if (event.ctrlKey || event.metaKey || event.altKey) return null
	if (event.shiftKey && event.key === 'ArrowLeft') return { kind: 'along', step: -1 }
	if (event.shiftKey && event.key === 'ArrowRight') return { kind: 'along', step: 1 }
	return plain[event.key] ?? null
}
