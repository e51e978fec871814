/** Texts of SVG files: elements, numbers, and whatever anybody wrote as text and nothing else. */

export type Attributes = Readonly<Record<string, string | number>>

/** What anybody wrote stays text. Characters that XML does not know are left out. */
export function escaped(content: string): string {
	const known = content.replaceAll(/[^\t\n\r -\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '')
	return known
		.replaceAll('&', '&amp;')
		.replaceAll('<', '&lt;')
		.replaceAll('>', '&gt;')
		.replaceAll('"', '&quot;')
}

/** `content`: written already. */
export function element(name: string, attributes: Attributes, content = ''): string {
	const said = Object.entries(attributes)
		.map(([key, value]) => ` ${key}="${typeof value === 'number' ? short(value) : escaped(value)}"`)
		.join('')
	return content === '' ? `<${name}${said}/>` : `<${name}${said}>${content}</${name}>`
}

/** To hundredths: nothing finer is seen. */
export function short(value: number): string {
	return String(Math.round(value * 100) / 100)
}

/** Lines of at most so many letters: between words where there are any, else where the line ends. */
export function broken(content: string, most: number): readonly string[] {
	const lines: string[] = []
	let rest = content.replaceAll(/\s+/g, ' ').trim()
	while (rest.length > most) {
		const space = rest.lastIndexOf(' ', most)
		const end = space > 0 ? space : most
		lines.push(rest.slice(0, end))
		rest = rest.slice(end).trimStart()
	}
	return rest === '' ? lines : [...lines, rest]
}
