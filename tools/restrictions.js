/**
 * What no import rule can say: syntax, globals and names that are refused, each with the reason.
 * `no-restricted-syntax` is replaced, not merged, by a later block; so every block lists in full.
 */

/** The one file in which a thread may sleep: the seam. */
export const seam = 'src/sync/parking.ts'

const everywhere = [
	{ selector: 'ExportDefaultDeclaration', message: 'Named exports only.' },
	{
		selector: 'ExportSpecifier[exported.name="default"]',
		message: 'Named exports only.',
	},
	{ selector: 'ExportAllDeclaration', message: 'No barrels: import from the file itself.' },
	{
		selector:
			':matches(ImportDeclaration, ExportNamedDeclaration, ImportExpression)[source.value=/^\\.(?!.*\\.[a-z0-9]+(\\?.*)?$)/]',
		message: 'Imports carry their file extension.',
	},
	{
		selector: 'CallExpression[callee.object.type="MetaProperty"][callee.property.name="glob"]',
		message: 'import.meta.glob escapes the import map; list the files.',
	},
	{
		selector: 'ImportExpression[source.type!="Literal"]',
		message: 'A computed import escapes the import map; name the file.',
	},
	{
		selector:
			'ImportDeclaration[source.value="d3"] > :matches(ImportDefaultSpecifier, ImportNamespaceSpecifier)',
		message: 'Import from d3 by name: the bundle keeps what is named.',
	},
	{
		selector: 'ImportExpression[source.value="d3"]',
		message: 'Import from d3 by name: the bundle keeps what is named.',
	},
]

const worker = [
	{
		selector: 'NewExpression[callee.name="Worker"] > NewExpression[callee.name="URL"]',
		message: 'Throws under Trusted Types; import `?worker&url` and pass it through the policy.',
	},
]

const sleeping = [
	{
		selector:
			'MemberExpression[object.name="Atomics"]:matches([property.name=/^wait/], [property.value=/^wait/])',
		message: `A thread sleeps only in ${seam}.`,
	},
	{
		selector: 'VariableDeclarator[init.name="Atomics"]',
		message: 'Call Atomics by its name, so that every use can be found.',
	},
]

const moduleState = [
	{
		selector:
			':matches(Program, Program > ExportNamedDeclaration) > VariableDeclaration[kind="let"]',
		message: 'No mutable state in a module; put it in a class and pass it.',
	},
]

const inlineStyle = [
	{
		selector: 'SvelteAttribute[key.name="style"]',
		message: 'The content security policy refuses it; use a class or style:property.',
	},
]

export const syntax = {
	anywhere: ['error', ...everywhere],
	source: ['error', ...everywhere, ...worker, ...sleeping],
	seam: ['error', ...everywhere, ...worker],
	pictures: ['error', ...everywhere, ...worker, ...sleeping, ...moduleState, ...inlineStyle],
	barrel: ['error', { selector: 'Program', message: 'No index files: name the file.' }],
}

const sharedMemory = ['Atomics', 'SharedArrayBuffer'].map((name) => ({
	name,
	message: 'Shared memory belongs to trace, sync, engine and app.',
}))

const surroundings = [
	'Date',
	'performance',
	'setTimeout',
	'setInterval',
	'queueMicrotask',
	'globalThis',
	'self',
].map((name) => ({
	name,
	message:
		'Time and chance reach a program only through its thread, so that a run can be repeated.',
}))

export const globalsRefused = {
	picture: ['error', { globals: sharedMemory, checkGlobalObject: true }],
	program: ['error', { globals: [...sharedMemory, ...surroundings], checkGlobalObject: true }],
}

// What d3-selection, -transition, -axis, -zoom, -brush and -drag export: Svelte owns the DOM.
const domNames =
	'create creator local matcher namespace namespaces pointer pointers select selectAll selection selector selectorAll style window active interrupt transition axisBottom axisLeft axisRight axisTop zoom zoomIdentity zoomTransform brush brushSelection brushX brushY drag dragDisable dragEnable'.split(
		' ',
	)

export const importsRefused = [
	'error',
	{
		paths: [{ name: 'd3', importNames: domNames, message: 'Svelte owns the DOM.' }],
		patterns: [{ group: ['d3-*'], message: 'Import from d3 by name.' }],
	},
]
