/** Makes a code of a statement, and reads one that somebody hands in. Anybody can do both, without a network. */
import { bytesOf, lettersOf } from './letters.ts'
import { pack, readHead, unpack } from './packing.ts'
import { fingerprintOf, sealed, unsealed } from './seal.ts'
import type { Asked, Statement } from './statement.ts'

/** Where scenes, tasks and predictions come from. */
export interface Course {
	/** Ids of all scenes, in order. */
	readonly ids: readonly string[]
	readonly askedIn: (id: string) => Promise<Asked>
}

export type Checked =
	| { readonly ok: true; readonly statement: Statement; readonly asked: readonly Asked[] }
	/** `sentence`: what is wrong with it. */
	| { readonly ok: false; readonly sentence: string }

export async function makeCode(statement: Statement, course: Course): Promise<string> {
	const ids = course.ids.filter((id) => statement.scenes.some((scene) => scene.id === id))
	const asked = await Promise.all(ids.map(course.askedIn))
	const bytes = pack(statement, course.ids, await fingerprintOf(contentOf(asked)))
	return lettersOf(await sealed(bytes))
}

export async function checkCode(text: string, course: Course): Promise<Checked> {
	const bytes = bytesOf(text)
	if (bytes === null || text.trim() === '')
		return refused('This is no code: codes have digits and letters, without I, L, O and U.')
	const content = await unsealed(bytes)
	if (content === null)
		return refused('This code was altered, or something is missing: its seal does not fit.')
	const head = readHead(content, course.ids)
	if (head === null) return refused(otherVersion)
	const asked = await Promise.all(head.ids.map(course.askedIn))
	const fingerprint = await fingerprintOf(contentOf(asked))
	const isSame = fingerprint.every((byte, at) => byte === head.fingerprint[at])
	const statement = isSame ? unpack(head, asked) : null
	return statement === null ? refused(otherVersion) : { ok: true, statement, asked }
}

const otherVersion =
	'This code is whole, but made with another version of the course: its scenes or tasks are others.'

/** What a code does not name, and must be the same where it is read. */
function contentOf(asked: readonly Asked[]): string {
	return JSON.stringify(
		asked.map(({ id, tasks, questions }) => [id, tasks.map(({ name }) => name), questions]),
	)
}

function refused(sentence: string): Checked {
	return { ok: false, sentence }
}
