/** Remakes the catalogue from the sources, and says what every language lacks now. */
import { languages, readCatalogue, writeCatalogue } from './books.ts'
import { catalogueOf, faultsIn } from './catalogue.ts'
import { readSite } from './site.ts'

export function collect(): string {
	const catalogue = catalogueOf(readSite())
	const before = readCatalogue('en')
	writeCatalogue('en', catalogue)
	const faults = languages().flatMap((language) =>
		faultsIn(catalogue, readCatalogue(language)).map((fault) => `${language}: ${fault}`),
	)
	const count = Object.keys(catalogue).length
	const changes = faultsIn(catalogue, before)
	return [`${count} texts, ${changes.length} changed`, ...changes, ...faults].join('\n')
}
