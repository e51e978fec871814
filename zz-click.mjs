import { open } from './zz-drive.mjs'
const { browser, page, call } = await open({ at:'/busy-waiting' })
await call('set',{uncapped:true,rate:0,spinners:8}); await call('start')
await page.waitForTimeout(1500)
const b = await page.getByRole('button',{name:'Next card'}).boundingBox()
for (let i=0;i<3;i++){
 const t0=Date.now(); await page.mouse.click(b.x+8,b.y+8); const t1=Date.now()
 await page.waitForFunction(n=>document.body.innerText.includes(n), `${i+2} of 5`.slice(0,1)); const t2=Date.now()
 console.log('mouse.click', t1-t0, 'shown', t2-t0)
}
await page.evaluate(()=>{ globalThis.rec=[]; document.addEventListener('click',e=>{ const a=performance.now(); requestAnimationFrame(()=>setTimeout(()=>rec.push([a-e.timeStamp, performance.now()-e.timeStamp]))) },true) })
for (let i=0;i<4;i++){ await page.mouse.click(b.x+8,b.y+8); await page.waitForTimeout(400) }
console.log(JSON.stringify(await page.evaluate(()=>rec)))
const p = await page.getByRole('button',{name:'Pause'}).boundingBox()
let t=Date.now(); await page.mouse.click(p.x+30,p.y+10); let a=Date.now()-t; while((await page.getByRole('button',{name:'Run',exact:true}).count())===0); console.log('pause by click', a, Date.now()-t)
await call('stop'); await browser.close()
