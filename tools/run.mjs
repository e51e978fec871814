/** Starts the programs that the other tools need, with Node's own means alone. */
import { spawn, spawnSync } from 'node:child_process'
import { createRequire } from 'node:module'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = fileURLToPath(new URL('..', import.meta.url))

/**
 * Runs a program to its end and shows its output.
 *
 * @param {string} program
 * @param {string[]} given
 * @param {Record<string, string>} [environment] Added to ours.
 * @returns {boolean} Whether it started and ended well.
 */
export function run(program, given, environment = {}) {
	const env = { ...process.env, ...environment }
	return spawnSync(program, given, { cwd: root, stdio: 'inherit', env }).status === 0
}

/**
 * Runs the command of an installed package, in this Node, without a shell.
 *
 * @param {string} name As in `node_modules/.bin`.
 * @param {string[]} given
 * @param {Record<string, string>} [environment]
 */
export function runTool(name, given, environment) {
	return run(process.execPath, [toolPath(name), ...given], environment)
}

/**
 * The same beside whatever runs meanwhile, which leaves a core idle; its output is shown when it has ended.
 *
 * @param {string} name
 * @param {string[]} given
 * @returns {Promise<{ isWell: boolean, output: string }>}
 */
export function startTool(name, given) {
	const child = spawn(process.execPath, [toolPath(name), ...given], { cwd: root })
	const chunks = []
	child.stdout.on('data', (chunk) => chunks.push(chunk))
	child.stderr.on('data', (chunk) => chunks.push(chunk))
	return new Promise((resolve) => {
		const end = (status) => {
			resolve({ isWell: status === 0, output: Buffer.concat(chunks).toString() })
		}
		child.on('error', () => end(1))
		child.on('close', end)
	})
}

/** Commands whose package has another name. */
const packageOf = { playwright: '@playwright/test', tsc: 'typescript' }

/** @param {string} name */
function toolPath(name) {
	const folder = path.join(root, 'node_modules', packageOf[name] ?? name)
	const { bin } = createRequire(import.meta.url)(path.join(folder, 'package.json'))
	return path.join(folder, typeof bin === 'string' ? bin : bin[name])
}

/** @param {string[]} given */
export function runNpm(given) {
	const script = process.env['npm_execpath']
	if (script !== undefined) return run(process.execPath, [script, ...given])
	// npm is a batch file there, which only a shell can start; nothing of `given` needs quoting.
	return process.platform === 'win32' ? run(['npm', ...given].join(' '), [], {}) : run('npm', given)
}
