import { open } from './zz-drive.mjs'
const [ids, tag='light', w='1280', h='800', extra=''] = process.argv.slice(2)
for (const id of ids.split(',')) {
  const { browser, page, call } = await open({ at: `/${id}${extra}`, width:+w, height:+h, dark: tag==='dark' })
  try {
    await call('start')
    await page.waitForTimeout(5000)
    const s = await call('snapshot')
    console.log(id, s.phase, Math.round(s.endMs), JSON.stringify(s.counts).slice(0,330), s.queues.map(q=>`${q.name}:${q.depth}/${q.capacity}^${q.peak}`).join(' '), s.laws.filter(l=>!l.holds).map(l=>l.name+': '+l.detail).join('; '), 'lost', s.counts.recordsLost)
    await page.screenshot({ path:`/tmp/shots/me/${id}-${tag}-${w}.png` })
  } catch (e) { console.log(id, 'ERR', e.message.slice(0,300)) }
  await browser.close()
}
