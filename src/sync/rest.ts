/** What a timed wait is for, as programs say it: they know no trace. */
export { Rest } from '../trace/event.ts'
