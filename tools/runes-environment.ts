/**
 * Where tests with runes run: Node, but with Svelte's client half, in which effects happen.
 * Vitest loads it by its path and asks for a default export.
 */
import { builtinEnvironments, type Environment } from 'vitest/runtime'

const environment: Environment = {
	...builtinEnvironments.node,
	name: 'runes',
	viteEnvironment: 'client',
}
export default environment
