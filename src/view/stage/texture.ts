/** Kinds of items differ by texture, never by a hue: plain, striped, dotted, ruled, and from there on the same again. */
export type Texture = 'stripe' | 'dots' | 'rules'

const textures = [null, 'stripe', 'dots', 'rules'] as const

export function textureOf(kind: number): Texture | null {
	return textures[kind % textures.length] ?? null
}
