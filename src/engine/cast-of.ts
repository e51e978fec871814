/** Names for everything that the records of a run will carry by number. */
import type { Cast } from '../trace/cast.ts'
import type { Scene } from '../programs/scene.ts'
import { markedPrimitives } from '../sync/marked.ts'
import { fixedOf, limitOf, type KnobValues, type Part, type RunLayout } from './layout.ts'

export function castOf(
	{ scene, seed }: { readonly scene: Scene; readonly seed: number },
	knobs: KnobValues,
	parts: readonly Part[],
	layout: RunLayout,
): Cast {
	return {
		scene: scene.id,
		seed,
		knobs: { ...knobs },
		options: Object.fromEntries(
			scene.knobs.flatMap((knob) => (knob.kind === 'choice' ? [[knob.name, knob.options]] : [])),
		),
		threads: parts.map(({ id, name, role, side, program }) => ({ id, name, role, side, program })),
		objects: layout.memory.objects,
		kinds: scene.kinds,
		limitBytes: limitOf({ scene, fixed: fixedOf(scene, knobs) }),
		files: ['', ...markedPrimitives],
	}
}
