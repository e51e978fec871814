import { chromium } from 'playwright-core'
import { gzipSync } from 'node:zlib'
const b = await chromium.launch({ executablePath:'/usr/bin/chromium', args:['--no-sandbox'] })
const page = await b.newPage()
let list=[]
page.on('response', async r=>{ const u=r.url(); if(/\.js(\?|$)/.test(u)){ const body=await r.body(); list.push([u.split('/').pop(), gzipSync(body).length, body.length]) } })
await page.goto('http://localhost:4191/'+(process.argv[2]??''))
await page.waitForTimeout(4000)
list.sort((a,b)=>b[1]-a[1])
console.log(list.reduce((s,x)=>s+x[1],0)/1024, list.length)
console.log(list.slice(0,25).map(x=>x.join(' ')).join('\n'))
await b.close()
