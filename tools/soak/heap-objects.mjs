/** What a heap holds, without what the browser itself keeps there: compiled code, which grows for a long time, and its own figures. */

const notOurs = new Set(['code', 'native', 'synthetic', 'hidden'])

/**
 * Bytes of objects, strings, closures and arrays.
 *
 * @param {import('playwright-core').CDPSession} debugging
 * @returns {Promise<number>}
 */
export async function objectBytes(debugging) {
	const chunks = []
	const keep = ({ chunk }) => chunks.push(chunk)
	debugging.on('HeapProfiler.addHeapSnapshotChunk', keep)
	await debugging.send('HeapProfiler.takeHeapSnapshot')
	debugging.off('HeapProfiler.addHeapSnapshotChunk', keep)
	const { snapshot, nodes } = JSON.parse(chunks.join(''))
	const { node_fields: fields, node_types: types } = snapshot.meta
	const [typeAt, sizeAt] = [fields.indexOf('type'), fields.indexOf('self_size')]
	let bytes = 0
	for (let at = 0; at < nodes.length; at += fields.length) {
		if (!notOurs.has(types[typeAt][nodes[at + typeAt]])) bytes += nodes[at + sizeAt]
	}
	return bytes
}
