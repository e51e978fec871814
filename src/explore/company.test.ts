/** The search knows who is sent for, and that who dies alone ends nothing else. */
import { expect, test } from 'vitest'
import * as plain from '../../tools/explore-checks/company-scenes.ts'
import * as derived from '../../tools/explore-checks/company-scenes.ts?twin'
import { lookThrough } from '../../tools/explore-checks/look.ts'
import type { Scene } from '../programs/scene.ts'

type Name = keyof typeof plain

function searched(name: Name) {
	const twins = derived as unknown as Readonly<Record<Name, Scene>>
	return lookThrough({ scene: plain[name], twin: twins[name], values: {}, seed: 1 })
}

test('whoever is sent for comes, in every schedule; when one of them cannot, somebody waits for ever', () => {
	expect(searched('enough')).toMatchObject({ verdict: 'safe', law: null })
	expect(searched('tooFew')).toMatchObject({ verdict: 'violation', law: 'no stuck waiter' })
})

test('a thread that dies alone breaks nothing, unless it dies inside its lock', () => {
	expect(searched('dyingAlone')).toMatchObject({ verdict: 'safe', law: null })
	expect(searched('dyingInside')).toMatchObject({ verdict: 'violation', law: 'no stuck waiter' })
	expect(searched('failing')).toMatchObject({ verdict: 'violation', law: 'no uncaught error' })
})
