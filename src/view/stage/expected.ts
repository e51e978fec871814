/** How many threads of each role the knobs ask for: the knob named after the role's plural says so. */
import type { Cast } from '../../model/moment.ts'
import type { Expected } from '../layout/crew.ts'
import type { KnobValue } from '../session.ts'

export function expectedOf(cast: Cast, values: Readonly<Record<string, KnobValue>>): Expected {
	const roles = new Set(cast.threads.map(({ role }) => role))
	return Object.fromEntries([...roles].map((role) => [role, Number(values[`${role}s`] ?? 0)]))
}
