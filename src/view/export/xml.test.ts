import { expect, test } from 'vitest'
import { broken, element, escaped, short } from './xml.ts'

test('what anybody wrote is text and nothing else', () => {
	expect(escaped('<b a="1">&\u0000\uFFFE')).toBe('&lt;b a=&quot;1&quot;&gt;&amp;')
	expect(element('g', { id: '"><script>' })).toBe('<g id="&quot;&gt;&lt;script&gt;"/>')
})

test('numbers are written to hundredths', () => {
	expect([1, 0.1 + 0.2, -0.001, 12.345].map(short)).toEqual(['1', '0.3', '0', '12.35'])
})

test('lines are broken between words, and within those that are longer', () => {
	expect(broken('one two three', 8)).toEqual(['one two', 'three'])
	expect(broken('a'.repeat(12), 5)).toEqual(['aaaaa', 'aaaaa', 'aa'])
	expect(broken('  ', 5)).toEqual([])
})
