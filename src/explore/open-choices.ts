/** What a search leaves open beside who goes. */
import type { OpenChoices, RunPlan } from './virtual-run.ts'

/** A run in which spurious wake-ups are injected is searched with them, whether or not somebody opened that choice. */
export function openIn({ scene, values }: RunPlan, open: OpenChoices): OpenChoices {
	const injected = scene.knobs.find(({ name }) => name === 'spurious')
	const perS = Number(values['spurious'] ?? injected?.default ?? 0)
	return { ...open, spurious: open.spurious || (injected !== undefined && perS > 0) }
}
