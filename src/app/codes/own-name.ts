/** The name that somebody gave, kept on this device. Storage may be refused: then it is given again. */
import { cleanName } from './statement.ts'

export const nameKey = 'handoff.name'

export function readName(): string {
	try {
		return cleanName(localStorage.getItem(nameKey) ?? '')
	} catch {
		return ''
	}
}

export function keepName(name: string): void {
	try {
		localStorage.setItem(nameKey, cleanName(name))
	} catch {
		// It still stands in the field.
	}
}
