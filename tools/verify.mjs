/**
 * Runs every check and ends with one line, "N passed, N failed": each test counts once, each check
 * without tests counts once, and a runner that ran no test has failed. `--quick` leaves out what
 * needs a browser, and the long proofs.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { runTool, startTool } from './run.mjs'

/** @typedef {{ passed: number, failed: number }} Score */

const isQuick = process.argv.includes('--quick')
const reports = mkdtempSync(path.join(tmpdir(), 'handoff-'))
const typeProjects = ['threads', 'worker', 'tests']

/** @type {[name: string, step: () => Score | Promise<Score>][]} */
const steps = [
	['format', () => check('prettier', ['--check', '--log-level', 'warn', '.'])],
	...typeProjects.map((name) => [
		`types ${name}`,
		() => check('tsc', ['-p', `tsconfig.${name}.json`]),
	]),
	['types page', () => check('svelte-check', svelteCheck)],
	['lint', () => checked(lint)],
	['unit', () => vitest('unit', 'runes')],
	['threads', () => vitest('threads')],
	...(isQuick
		? []
		: [
				['searches', () => vitest('searches')],
				['replays', () => vitest('replays')],
				['measured', () => vitest('measured')],
				['build', () => check('vite', ['build', '--logLevel', 'warn'])],
				['e2e', playwright],
			]),
]
const svelteCheck = ['--tsconfig', 'tsconfig.page.json', '--fail-on-warnings', '--output', 'human']

// The longest single-threaded step runs beside format and types.
const lint = startTool('eslint', ['.', '--max-warnings', '0'])
const total = { passed: 0, failed: 0 }
const times = []
for (const [name, step] of steps) {
	console.log(`\n— ${name}`)
	const from = performance.now()
	const score = await step()
	const seconds = ((performance.now() - from) / 1000).toFixed(1)
	total.passed += score.passed
	total.failed += score.failed
	times.push(`${score.failed === 0 ? '✓' : '✕'} ${name.padEnd(13)} ${seconds.padStart(6)} s`)
}
rmSync(reports, { recursive: true, force: true })

console.log(`\n${times.join('\n')}\n`)
console.log(`${total.passed} passed, ${total.failed} failed`)
process.exitCode = total.failed === 0 ? 0 : 1

/** @returns {Score} */
function check(tool, given) {
	return runTool(tool, given) ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 }
}

/** @returns {Promise<Score>} */
async function checked(started) {
	const { isWell, output } = await started
	process.stdout.write(output)
	return isWell ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 }
}

/** @returns {Score} */
function vitest(...projects) {
	const file = path.join(reports, `${projects.join('-')}.json`)
	const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`]
	const isWell = runTool('vitest', [
		'run',
		...projects.map((it) => `--project=${it}`),
		...reporters,
	])
	const report = readReport(file)
	return tally(isWell, report?.numPassedTests ?? 0, report?.numFailedTests ?? 0)
}

/** @returns {Score} */
function playwright() {
	const file = path.join(reports, 'e2e.json')
	const isWell = runTool('playwright', ['test', '--reporter=list,json'], {
		PLAYWRIGHT_JSON_OUTPUT_FILE: file,
	})
	const report = readReport(file)
	console.log(`engines: ${[...enginesIn(report?.suites ?? [])].join(', ') || 'none'}`)
	const { expected = 0, unexpected = 0, flaky = 0 } = report?.stats ?? {}
	return tally(isWell, expected, unexpected + flaky)
}

/**
 * A runner that failed without a failed test, or that ran nothing, counts as one failure.
 *
 * @returns {Score}
 */
function tally(isWell, passed, failed) {
	const isSilent = failed === 0 && (!isWell || passed === 0)
	return { passed, failed: isSilent ? 1 : failed }
}

function readReport(file) {
	try {
		return JSON.parse(readFileSync(file, 'utf8'))
	} catch {
		return null
	}
}

/** Names of the Playwright projects that ran a test. */
function enginesIn(suites) {
	return new Set(
		suites.flatMap(({ specs = [], suites: inner = [] }) => [
			...specs.flatMap(({ tests }) => tests.map(({ projectName }) => projectName)),
			...enginesIn(inner),
		]),
	)
}
