/** A worker of the page that measures what is left of a core: it burns whatever it gets. */
import { expose } from 'comlink'
import { burn } from './burn.ts'
import type { BurningWorker } from './protocol.ts'
import { ready } from './ready.ts'

const worker: BurningWorker = { ready, burn }

expose(worker)
