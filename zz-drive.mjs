import { chromium } from 'playwright-core'
export async function open(opts={}) {
  const browser = await chromium.launch({ executablePath:'/usr/bin/chromium', args:['--no-sandbox'] })
  const page = await browser.newPage({ viewport:{ width:opts.width??1280, height:opts.height??800 }, colorScheme: opts.dark?'dark':'light' })
  page.on('pageerror', e=>console.log('PAGEERROR', e.message)); page.on('console', m=>{ if(m.type()==='error') console.log('CONSOLE', m.text()) })
  await page.goto('http://localhost:4190/#'+(opts.at??'/'))
  await page.waitForFunction(()=>window.handoff)
  await page.evaluate(()=>window.handoff.whenIdle())
  return { browser, page, call:(name,...a)=>page.evaluate(([n,a])=>window.handoff[n](...a),[name,a]) }
}
