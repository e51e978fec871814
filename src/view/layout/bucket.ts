/** The bucket at the door: how many tokens are in it, how many fit, and how fast they come. */
import type { Moment } from '../../model/moment.ts'
import { type Box, bottomOf, rightOf } from './box.ts'
import { levelOf } from './bucket-level.ts'
import { grouped } from './words.ts'

export interface BucketMark {
	readonly id: number
	readonly box: Box
	readonly level: Box
	readonly x: number
	readonly lines: readonly { readonly y: number; readonly text: string }[]
	readonly count: string
}

export function layoutBucket(moment: Moment, area: Box): BucketMark | null {
	const [bucket] = moment.buckets
	if (bucket === undefined) return null
	const { tokens, size, perS } = levelOf(bucket, moment)
	const box = { ...area, width: 44 }
	const share = size <= 0 ? 0 : Math.max(0, Math.min(1, tokens / size))
	const height = (box.height - 4) * share
	const level = { x: box.x + 4, y: bottomOf(box) - 2 - height, width: box.width - 8, height }
	const come = perS === null ? 'tokens come' : `${grouped(perS)} /s come`
	return {
		id: bucket.id,
		box,
		level,
		x: rightOf(box) + 10,
		count: Math.floor(tokens).toString(),
		lines: [
			{ y: box.y + 18, text: `of ${grouped(size)} tokens` },
			{ y: box.y + 34, text: come },
			{
				y: box.y + 49,
				text: bucket.refused === 0 ? 'none refused' : `${grouped(bucket.refused)} refused`,
			},
		],
	}
}
