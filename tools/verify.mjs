/**
 * Runs every check and ends with one line, "N passed, N failed": each test counts once, each check
 * without tests counts once, and a runner that ran no test has failed. `--quick` leaves out what
 * needs a browser, and the long proofs.
 *
 * Real threads meet whatever else the machine does. Where they run, up to three failures of a step are
 * heard once more, by themselves; the end names every test that passed only then.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { runTool, startTool } from './run.mjs'
import { checkWebkitGtk, findWebkitGtk } from './webkitgtk.mjs'

/** @typedef {{ passed: number, failed: number }} Score */

const isQuick = process.argv.includes('--quick')
const reports = mkdtempSync(path.join(tmpdir(), 'handoff-'))
const webkitGtk = findWebkitGtk()
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
	['unit', () => vitest('unit')],
	['runes', () => vitest('runes')],
	['threads', () => vitestTwice('threads')],
	...(isQuick
		? []
		: [
				['searches', () => vitest('searches')],
				['replays', () => vitestTwice('replays')],
				['measured', () => vitestTwice('measured')],
				['build', () => check('vite', ['build', '--logLevel', 'warn'])],
				['e2e', playwrightTwice],
				...(webkitGtk === null ? [] : [['webkitgtk', () => checkWebkitGtk(webkitGtk)]]),
			]),
]
const svelteCheck = ['--tsconfig', 'tsconfig.page.json', '--fail-on-warnings', '--output', 'human']

const mostHeardAgain = 3
/** Names of tests that passed only when they were heard again. */
const heardAgain = []

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
for (const name of heardAgain) console.log(`passed only when heard again: ${name}`)
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
function vitest(project, ...given) {
	return vitestReport(project, given).score
}

/** @returns {Score} */
function vitestTwice(project) {
	const { score, report } = vitestReport(project)
	const failed = (report?.testResults ?? []).flatMap(({ name: file, assertionResults }) =>
		assertionResults
			.filter(({ status }) => status === 'failed')
			.map(({ fullName }) => ({ file, fullName })),
	)
	const names = failed.map(({ fullName }) => fullName)
	return twice(score, names, () => {
		const files = [...new Set(failed.map(({ file }) => file))]
		const pattern = `^(${names.map(escaped).join('|')})$`
		return vitest(project, ...files, '--testNamePattern', pattern)
	})
}

function vitestReport(project, given = []) {
	const file = path.join(reports, `${project}.json`)
	rmSync(file, { force: true })
	const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`]
	const isWell = runTool('vitest', ['run', `--project=${project}`, ...reporters, ...given])
	const report = readReport(file)
	return {
		score: tally(isWell, report?.numPassedTests ?? 0, report?.numFailedTests ?? 0),
		report,
	}
}

/** @returns {Score} */
function playwrightTwice() {
	const { score, report } = playwrightReport()
	const suites = report?.suites ?? []
	console.log(`engines: ${[...new Set(testsIn(suites).map(({ engine }) => engine))].join(', ')}`)
	const failed = testsIn(suites).filter(({ isFailed }) => isFailed)
	const names = failed.map(({ engine, title }) => `${engine}: ${title}`)
	return twice(score, names, () => playwrightReport('--last-failed').score)
}

function playwrightReport(...given) {
	const file = path.join(reports, 'e2e.json')
	rmSync(file, { force: true })
	const isWell = runTool('playwright', ['test', '--reporter=list,json', ...given], {
		PLAYWRIGHT_JSON_OUTPUT_FILE: file,
	})
	const report = readReport(file)
	const { expected = 0, unexpected = 0, flaky = 0 } = report?.stats ?? {}
	return { score: tally(isWell, expected, unexpected + flaky), report }
}

/** Tests of Playwright's report: in which engine, and whether they failed. */
function testsIn(suites) {
	return suites.flatMap(({ specs = [], suites: inner = [] }) => [
		...specs.flatMap(({ title, tests }) =>
			tests.map(({ projectName, status }) => ({
				title,
				engine: projectName,
				isFailed: status === 'unexpected',
			})),
		),
		...testsIn(inner),
	])
}

/**
 * What a step comes to when the few that failed, all of them known by name, are heard again.
 *
 * @returns {Score}
 */
function twice(score, names, again) {
	const isKnown = names.length === score.failed
	if (score.failed === 0 || !isKnown || names.length > mostHeardAgain) return score
	console.log(`\nheard again: ${names.join('; ')}`)
	const { passed, failed } = again()
	if (failed > 0 || passed !== names.length) return score
	heardAgain.push(...names)
	return { passed: score.passed + passed, failed: 0 }
}

function escaped(name) {
	return name.replaceAll(/[$()*+.?[\\\]^{|}]/g, String.raw`\$&`)
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
