/** What draws a scene beyond what every scene needs, fetched before the scene stands there. */
import type { Cast } from '../trace/cast.ts'
import { hasStores } from '../view/layout/foot.ts'

/** Resolves also when it cannot be fetched: the stage says so in its place. */
export async function fetchDrawing(cast: Cast): Promise<void> {
	const hasActors = cast.objects.some(({ kind }) => kind === 'actor')
	const parts = [
		...(hasActors ? [import('../view/stage/ActorStage.svelte')] : []),
		...(hasStores(cast)
			? [import('../view/stage/Foot.svelte'), import('../view/stage/StoreTable.svelte')]
			: []),
	]
	await Promise.allSettled(parts)
}
