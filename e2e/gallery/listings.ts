/** The listings of a buffer with switches, as the page gets them. */
import bufferText from '../../src/programs/wait-notify/buffer.ts?raw'
import consumeText from '../../src/programs/wait-notify/consume.ts?raw'
import produceText from '../../src/programs/wait-notify/produce.ts?raw'
import conditionText from '../../src/sync/condition.ts?raw'
import lockText from '../../src/sync/lock.ts?raw'
import type { KnobValue, Listing, ListingSwitch } from '../../src/view/session.ts'

const options: Readonly<Record<string, readonly KnobValue[]>> = {
	guard: ['while', 'if'],
	cvs: [1, 2],
	notify: ['one', 'all'],
	lock: ['barging', 'FIFO-fair', 'none'],
	join: ['before', 'after'],
}

/** The text as written ends its switched lines with ` // knob: alternatives`. */
const written = /^(.*?) \/\/ (\w+): (.+)$/

function shown(values: Readonly<Record<string, KnobValue>>): Listing {
	const switches: ListingSwitch[] = []
	const rows = bufferText.split('\n').map((row, index) => {
		const match = written.exec(row)
		const [code = row, knob = '', rest = ''] = match?.slice(1) ?? []
		const offered = options[knob] ?? []
		const texts = rest.split(' | ')
		if (match === null || texts.length !== offered.length) return row
		const standing = texts.find((text) => code.includes(text)) ?? ''
		const column = code.indexOf(standing)
		const chosen = texts[offered.indexOf(values[knob] ?? '')] ?? standing
		const alternatives = offered.map((value, place) => ({ value, text: texts[place] ?? '' }))
		switches.push({ knob, line: index + 1, column, options: alternatives })
		return code.slice(0, column) + chosen + code.slice(column + standing.length)
	})
	return { path: 'programs/wait-notify/buffer.ts', text: rows.join('\n'), switches }
}

export function listingsWith(values: Readonly<Record<string, KnobValue>>): readonly Listing[] {
	return [
		{ path: 'wait-notify/produce.ts', text: produceText, switches: [] },
		{ path: 'wait-notify/consume.ts', text: consumeText, switches: [] },
		shown(values),
		{ path: 'lock.ts', text: lockText, switches: [] },
		{ path: 'condition.ts', text: conditionText, switches: [] },
	]
}
