import { expect, test } from 'vitest'
import { scenes as whole } from '../programs/scenes.ts'
import { sceneOf, scenes } from './scene-list.ts'

test('the list says of every scene what the scene says of itself, in the same order', () => {
	const said = whole.map(({ id, title, chapter }) => ({ id, title, chapter }))
	expect(scenes.map(({ load: _, ...known }) => known)).toEqual(said)
})

test.each(whole)('$id is fetched by its id', async (scene) => {
	expect(await sceneOf(scene.id)).toBe(scene)
})

test('there is no other', async () => {
	for (const id of ['', 'nowhere', '__proto__']) expect(await sceneOf(id)).toBeNull()
})
