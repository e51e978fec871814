/** A stand-in for a canvas context that writes down what is drawn, for tests of drawings. */

/** One call or assignment: its name, then its values rounded to tenths. */
export type Drawn = readonly [string, ...(string | number)[]]

function noted(value: unknown): string | number {
	if (typeof value === 'number') return Math.round(value * 10) / 10
	if (typeof value === 'string') return value
	return value === undefined ? 'undefined' : JSON.stringify(value)
}

/** A context and its log, which grows with every call. */
export function drawLog(): { context: CanvasRenderingContext2D; log: Drawn[] } {
	const log: Drawn[] = []
	const target: Record<string, unknown> = {}
	const context = new Proxy(target, {
		get: (_, name) => {
			if (name === 'measureText') return (text: string) => ({ width: text.length * 7 })
			return (...values: readonly unknown[]) => log.push([String(name), ...values.map(noted)])
		},
		set: (_, name, value) => log.push([String(name), noted(value)]) > 0,
	})
	return { context: context as unknown as CanvasRenderingContext2D, log }
}

/** The boxes filled while `fillStyle` was `colour`: x, y, width, height. */
export function boxesIn(log: readonly Drawn[], colour: string): readonly (readonly number[])[] {
	const boxes: number[][] = []
	let style: string | number = ''
	for (const [name, ...values] of log) {
		if (name === 'fillStyle') style = values[0] ?? ''
		else if (style === colour && (name === 'fillRect' || name === 'rect')) {
			boxes.push(values.filter((value) => typeof value === 'number'))
		}
	}
	return boxes
}
