/**
 * Resolves relative imports for the boundaries plugin by their text alone: the query of `?raw` or
 * `?worker&url` is dropped, and the file need not exist (the type checker reports missing files).
 */
const path = require('node:path')

exports.interfaceVersion = 2

exports.resolve = (source, file) => {
	if (!source.startsWith('.')) return { found: false }
	const [target] = source.split('?')
	return { found: true, path: path.resolve(path.dirname(file), target) }
}
