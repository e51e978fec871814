/** Forty of the worst links, opened one after another: the page takes what it can, complains of nothing, and works. */
import { expectBooksToBalance } from './books.ts'
import { expect, test } from './handoff-page.ts'

const long = 'x'.repeat(8000)
const worst = [
	...['', '#', '//', '?', '/?', '/%', '/%E0%A4%A', '/__proto__', '/constructor?x', '/nowhere?run'],
	...['/blocking-queue?', '/blocking-queue?&&==&=', `/blocking-queue?${long}`, `/${long}${long}`],
	...['/blocking-queue?rate=1e309&capacity=-0&service=NaN', '/blocking-queue?rate=%00&dist=%ff'],
	...[
		'/blocking-queue?capacity=999999999999999&consumers=-1&producers=99',
		'/hockey-stick?seed=-0',
	],
	...['/blocking-queue?controls=&panels=&cards=&parent=&theme=&pace=&seed=&schedule='],
	...['/blocking-queue?panels=none&cards=none&controls=none', '/wait-notify?panels=words&cards=20'],
	...['/blocking-queue?cards=1,__proto__,3&panels=stage,lanes,lanes', '/burst?pace=0.0001&run'],
	...['/blocking-queue?parent=javascript:alert(1)&embed&present', '/stampede?parent=null&embed'],
	...['/blocking-queue?parent=https://a.example@b.example/', '/stolen-item?schedule=v1-0-A'],
	...['/stolen-item?schedule=v1-zzzzzzz-A99999', `/stolen-item?schedule=v1-a-${'AB'.repeat(3000)}`],
	...[
		'/compare?strategy=%3Cscript%3E',
		'/compare?strategy=&strategy=x',
		'/compare?present&embed&run',
	],
	...['/lab?scene=__proto__&knob=constructor', `/lab?hypothesis=${long}`, '/lab?values=1e9,NaN,,'],
	...['/lab?scene=burst&repeats=-1&seconds=1e9&pace=0', '/dispatcher?run&pace=full&embed=no'],
	...['/click-storm?run&pace=10&tasks=99999999', '/blocking-queue?rate=١٢٣&%72ate=5', '/'],
]

test('whatever a link says, the page opens, complains of nothing, and can be used', async ({
	lab,
}) => {
	test.slow()
	await lab.goto('/')
	for (const link of worst) {
		await lab.follow(link)
		await expect(lab.page.locator('main, h1').first(), link).toBeVisible()
		expect(lab.complaints, link).toEqual([])
	}
	for (const link of worst.slice(10, 14)) {
		await lab.page.goto('about:blank')
		await lab.goto(link)
		expect(lab.complaints, link).toEqual([])
	}
	await lab.call('open', 'blocking-queue', { rate: 100, service: 20 })
	await lab.call('pace', 2)
	await lab.call('start')
	await lab.until(({ counts }) => counts.completed > 0, 'items are completed')
	await lab.call('pause')
	expectBooksToBalance(await lab.snapshot())
})
