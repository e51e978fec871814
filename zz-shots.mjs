import { open } from './zz-drive.mjs'
const scenes = process.argv[2].split(',')
const opts = { dark: process.argv.includes('dark'), ...(process.argv.includes('phone')?{width:390,height:844}:{}), ...(process.argv.includes('present')?{width:1920,height:1080}:{}) }
const tag = process.argv.slice(3).join('-')
for (const id of scenes) {
  const { browser, page, call } = await open({ ...opts, at: `/${id}${process.argv.includes('present')?'?present':''}` })
  await call('start')
  await page.waitForTimeout(id==='click-storm'?3500:4200)
  await page.screenshot({ path:`/tmp/shots/me/${id}${tag?'-'+tag:''}.png` })
  const s = await call('snapshot')
  console.log(id, s.phase, s.atMs|0, JSON.stringify(s.counts), 'wait', s.waitMs.mean.toFixed(1), 'lat', s.latencyMs.mean.toFixed(1), 'canary', s.canary, s.laws.filter(l=>!l.holds).map(l=>l.name+': '+l.detail))
  await call('stop')
  await browser.close()
}
