import { open } from './zz-drive.mjs'
const { browser, page, call } = await open({ at:'/single-condition-deadlock' })
await call('pace',10); await call('start')
const until = async f => { for(let i=0;i<400;i++){ const s=await call('snapshot'); if(f(s)) return s; await page.waitForTimeout(25)} throw new Error('timeout '+JSON.stringify(await call('snapshot')).slice(0,300)) }
await until(s=>s.phase==='deadlocked'); console.log('dead')
await call('set',{think:6}); await page.waitForTimeout(300); console.log((await call('snapshot')).phase)
await call('set',{capacity:4}); const a=await until(s=>s.counts.completed>10); console.log(a.phase,a.counts.completed)
await browser.close()
