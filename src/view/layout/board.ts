/** The board of jobs: what its store knows of each, in a column per status; the last column is the dead-letter queue. */
import type { JobMoment, JobStatusName, JobsMoment } from '../../model/job-moment.ts'
import { jobStatuses } from '../../model/job-moment.ts'
import type { Moment } from '../../model/moment.ts'
import type { Box } from './box.ts'
import { tokenLabel } from './queue.ts'
import { grouped } from './words.ts'

export interface TicketMark {
	readonly id: number
	readonly kind: number
	readonly box: Box
	readonly text: string
	readonly size: number
	/** One stroke for each attempt, as many as fit. */
	readonly attempts: readonly number[]
}

export interface BoardColumn {
	readonly status: JobStatusName
	readonly x: number
	readonly width: number
	readonly count: string
	readonly tickets: readonly TicketMark[]
	/** Of the failed and dead: those whose number is no longer known, as far as there is room. */
	readonly nameless: readonly Box[]
	/** What it says of effects. */
	readonly note: string
}

export interface BoardMark {
	readonly id: number
	readonly box: Box
	readonly columns: readonly BoardColumn[]
}

const heading = 24
const pitch = 24
const inset = 5
const mostStrokes = 6

/** Those whose status changed last stand first; `recent` may name more than there is room for. */
export function layoutBoard({ jobs }: Moment, box: Box): BoardMark | null {
	const [store] = jobs
	if (store === undefined) return null
	const width = box.width / jobStatuses.length
	const columns = jobStatuses.map((status, index) => {
		const x = box.x + index * width
		const note = status === 'done' ? effectsInWords(store) : ''
		const top = box.y + heading + (note === '' ? 0 : 15)
		const area = {
			x: x + inset,
			y: top,
			width: width - 2 * inset,
			height: box.y + box.height - top,
		}
		const tickets = ticketsIn(store, status, area)
		const isPile = status === 'failed' || status === 'dead'
		const others = isPile ? store.counts[status] - tickets.length : 0
		const nameless = namelessIn(area, tickets.length * pitch, others)
		return { status, x, width, count: grouped(store.counts[status]), tickets, nameless, note }
	})
	return { id: store.id, box, columns }
}

/** "3 twice": without keys; "3 known": a key has told that it was done. */
function effectsInWords({ duplicates, absorbed }: JobsMoment): string {
	if (duplicates > 0) return `${grouped(duplicates)} done twice`
	return absorbed > 0 ? `${grouped(absorbed)} recognised` : ''
}

function ticketsIn(store: JobsMoment, status: JobStatusName, area: Box): readonly TicketMark[] {
	const rows = Math.max(0, Math.floor(area.height / pitch))
	const across = Math.max(1, Math.floor((area.width + 4) / 38))
	const width = (area.width - 4 * (across - 1)) / across
	return store.recent
		.filter((job) => job.status === status)
		.toSorted((a, b) => b.sinceUs - a.sinceUs || b.id - a.id)
		.slice(0, rows * across)
		.map((job, index) => {
			const box = {
				x: area.x + (index % across) * (width + 4),
				y: area.y + Math.floor(index / across) * pitch,
				width,
				height: pitch - 4,
			}
			return ticketAt(job, box)
		})
}

const edge = 12

/** Small papers from the bottom, under `used` pixels of tickets. */
function namelessIn(area: Box, used: number, count: number): readonly Box[] {
	const across = Math.floor((area.width + 3) / (edge + 3))
	const rows = Math.max(0, Math.floor((area.height - used - 2) / (edge + 3)))
	return Array.from({ length: Math.max(0, Math.min(count, across * rows)) }, (_, index) => ({
		x: area.x + (index % across) * (edge + 3),
		y: area.y + area.height - (Math.floor(index / across) + 1) * (edge + 3) - 2,
		width: edge,
		height: edge,
	}))
}

function ticketAt({ id, kind, attempt }: JobMoment, box: Box): TicketMark {
	const strokes = Math.min(mostStrokes, attempt > 1 ? attempt : 0)
	return {
		id,
		kind,
		box,
		...tokenLabel(id, box.width),
		attempts: Array.from({ length: strokes }, (_, index) => box.x + 5 + index * 4),
	}
}
