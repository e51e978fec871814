/** A picture that is drawn by itself knows no fonts of the page: they are put into it. */

interface Face {
	readonly family: string
	readonly weight: string
	readonly file: string
}

const faces: readonly Face[] = [
	{ family: 'Plex Sans', weight: '400 700', file: 'plex-sans' },
	{ family: 'Plex Mono', weight: '400', file: 'plex-mono-400' },
	{ family: 'Plex Mono', weight: '600', file: 'plex-mono-600' },
]

/** Without a font that cannot be had, the picture has the next one that it names. */
export async function withFonts(svg: string): Promise<string> {
	const used = faces.filter(({ family }) => svg.includes(family))
	const rules = await Promise.all(used.map((face) => ruleOf(face).catch(() => '')))
	const head = /<svg [^>]*>/.exec(svg)?.[0] ?? ''
	return svg.replace(head, () => `${head}<style>${rules.join('')}</style>`)
}

async function ruleOf({ family, weight, file }: Face): Promise<string> {
	const response = await fetch(`./fonts/${file}.woff2`)
	if (!response.ok) return ''
	const bytes = new Uint8Array(await response.arrayBuffer())
	const text = btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''))
	const source = `url(data:font/woff2;base64,${text}) format('woff2')`
	return `@font-face{font-family:'${family}';font-weight:${weight};src:${source}}`
}
