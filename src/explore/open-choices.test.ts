import { expect, test } from 'vitest'
import { nothingOpen } from '../../tools/explore-checks/look.ts'
import { sceneOf } from '../programs/scenes.ts'
import { openIn } from './open-choices.ts'

const opened = (scene: string, values = {}, open = nothingOpen) =>
	openIn({ scene: sceneOf(scene), values, seed: 1 }, open)

test('spurious wake-ups are open where they are injected, and nowhere else unless asked for', () => {
	expect(opened('spurious-wakeup').spurious).toBe(true)
	expect(opened('spurious-wakeup', { spurious: 1 }).spurious).toBe(true)
	expect(opened('spurious-wakeup', { spurious: 0 }).spurious).toBe(false)
	expect(opened('wait-notify').spurious).toBe(false)
	expect(opened('wait-notify', {}, { victim: true, spurious: true })).toEqual({
		victim: true,
		spurious: true,
	})
})
