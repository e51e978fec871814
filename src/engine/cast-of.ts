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
	const fixed = fixedOf(scene, knobs)
	return {
		scene: scene.id,
		seed,
		knobs: { ...knobs },
		options: Object.fromEntries(
			scene.knobs.flatMap((knob) => (knob.kind === 'choice' ? [[knob.name, knob.options]] : [])),
		),
		threads: parts.map(({ id, name, role, side, column, program, of }) => ({
			...{ id, name, role, side, column },
			program: of.programFor?.(fixed) ?? program,
		})),
		objects: layout.memory.objects.map((one) => {
			if (one.kind !== 'queue') return one
			const { gap = 0, isBackward = false } = scene.flows?.[one.name] ?? {}
			return { ...one, gap, isBackward }
		}),
		kinds: scene.kinds,
		limitBytes: limitOf({ scene, fixed }),
		files: ['', ...markedPrimitives],
	}
}
