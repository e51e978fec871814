/** Where in the sources an access was made, from the call stack of it. */
import type { Sources } from './load.ts'

const frame = /(sync\/[\w-]+\.ts|(?<=\/)harness\.ts):(\d+):(\d+)/

/** The innermost line of a primitive or a harness, and the line that called it. */
export function placeOf(stack: string, sources: Sources): string {
	const places = stack.split('\n').flatMap((line) => {
		const [, file, row, column] = frame.exec(line) ?? []
		return file ? [sources.lineOf(file, Number(row), Number(column))] : []
	})
	return places.slice(0, 3).join(' < ') || 'an unknown line'
}
