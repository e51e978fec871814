/** Splits a line of a listing into words by weight: keywords, comments and the rest. Never by colour. */

export interface Token {
	readonly text: string
	readonly kind: 'plain' | 'keyword' | 'comment'
}

// Control flow and declarations stand out; `this`, `null` and the like are said too often for that.
const keywords = new Set([
	...['as', 'async', 'await', 'break', 'case', 'catch', 'class', 'const', 'continue', 'default'],
	...['do', 'else', 'export', 'extends', 'finally', 'for', 'from', 'function', 'if', 'implements'],
	...['import', 'in', 'instanceof', 'interface', 'let', 'new', 'of', 'private', 'public'],
	...['readonly', 'return', 'static', 'switch', 'throw', 'try', 'type', 'typeof', 'while', 'yield'],
])

const pattern =
	/\/\/.*|\/\*.*?(?:\*\/|$)|'(?:\\.|[^'\\])*'|`(?:\\.|[^`\\])*`|"(?:\\.|[^"\\])*"|[A-Za-z_$][\w$]*/g

function kindOf(text: string): Token['kind'] {
	if (text.startsWith('//') || text.startsWith('/*')) return 'comment'
	return keywords.has(text) ? 'keyword' : 'plain'
}

function tokensOf(line: string): readonly Token[] {
	const tokens: Token[] = []
	let at = 0
	const plain = (to: number) => {
		if (to > at) tokens.push({ text: line.slice(at, to), kind: 'plain' })
	}
	for (const match of line.matchAll(pattern)) {
		const kind = kindOf(match[0])
		if (kind === 'plain') continue
		plain(match.index)
		tokens.push({ text: match[0], kind })
		at = match.index + match[0].length
	}
	plain(line.length)
	return tokens
}

/** The tokens of every line. Joined again they are the text, character by character. */
export function highlight(text: string): readonly (readonly Token[])[] {
	let isInComment = false
	return text
		.replace(/\n$/, '')
		.split('\n')
		.map((line): readonly Token[] => {
			if (!isInComment) {
				const tokens = tokensOf(line)
				const last = tokens[tokens.length - 1]
				isInComment =
					last?.kind === 'comment' && last.text.startsWith('/*') && !last.text.endsWith('*/')
				return tokens
			}
			const end = line.indexOf('*/')
			if (end < 0) return line === '' ? [] : [{ text: line, kind: 'comment' }]
			isInComment = false
			return [{ text: line.slice(0, end + 2), kind: 'comment' }, ...tokensOf(line.slice(end + 2))]
		})
}
