// What without-gates.mjs makes of files of `src/sync`: the same, but for gates and markers.

declare module '*/blocking-queue.ts?ungated' {
	export { BlockingQueue } from '../../src/sync/blocking-queue.ts'
}

declare module '*/thread.ts?ungated' {
	export { Thread } from '../../src/sync/thread.ts'
}
