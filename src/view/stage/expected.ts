/** How many threads of each role the knobs ask for, so that seats are kept for those who will come. */
import { max } from 'd3'
import type { Cast, CastThread } from '../../model/moment.ts'
import type { Expected } from '../layout/crew.ts'
import type { KnobValue } from '../session.ts'

type Values = Readonly<Record<string, KnobValue>>

/** What the knob for a side is called where it is not named after the role: of `max`, not all need have begun. */
const sideKnobs: Readonly<Record<CastThread['side'], readonly string[]>> = {
	producers: ['handlers'],
	consumers: ['workers', 'max'],
}

/** The knob named after the plural of a role, else the one of its side if no role has that name, else as many as there are; a role that may grow, as far as it may. */
export function expectedOf(cast: Cast, values: Values): Expected {
	const first = new Map(cast.threads.map((thread) => [thread.role, thread]))
	const entries = [...first.values()].map(({ role, side }) => {
		const free = sideKnobs[side].filter((knob) => !first.has(knob.slice(0, -1)))
		const asked = [`${role}s`, ...free].map((knob) => values[knob]).find((it) => it !== undefined)
		const most = free.includes('max') ? values['max'] : undefined
		const present = cast.threads.filter((thread) => thread.role === role).length
		return [role, max([asked, most].filter((it) => typeof it === 'number')) ?? present] as const
	})
	return Object.fromEntries(entries)
}
