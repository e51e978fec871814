/** What holds for every cell of the grid, in words. */
import type { KnobValue } from '../programs/knob.ts'

export function givenInWords(values: Readonly<Record<string, KnobValue>>): string {
	const { capacity, cvs, notify, guard } = values
	const conditions = cvs === 1 ? 'one condition' : 'two conditions'
	const tested = guard === undefined ? [] : [String(guard)]
	return [`capacity ${String(capacity)}`, conditions, `notify ${String(notify)}`, ...tested].join(
		', ',
	)
}
