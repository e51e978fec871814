/** A statement as bytes, and back. The order of scenes, tasks and predictions is the course's, so none is named. */
import { type Answer, answers, type Asked, cleanName, type Statement } from './statement.ts'

export const version = 1

const dayMs = 86_400_000
/** Day 1; day 0 says that nothing is known. */
const firstDay = Date.UTC(2020, 0, 1)

/** What stands at the beginning, before the scenes' own bits. */
export interface Head extends Omit<Statement, 'scenes'> {
	/** Ids, in the order of the course. */
	readonly ids: readonly string[]
	readonly fingerprint: Uint8Array
	readonly rest: Uint8Array
}

/** `course`: ids of all scenes; `fingerprint`: of what the statement's scenes ask for. */
export function pack(
	{ name, made, first, last, scenes }: Statement,
	course: readonly string[],
	fingerprint: Uint8Array,
): Uint8Array<ArrayBuffer> {
	const letters = new TextEncoder().encode(cleanName(name))
	const chosen = course.map((id) => scenes.some((scene) => scene.id === id))
	const inOrder = course.flatMap((id) => scenes.filter((scene) => scene.id === id))
	const bits = inOrder.flatMap(({ tasks, answers: given }) => [
		...tasks,
		...given.flatMap((answer) => {
			const at = answers.indexOf(answer)
			return [at >= 2, at % 2 === 1]
		}),
	])
	const days = [made, first, last].flatMap((date) => {
		const day = dayOf(date)
		return [day >> 8, day & 0xff]
	})
	return Uint8Array.of(
		...[version, letters.length, ...letters, ...days, ...fingerprint],
		...[course.length, ...bytesOf(chosen), ...bytesOf(bits)],
	)
}

/** Null when it is of another version, or of another course. */
export function readHead(bytes: Uint8Array, course: readonly string[]): Head | null {
	const [theirs, length = 0] = bytes
	if (theirs !== version || bytes.length < 2 + length) return null
	const name = cleanName(new TextDecoder().decode(bytes.subarray(2, 2 + length)))
	const view = new DataView(bytes.buffer, bytes.byteOffset + 2 + length)
	const mapAt = 11
	const restAt = mapAt + Math.ceil(course.length / 8)
	if (view.byteLength < restAt || view.getUint8(10) !== course.length) return null
	const [made, first, last] = [0, 2, 4].map((at) => dateOf(view.getUint16(at)))
	const after = bytes.subarray(2 + length)
	const chosen = bitsOf(after.subarray(mapAt, restAt))
	const ids = course.filter((_, at) => chosen[at])
	const fingerprint = after.subarray(6, 10)
	return {
		name,
		made: made ?? '',
		first: first ?? null,
		last: last ?? null,
		ids,
		fingerprint,
		rest: after.subarray(restAt),
	}
}

/** `asked`: what the scenes of the head ask for, in its order. Null when the bits are not theirs. */
export function unpack({ rest, ...head }: Head, asked: readonly Asked[]): Statement | null {
	const bits = bitsOf(rest)
	let at = 0
	const next = () => bits[at++] === true
	const scenes = asked.map(({ id, tasks, questions }) => ({
		id,
		tasks: tasks.map(next),
		answers: questions.map((): Answer => {
			const isJudged = next()
			return answers[(isJudged ? 2 : 0) + (next() ? 1 : 0)] ?? 'none'
		}),
	}))
	if (Math.ceil(at / 8) !== rest.length || bits.slice(at).includes(true)) return null
	const { name, made, first, last } = head
	return { name, made, first, last, scenes }
}

function bytesOf(bits: readonly boolean[]): number[] {
	return Array.from({ length: Math.ceil(bits.length / 8) }, (_, at) =>
		Array.from({ length: 8 }, (_, bit) => (bits[at * 8 + bit] === true ? 0x80 >> bit : 0)).reduce(
			(sum, one) => sum + one,
		),
	)
}

function bitsOf(bytes: Uint8Array): boolean[] {
	return [...bytes].flatMap((byte) =>
		Array.from({ length: 8 }, (_, bit) => (byte & (0x80 >> bit)) > 0),
	)
}

function dayOf(date: string | null): number {
	const day = date === null ? NaN : Math.floor((Date.parse(date) - firstDay) / dayMs) + 1
	return Number.isFinite(day) ? Math.min(0xffff, Math.max(0, day)) : 0
}

function dateOf(day: number): string | null {
	return day === 0 ? null : new Date(firstDay + (day - 1) * dayMs).toISOString().slice(0, 10)
}
