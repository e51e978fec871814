/** When there is time for work that nobody waits for. */
import type { Phase } from '../../view/session.ts'

const restMs = 2000

/** Calls `act` once, when no thread has run freely for a while: cores belong to the run. */
export function onceAtRest(lab: { readonly phase: Phase }, act: () => void): void {
	const end = $effect.root(() => {
		$effect(() => {
			if (lab.phase === 'running') return
			const timer = setTimeout(() => {
				end()
				act()
			}, restMs)
			return () => {
				clearTimeout(timer)
			}
		})
	})
}
