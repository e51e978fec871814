/** What draws a scene beyond what every scene needs, fetched before the scene stands there. */
import type { Cast } from '../trace/cast.ts'

/** Resolves also when it cannot be fetched: the stage says so in its place. */
export async function fetchDrawing({ objects }: Cast): Promise<void> {
	if (!objects.some(({ kind }) => kind === 'actor')) return
	await import('../view/stage/ActorStage.svelte').catch(() => undefined)
}
