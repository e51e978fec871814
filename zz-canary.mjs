import { open } from './zz-drive.mjs'
const { browser, page, call } = await open({ at:'/busy-waiting' })
await call('set',{uncapped:true,rate:0,spinners:0}); await call('start')
for (const spinners of [0,1,2,4,8]) {
  await call('set',{spinners}); const xs=[]
  await page.waitForTimeout(900)
  for(let i=0;i<10;i++){ await page.waitForTimeout(250); const s=await call('snapshot'); xs.push(s.canary) }
  const runnable = (await call('snapshot')).threads.filter(t=>t.state==='spinning').length+1
  const t0=Date.now(); 
  console.log(spinners, runnable, 'mean', (xs.reduce((a,b)=>a+b,0)/xs.length).toFixed(3), 'theory2', Math.min(1,2/runnable).toFixed(2), xs.map(x=>x.toFixed(2)).join(' '))
}
const t0=Date.now(); await page.getByRole('button',{name:'Pause'}).click(); console.log('click', Date.now()-t0)
const t1=Date.now(); await call('stop'); console.log('stop', Date.now()-t1)
await browser.close()
