/** What without-gates.mjs makes of a file of `src/sync`: its classes by name, the same but for gates and markers. */
declare module '*?ungated' {
	export const classes: Readonly<Record<string, unknown>>
}
