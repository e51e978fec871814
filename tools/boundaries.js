/**
 * The import map as ESLint configuration: an allow-list over every form of import, where a file
 * outside the known folders is itself an error. src/layers.test.ts plants violations against it.
 */
import { fileURLToPath } from 'node:url'
import boundaries from 'eslint-plugin-boundaries'
import { foundations, layers } from './layers.js'

const sourceResolver = fileURLToPath(new URL('source-resolver.cjs', import.meta.url))
const testPackages = ['vitest', 'fast-check']
const isInside = (/** @type {string} */ folder) => ({ element: { type: folder } })

const policies = Object.entries(layers).flatMap(([folder, { folders, packages }]) => {
	const from = isInside(folder)
	const fromTest = { ...from, file: { categories: 'test' } }
	return [
		...[folder, ...folders].map((to) => ({ from, allow: { to: isInside(to) } })),
		...packages.map((source) => ({ from, allow: { to: fromRegistry(source) } })),
		...foundations(folder).map((to) => ({ from: fromTest, allow: { to: isInside(to) } })),
		...testPackages.map((source) => ({ from: fromTest, allow: { to: fromRegistry(source) } })),
		{ from: fromTest, allow: { to: { module: { origin: 'core' } } } },
		{ from: fromTest, allow: { to: isInside('tools') } },
	]
})

/** @param {string} source A package, or `package/*` for all modules inside it. */
function fromRegistry(source) {
	const [name, inner] = source.split('/')
	const module = { origin: 'external', source: name }
	return { module: inner === undefined ? module : { ...module, internalPath: '**' } }
}

/** The files directly in `src` that join the halves, and the tests of the whole. */
const joints = ['src/App.svelte', 'src/main.ts', 'src/modules.d.ts', 'src/*.test.ts']

export const boundaryConfig = {
	files: ['src/**/*.ts', 'src/**/*.svelte'],
	ignores: joints,
	plugins: { boundaries },
	settings: {
		'import/resolver': { [sourceResolver]: {} },
		'boundaries/elements': [
			...Object.keys(layers).map((type) => ({ type, pattern: `src/${type}` })),
			{ type: 'tools', pattern: 'tools' },
		],
		'boundaries/files': [{ category: 'test', pattern: 'src/**/*.test.ts' }],
		'boundaries/dependency-nodes': ['import', 'dynamic-import', 'export', 'require'],
		'boundaries/additional-dependency-nodes': [
			{
				selector:
					'NewExpression[callee.name="URL"]:has(> MemberExpression[object.type="MetaProperty"]) > Literal:first-child',
				kind: 'value',
				name: 'url',
			},
			{ selector: 'TSImportType > Literal', kind: 'type', name: 'import-type' },
		],
	},
	rules: {
		'boundaries/no-unknown-files': 'error',
		'boundaries/dependencies': [
			'error',
			{
				default: 'disallow',
				checkAllOrigins: true,
				checkUnknownLocals: true,
				policies,
			},
		],
	},
}
