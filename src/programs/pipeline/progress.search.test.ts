import { expect, test } from 'vitest'
import { lookThrough } from '../../../tools/explore-checks/look.ts'
import { pipeline } from './scene.ts'

const upTo = (most: number) =>
	Array.from({ length: most }, (_, i) => i + 1)

const sizes = upTo(3).flatMap((capacity1) =>
	upTo(3).map((capacity2) => ({ capacity1, capacity2 })),
)

test.each(sizes)(
	'stages in a row never wait for each other for ever: %o',
	(values) => {
		const found = lookThrough({ scene: pipeline, values, seed: 1 })
		expect(found).toMatchObject({
			verdict: 'safe',
			law: null,
			race: null,
		})
	},
)
