/** In which method of a listing a line is: "put 37". */
import type { Listing } from '../session.ts'

const head =
	/^\s*(?:export )?(?:private |protected |static |async )*(?:function )?(\w+)\([^)]*\)?.*\{\s*(?:\/\/.*)?$/
const statements = new Set(['if', 'for', 'while', 'switch', 'catch', 'return', 'function'])

/** The name and the line; of the file where the line is in no method. */
export function placeInWords(listings: readonly Listing[], file: string, line: number): string {
	const text = listings.find(({ path }) => path === file)?.text ?? ''
	return `${methodAt(text, line) ?? baseName(file)} ${line}`
}

/** The name of the method whose head stands last above the line, with the line inside it. */
export function methodAt(text: string, line: number): string | null {
	const above = text.split('\n').slice(0, line).reverse()
	const depth = indentOf(above[0] ?? '')
	for (const [distance, row] of above.entries()) {
		const name = head.exec(row)?.[1]
		const isInside = distance === 0 || indentOf(row) < depth
		if (name !== undefined && isInside && !statements.has(name)) return name
	}
	return null
}

function indentOf(row: string): number {
	return row.length - row.trimStart().length
}

function baseName(path: string): string {
	return path.slice(path.lastIndexOf('/') + 1).replace(/\.ts$/, '')
}
