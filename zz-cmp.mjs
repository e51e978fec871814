import { open } from './zz-drive.mjs'
const { browser, page } = await open({ at: `/compare`, width:1280, height:800 })
await page.waitForTimeout(1500)
await page.screenshot({ path:'/tmp/shots/me/compare-0.png' })
const t=Date.now()
try { const rows = await page.evaluate(()=>window.handoff.compare())
console.log(Date.now()-t, JSON.stringify(rows,null,0)) } catch(e){ console.log('ERR',e.message) }
await page.screenshot({ path:'/tmp/shots/me/compare-1.png', fullPage:true })
await browser.close()
