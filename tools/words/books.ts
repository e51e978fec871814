/** The files of the languages, beside this one. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { Catalogue } from './catalogue.ts'

const folder = import.meta.dirname

/** @throws Error naming the languages that there are when there is no such file. */
export function readCatalogue(language: string): Catalogue {
	if (!languages().includes(language)) {
		throw new Error(`there is no ${language}.json in tools/words, but ${languages().join(', ')}`)
	}
	return JSON.parse(readFileSync(fileOf(language), 'utf8')) as Catalogue
}

export function writeCatalogue(language: string, catalogue: Catalogue): void {
	writeFileSync(fileOf(language), writtenOut(catalogue))
}

export function writtenOut(catalogue: Catalogue): string {
	return `${JSON.stringify(catalogue, null, '\t')}\n`
}

/** The languages that there is a file of. */
export function languages(): readonly string[] {
	return readdirSync(folder)
		.filter((name) => name.endsWith('.json'))
		.map((name) => name.slice(0, -'.json'.length))
}

function fileOf(language: string): string {
	return path.join(folder, `${language}.json`)
}
