/**
 * The primitives, from the text of their files and over whatever `Atomics` one gives them: a text can be changed before
 * it runs, and the real Atomics are never touched.
 */
import { readFileSync } from 'node:fs'
import { SourceMap, type SourceMapPayload } from 'node:module'
import { dirname, join, resolve } from 'node:path'
import { compileFunction } from 'node:vm'
import { ModuleKind, ScriptTarget, transpileModule } from 'typescript'
import type * as blockingQueue from '../../src/sync/blocking-queue.ts'
import type * as cell from '../../src/sync/cell.ts'
import type * as condition from '../../src/sync/condition.ts'
import type * as gate from '../../src/sync/gate.ts'
import type * as leaving from '../../src/sync/leaving.ts'
import type * as lock from '../../src/sync/lock.ts'
import type * as runClock from '../../src/sync/run-clock.ts'
import type * as sharedMemory from '../../src/sync/shared-memory.ts'
import type * as twoLockQueue from '../../src/sync/two-lock-queue.ts'
import type * as thread from '../../src/sync/thread.ts'
import type * as threadCells from '../../src/sync/thread-cells.ts'

export type Primitives = typeof blockingQueue &
	typeof cell &
	typeof condition &
	typeof gate &
	typeof leaving &
	typeof lock &
	typeof runClock &
	typeof sharedMemory &
	typeof thread &
	typeof threadCells &
	typeof twoLockQueue

const files =
	'blocking-queue cell condition gate leaving lock run-clock shared-memory thread thread-cells two-lock-queue'
		.split(' ')
		.map((name) => `sync/${name}.ts`)

/** One exact replacement in the text of a file under `src`. */
export interface Change {
	readonly file: string
	readonly from: string
	readonly to: string
}

type Exports = Record<string, unknown>
type Compiled = (exports: Exports, require: (path: string) => Exports, atomics: unknown) => void

const src = resolve(import.meta.dirname, '../../src')

/** Remembers what it has compiled: of a changed program all but one file is the same. */
export class Sources {
	readonly #compiled = new Map<string, Compiled>()
	readonly #maps = new Map<string, SourceMap>()

	/** A place in what was compiled, as file and line of the source. */
	lineOf(file: string, line: number, column: number): string {
		const entry = this.#maps.get(file)?.findEntry(line - 1, column - 1)
		return `${file}:${entry && 'originalLine' in entry ? entry.originalLine + 1 : line}`
	}

	load(atomics: unknown, changes: readonly Change[] = []): Primitives {
		const loaded = new Map<string, Exports>()
		const require = (path: string): Exports => {
			const known = loaded.get(path)
			if (known) return known
			const exports: Exports = {}
			loaded.set(path, exports)
			const inner = (other: string) => require(join(dirname(path), other))
			this.#compile(path, changed(path, changes))(exports, inner, atomics)
			return exports
		}
		const kit = Object.assign({}, ...files.map(require)) as Primitives
		const unmet = changes.find(({ file }) => !loaded.has(file))
		if (unmet) throw new Error(`no primitive uses ${unmet.file}`)
		return kit
	}

	#compile(path: string, text: string): Compiled {
		const key = `${path}\n${text}`
		const known = this.#compiled.get(key)
		if (known) return known
		const { outputText, sourceMapText = '{}' } = transpileModule(text, {
			fileName: path,
			compilerOptions: {
				module: ModuleKind.CommonJS,
				target: ScriptTarget.ES2022,
				sourceMap: true,
			},
		})
		this.#maps.set(path, new SourceMap(JSON.parse(sourceMapText) as SourceMapPayload))
		const compiled = compileFunction(outputText, ['exports', 'require', 'Atomics'], {
			filename: path,
		}) as Compiled
		this.#compiled.set(key, compiled)
		return compiled
	}
}

/** The text of the file, with the changes that are meant for it; each must fit in exactly one place. */
function changed(path: string, changes: readonly Change[]): string {
	let text = readFileSync(join(src, path), 'utf8')
	for (const { file, from, to } of changes) {
		if (file !== path) continue
		const parts = text.split(from)
		if (parts.length !== 2) {
			throw new Error(`in ${path}, not once but ${parts.length - 1} times: ${from}`)
		}
		text = parts.join(to)
	}
	return text
}
