/**
 * Experiments as they were done, kept in this device's storage. Storage may be refused, full or damaged: then nothing is
 * kept, and what is read back is only what this file could have written.
 */
import type { Measurement } from './measurement.ts'

export interface Entry {
	/** The experiment as an address: the same experiment has the same one. */
	readonly link: string
	/** "Mean wait over Arrival rate, The hockey stick". */
	readonly title: string
	readonly hypothesis: string
	/** Empty when nothing was predicted. */
	readonly verdict: string
	/** ISO 8601. */
	readonly date: string
	/** Of the page that measured it. */
	readonly version: string
	readonly measurements: readonly Measurement[]
}

export const notebookKey = 'handoff.lab'
export const mostEntries = 20
const mostMeasurements = 120
const longestLink = 4096
const longestText = 400

/** What of a `Storage` is used. It may throw, as the browser's own does where it is refused. */
export type Shelf = () => Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>

/** The latest first. */
export function readNotebook(shelf: Shelf): readonly Entry[] {
	try {
		const stored: unknown = JSON.parse(shelf().getItem(notebookKey) ?? '[]')
		if (!Array.isArray(stored)) return []
		const entries = stored.filter(isEntry)
		const isFirst = ({ link }: Entry, at: number) => at === linksOf(entries).indexOf(link)
		return entries.filter(isFirst).slice(0, mostEntries)
	} catch {
		return []
	}
}

function linksOf(entries: readonly Entry[]): readonly string[] {
	return entries.map(({ link }) => link)
}

/** False when nothing is kept. */
export function writeNotebook(shelf: Shelf, entries: readonly Entry[]): boolean {
	try {
		if (entries.length === 0) shelf().removeItem(notebookKey)
		else shelf().setItem(notebookKey, JSON.stringify(entries))
		return true
	} catch {
		return false
	}
}

/** With one more at its beginning, in the place of an earlier one of the same experiment; the oldest are let go. */
export function withEntry(entries: readonly Entry[], entry: Entry): readonly Entry[] {
	return [entry, ...entries.filter(({ link }) => link !== entry.link)].slice(0, mostEntries)
}

type Unknown = Readonly<Record<string, unknown>>

function isEntry(stored: unknown): stored is Entry {
	if (!isRecord(stored)) return false
	const { link, measurements } = stored
	return (
		isText(link, longestLink) &&
		link.startsWith('#/lab?') &&
		['title', 'hypothesis', 'verdict', 'date', 'version'].every((name) => {
			return isText(stored[name], longestText)
		}) &&
		Array.isArray(measurements) &&
		measurements.length <= mostMeasurements &&
		measurements.every(isMeasurement)
	)
}

function isMeasurement(stored: unknown): stored is Measurement {
	if (!isRecord(stored)) return false
	const numbers = ['at', 'trial', 'seed', 'arrivalsPerS', 'workers', 'seconds', 'lost']
	const numbersOrNot = ['figure', 'meanServiceUs', 'cores']
	const { ending } = stored
	return (
		numbers.every((name) => isNumber(stored[name])) &&
		numbersOrNot.every((name) => stored[name] === null || isNumber(stored[name])) &&
		(ending === null || isText(ending, longestText))
	)
}

function isRecord(stored: unknown): stored is Unknown {
	return typeof stored === 'object' && stored !== null && !Array.isArray(stored)
}

function isText(stored: unknown, longest: number): stored is string {
	return typeof stored === 'string' && stored.length <= longest
}

function isNumber(stored: unknown): stored is number {
	return typeof stored === 'number' && Number.isFinite(stored)
}
