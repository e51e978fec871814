/** Workers of a browser as the system sees them: threads of its processes that bear WebKit's name for a worker. */
import { readdirSync, readFileSync } from 'node:fs'

const workerName = 'WebCore: Worker'

/** How many there are in all that `pid` has started. Linux only. */
export function countThreads(pid) {
	const parents = new Map(numbersIn('/proc').map((one) => [one, parentOf(one)]))
	const isOurs = (one) => one === pid || (parents.has(one) && isOurs(parents.get(one)))
	return [...parents.keys()]
		.filter(isOurs)
		.flatMap((one) => numbersIn(`/proc/${one}/task`).map((task) => `/proc/${one}/task/${task}`))
		.filter((task) => read(`${task}/comm`).trim() === workerName).length
}

function parentOf(pid) {
	// After the name, which may have anything in it: state, then parent.
	return Number(
		read(`/proc/${pid}/stat`)
			.replace(/^.*\) /s, '')
			.split(' ')[1],
	)
}

function numbersIn(folder) {
	try {
		return readdirSync(folder)
			.filter((name) => /^\d+$/.test(name))
			.map(Number)
	} catch {
		return []
	}
}

/** Empty when it has ended meanwhile. */
function read(file) {
	try {
		return readFileSync(file, 'utf8')
	} catch {
		return ''
	}
}
