// The kinds of import that the build understands beside TypeScript and Svelte.

/** The text of a file, untouched. */
declare module '*?raw' {
	export default text
	const text: string
}

/** The address of a built worker; goes through the page's one trusted-types policy. */
declare module '*?worker&url' {
	export default address
	const address: string
}

declare module '*.css' {}

/** All scenes as they are known before they are opened. */
declare module '*/scenes.ts?listed' {
	export const scenes: unknown
}

/** The generator twins of a program's functions, by name, for the search of schedules. */
declare module '*?twin' {
	export const twins: Readonly<Record<string, unknown>>
}

interface VariantClass {
	new (...parts: readonly unknown[]): unknown
	readonly prototype: Readonly<Record<string, unknown>>
}

/** The one that the file has. */
interface VariantModule {
	readonly BoundedBuffer: VariantClass
	readonly Memory: VariantClass
	readonly Queue: VariantClass
}

/** Every variant of a file whose text knobs change, by the key of what is chosen (programs/switches.ts). */
declare module '*?variants' {
	export const variants: Readonly<Record<string, VariantModule>>
}

declare module '*?variants&twin' {
	export const variants: Readonly<Record<string, VariantModule>>
}

interface ImportMeta {
	/** False while somebody develops. */
	readonly env: { readonly PROD: boolean }
}
