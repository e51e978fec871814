import { mkdtemp, rm } from 'node:fs/promises'
import { loadavg, tmpdir } from 'node:os'
import path from 'node:path'
import { chromium } from 'playwright-core'
import { build, preview } from 'vite'
import { findBrowser } from './browser.mjs'
import { root } from './run.mjs'

const out = await mkdtemp(path.join(tmpdir(), 'handoff-bench-'))
const cfg = { configFile: path.join(root, 'vite.config.ts'), root: path.join(root, 'e2e/bench'), logLevel: 'warn',
 build: { outDir: out, emptyOutDir: true }, preview: { port: 5240, strictPort: true, headers: { 'Content-Security-Policy': '' } } }
await build(cfg)
const server = await preview(cfg)
const b = await chromium.launch({ executablePath: await findBrowser(), args: [] })
const page = await b.newPage()
page.on('console', m => console.log(m.text())); page.on('pageerror', e => console.log(e))
await page.goto('http://localhost:5240/')
const plan = JSON.parse(process.argv[2])
const t = Date.now()
const s = await page.evaluate(p => window.bench(p), plan)
const med = v => { const w=[...v].sort((a,b)=>a-b); return w[w.length>>1] }
for (const [k,v] of Object.entries(s).sort()) console.log(k.padEnd(32), med(v).toPrecision(4), v.length<15? v.map(x=>x.toPrecision(3)).join(' ') : '')
console.log((Date.now()-t)/1000, 's', loadavg())
if (process.env.DUMP) console.log(JSON.stringify(s))
await b.close(); await server.close(); await rm(out, {recursive:true})
