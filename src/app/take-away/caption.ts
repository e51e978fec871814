/** What must be known to read a saved picture, and how files are called. */
import type { KnobValue, KnobView } from '../../view/session.ts'

export interface Pictured {
	readonly sceneId: string
	readonly title: string
	readonly atUs: number
	readonly seed: number
	readonly knobs: readonly KnobView[]
	/** As they stood at that time. */
	readonly values: Readonly<Record<string, KnobValue>>
	readonly version: string
	/** ISO 8601. */
	readonly date: string
}

/** Lines to stand below a picture. */
export function captionOf({
	title,
	atUs,
	seed,
	knobs,
	values,
	version,
	date,
}: Pictured): readonly string[] {
	const set = knobs.map(({ name, label, unit }) => {
		const value = values[name]
		return value === undefined ? null : `${label} ${inWords(value)}${unit === '' ? '' : ` ${unit}`}`
	})
	return [
		`${title}, ${(atUs / 1e6).toFixed(3)} s after the start.`,
		[...set.filter((one) => one !== null), `seed ${seed}`].join(' · '),
		`Recorded from real threads by Handoff ${version}, saved ${date.slice(0, 10)}.`,
	]
}

function inWords(value: KnobValue): string {
	if (typeof value === 'boolean') return value ? 'on' : 'off'
	return String(value)
}

/** `what`: "stage", "lanes", "recording" … */
export function fileNameOf(
	{ sceneId, atUs }: Pick<Pictured, 'sceneId' | 'atUs'>,
	what: string,
	ending: string,
): string {
	return `handoff-${sceneId}-${what}-${Math.round(atUs / 1000)}ms.${ending}`
}
