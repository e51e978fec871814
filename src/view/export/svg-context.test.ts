import { expect, test } from 'vitest'
import { drawnAsSvg } from './svg-context.ts'

const measure = (_: string, text: string) => text.length * 7
const drawn = (draw: (context: CanvasRenderingContext2D) => void) => drawnAsSvg(draw, measure, 'a')
/** Every tag that is opened is closed, in turn. */
function isWhole(svg: string): boolean {
	const open: string[] = []
	for (const [, slash, name = '', , self] of svg.matchAll(/<(\/?)(\w+)([^>]*?)(\/?)>/g)) {
		if (self === '/') continue
		if (slash === '') open.push(name)
		else if (open.pop() !== name) return false
	}
	return open.length === 0
}

test('boxes and paths carry the colours in force when they were drawn', () => {
	const svg = drawn((context) => {
		context.fillStyle = '#123456'
		context.fillRect(1, 2, 30, 40)
		context.strokeStyle = '#abcdef'
		context.lineWidth = 2.5
		context.setLineDash([3, 2])
		context.beginPath()
		context.moveTo(0, 0)
		context.lineTo(10.126, 5)
		context.closePath()
		context.stroke()
	})
	expect(svg).toBe(
		'<rect x="1" y="2" width="30" height="40" fill="#123456"/>\n' +
			'<path d="M0 0L10.13 5Z" fill="none" stroke="#abcdef" stroke-width="2.5" stroke-dasharray="3 2"/>',
	)
})

test('what is moved and clipped ends where it was restored', () => {
	const svg = drawn((context) => {
		context.save()
		context.beginPath()
		context.rect(0, 0, 5, 5)
		context.clip()
		context.translate(7, 0)
		context.fillRect(0, 0, 1, 1)
		context.restore()
		context.fillRect(2, 2, 1, 1)
	})
	expect(isWhole(svg)).toBe(true)
	expect(svg).toMatch(/<clipPath id="a-clip-1"><path d="M0 0h5v5h-5Z"\/><\/clipPath>/)
	expect(svg).toMatch(/<g clip-path="url\(#a-clip-1\)">\n<g transform="translate\(7 0\)">/)
	expect(svg).toMatch(/<\/g><\/g>\n<rect x="2"/)
})

test('what is never restored is closed at the end', () => {
	const svg = drawn((context) => {
		context.translate(1, 1)
		context.save()
		context.scale(2, 2)
		context.fillRect(0, 0, 1, 1)
	})
	expect(isWhole(svg)).toBe(true)
})

test('restoring brings colours, lines and type back', () => {
	const svg = drawn((context) => {
		context.fillStyle = '#111111'
		context.save()
		context.fillStyle = '#222222'
		context.globalAlpha = 0.5
		context.restore()
		context.fillRect(0, 0, 1, 1)
	})
	expect(svg).toBe('<rect x="0" y="0" width="1" height="1" fill="#111111"/>')
})

test('text has its font, its place and nothing that anybody could have written into it', () => {
	const svg = drawn((context) => {
		context.font = "600 13px 'Plex Mono', ui-monospace"
		context.textAlign = 'right'
		context.textBaseline = 'middle'
		context.fillStyle = '#111111'
		context.fillText('<script>&"', 4, 5)
	})
	expect(svg).toBe(
		'<text x="4" y="5" fill="#111111" font-family="\'Plex Mono\', ui-monospace" font-size="13" ' +
			'font-weight="600" text-anchor="end" dominant-baseline="central">&lt;script&gt;&amp;&quot;</text>',
	)
})

test('boxes that grow to the left or have no size', () => {
	const svg = drawn((context) => {
		context.fillRect(10, 10, -4, -6)
		context.fillRect(0, 0, 0, 9)
	})
	expect(svg).toBe('<rect x="6" y="4" width="4" height="6" fill="#000000"/>')
})

test('pictures of pixels are refused', () => {
	expect(() => drawn((context) => context.drawImage({} as ImageBitmap, 0, 0))).toThrow(/pixels/)
})
