/**
 * Who may import whom. ESLint enforces this map (tools/boundaries.js), ARCHITECTURE.md prints it,
 * and src/docs.test.ts fails when the two differ. A folder may always import itself.
 */

/** @type {Record<string, { folders: string[], packages: string[] }>} */
export const layers = {
	trace: { folders: [], packages: [] },
	sync: { folders: ['trace'], packages: [] },
	programs: { folders: ['sync'], packages: ['d3', 'pure-rand/*'] },
	engine: { folders: ['trace', 'sync', 'programs'], packages: ['comlink'] },
	explore: { folders: ['trace', 'sync', 'programs', 'engine'], packages: ['comlink'] },
	model: { folders: ['trace'], packages: ['d3'] },
	view: { folders: ['model'], packages: ['d3', 'svelte', 'svelte/*'] },
	lessons: { folders: ['programs', 'model', 'view'], packages: ['svelte', 'svelte/*'] },
	app: {
		folders: ['trace', 'sync', 'programs', 'engine', 'explore', 'model', 'view', 'lessons'],
		packages: ['comlink', 'svelte', 'svelte/*'],
	},
}

/**
 * Every folder that `folder` rests on, directly or not: a test of the folder may import them all.
 *
 * @param {string} folder
 * @returns {string[]}
 */
export function foundations(folder) {
	const direct = layers[folder]?.folders ?? []
	return [...new Set([...direct, ...direct.flatMap(foundations)])]
}
