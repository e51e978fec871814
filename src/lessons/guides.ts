/** The guide of every scene that has one: its content file and what its chapter measures, fetched when it is opened. */
import type { Card, Question, Reply } from '../view/guide/content.ts'
import type { Deed, Deeds, Evidence, Measures } from './evidence.ts'
import { gatherFacts } from './gather-facts.ts'
import { type Glossary, loadGlossary } from './glossary.ts'
import { gradeOf } from './grade.ts'
import { parseGuide } from './parse-guide.ts'

export interface Task {
	readonly name: string
	readonly text: string
	readonly isDone: Deed
}

export interface GuideContent {
	readonly scene: string
	readonly cards: readonly Card[]
	readonly tasks: readonly Task[]
	readonly measures: Measures
	readonly glossary: Glossary
	/** What is said to the answer `choice`; null when there is no such choice. */
	readonly grade: (question: Question, choice: number, evidence: Evidence | null) => Reply | null
	/** What a run shows for the scoreboard; null when nothing. */
	readonly gather: typeof gatherFacts
}

interface Chapter {
	readonly measures: () => Promise<{ readonly measures: Measures }>
	readonly tasks: () => Promise<{ readonly deeds: Deeds }>
}

interface Source extends Chapter {
	readonly file: string
	readonly text: () => Promise<{ readonly default: string }>
}

const orientation: Chapter = {
	measures: () => import('./orientation/measures.ts'),
	tasks: () => import('./orientation/tasks.ts'),
}
const busyWaiting: Chapter = {
	measures: () => import('./busy-waiting/measures.ts'),
	tasks: () => import('./busy-waiting/tasks.ts'),
}
const sleepPolling: Chapter = {
	measures: () => import('./sleep-polling/measures.ts'),
	tasks: () => import('./sleep-polling/tasks.ts'),
}
const unbounded: Chapter = {
	measures: () => import('./unbounded/measures.ts'),
	tasks: () => import('./unbounded/tasks.ts'),
}
const waitNotify: Chapter = {
	measures: () => import('./wait-notify/measures.ts'),
	tasks: () => import('./wait-notify/tasks.ts'),
}
const blockingQueue: Chapter = {
	measures: () => import('./blocking-queue/measures.ts'),
	tasks: () => import('./blocking-queue/tasks.ts'),
}
const utilisation: Chapter = {
	measures: () => import('./utilisation/measures.ts'),
	tasks: () => import('./utilisation/tasks.ts'),
}
const actors: Chapter = {
	measures: () => import('./actors/measures.ts'),
	tasks: () => import('./actors/tasks.ts'),
}
const asyncRequests: Chapter = {
	measures: () => import('./async-requests/measures.ts'),
	tasks: () => import('./async-requests/tasks.ts'),
}
const burstyTraffic: Chapter = {
	measures: () => import('./bursty-traffic/measures.ts'),
	tasks: () => import('./bursty-traffic/tasks.ts'),
}
const choose: Chapter = {
	measures: () => import('./choose/measures.ts'),
	tasks: () => import('./choose/tasks.ts'),
}

const sources: readonly Source[] = [
	{
		...orientation,
		file: 'orientation/steady-load.md',
		text: () => import('./orientation/steady-load.md?raw'),
	},
	{
		...busyWaiting,
		file: 'busy-waiting/busy-waiting.md',
		text: () => import('./busy-waiting/busy-waiting.md?raw'),
	},
	{
		...busyWaiting,
		file: 'busy-waiting/check-then-act.md',
		text: () => import('./busy-waiting/check-then-act.md?raw'),
	},
	{
		...sleepPolling,
		file: 'sleep-polling/sleep-polling.md',
		text: () => import('./sleep-polling/sleep-polling.md?raw'),
	},
	{
		...sleepPolling,
		file: 'sleep-polling/polling-choir.md',
		text: () => import('./sleep-polling/polling-choir.md?raw'),
	},
	{
		...unbounded,
		file: 'unbounded/click-storm.md',
		text: () => import('./unbounded/click-storm.md?raw'),
	},
	{
		...unbounded,
		file: 'unbounded/slow-leak.md',
		text: () => import('./unbounded/slow-leak.md?raw'),
	},
	{
		...waitNotify,
		file: 'wait-notify/wait-notify.md',
		text: () => import('./wait-notify/wait-notify.md?raw'),
	},
	{
		...waitNotify,
		file: 'wait-notify/lost-wakeup.md',
		text: () => import('./wait-notify/lost-wakeup.md?raw'),
	},
	{
		...waitNotify,
		file: 'wait-notify/stolen-item.md',
		text: () => import('./wait-notify/stolen-item.md?raw'),
	},
	{
		...waitNotify,
		file: 'wait-notify/overfull.md',
		text: () => import('./wait-notify/overfull.md?raw'),
	},
	{
		...waitNotify,
		file: 'wait-notify/single-condition-deadlock.md',
		text: () => import('./wait-notify/single-condition-deadlock.md?raw'),
	},
	{
		...waitNotify,
		file: 'wait-notify/safe-by-one.md',
		text: () => import('./wait-notify/safe-by-one.md?raw'),
	},
	{
		...waitNotify,
		file: 'wait-notify/stampede.md',
		text: () => import('./wait-notify/stampede.md?raw'),
	},
	{
		...waitNotify,
		file: 'wait-notify/spurious-wakeup.md',
		text: () => import('./wait-notify/spurious-wakeup.md?raw'),
	},
	{
		...waitNotify,
		file: 'wait-notify/covering-condition.md',
		text: () => import('./wait-notify/covering-condition.md?raw'),
	},
	{
		...blockingQueue,
		file: 'blocking-queue/blocking-queue.md',
		text: () => import('./blocking-queue/blocking-queue.md?raw'),
	},
	{
		...blockingQueue,
		file: 'blocking-queue/full-queue-styles.md',
		text: () => import('./blocking-queue/full-queue-styles.md?raw'),
	},
	{
		...blockingQueue,
		file: 'blocking-queue/pipeline.md',
		text: () => import('./blocking-queue/pipeline.md?raw'),
	},
	{
		...blockingQueue,
		file: 'blocking-queue/rendezvous.md',
		text: () => import('./blocking-queue/rendezvous.md?raw'),
	},
	{
		...blockingQueue,
		file: 'blocking-queue/bounded-cycle.md',
		text: () => import('./blocking-queue/bounded-cycle.md?raw'),
	},
	{
		...blockingQueue,
		file: 'blocking-queue/shutdown.md',
		text: () => import('./blocking-queue/shutdown.md?raw'),
	},
	{
		...blockingQueue,
		file: 'blocking-queue/pool-admission.md',
		text: () => import('./blocking-queue/pool-admission.md?raw'),
	},
	{
		...utilisation,
		file: 'utilisation/hockey-stick.md',
		text: () => import('./utilisation/hockey-stick.md?raw'),
	},
	{
		...actors,
		file: 'actors/actor-counter.md',
		text: () => import('./actors/actor-counter.md?raw'),
	},
	{
		...actors,
		file: 'actors/mailbox-overflow.md',
		text: () => import('./actors/mailbox-overflow.md?raw'),
	},
	{
		...actors,
		file: 'actors/mutual-ask.md',
		text: () => import('./actors/mutual-ask.md?raw'),
	},
	{
		...actors,
		file: 'actors/dispatcher.md',
		text: () => import('./actors/dispatcher.md?raw'),
	},
	{
		...actors,
		file: 'actors/supervision.md',
		text: () => import('./actors/supervision.md?raw'),
	},
	{
		...actors,
		file: 'actors/message-order.md',
		text: () => import('./actors/message-order.md?raw'),
	},
	{
		...asyncRequests,
		file: 'async-requests/async-requests.md',
		text: () => import('./async-requests/async-requests.md?raw'),
	},
	{
		...asyncRequests,
		file: 'async-requests/convoy.md',
		text: () => import('./async-requests/convoy.md?raw'),
	},
	{
		...asyncRequests,
		file: 'async-requests/retries.md',
		text: () => import('./async-requests/retries.md?raw'),
	},
	{
		...asyncRequests,
		file: 'async-requests/pool-sizing.md',
		text: () => import('./async-requests/pool-sizing.md?raw'),
	},
	{
		...asyncRequests,
		file: 'async-requests/pool-starvation.md',
		text: () => import('./async-requests/pool-starvation.md?raw'),
	},
	{
		...burstyTraffic,
		file: 'bursty-traffic/burst.md',
		text: () => import('./bursty-traffic/burst.md?raw'),
	},
	{
		...burstyTraffic,
		file: 'bursty-traffic/overload-policies.md',
		text: () => import('./bursty-traffic/overload-policies.md?raw'),
	},
	{
		...burstyTraffic,
		file: 'bursty-traffic/retry-storm.md',
		text: () => import('./bursty-traffic/retry-storm.md?raw'),
	},
	{
		...burstyTraffic,
		file: 'bursty-traffic/token-bucket.md',
		text: () => import('./bursty-traffic/token-bucket.md?raw'),
	},
	{
		...burstyTraffic,
		file: 'bursty-traffic/autoscaling.md',
		text: () => import('./bursty-traffic/autoscaling.md?raw'),
	},
	{
		...choose,
		file: 'choose/compare.md',
		text: () => import('./choose/compare.md?raw'),
	},
]

/** Scene id: the name of its content file. */
function sceneIn(file: string): string {
	return file.replace(/^.*\/|\.md$/g, '')
}

/** Every content file, with the scene it guides through. */
export const guided: readonly { readonly scene: string; readonly file: string }[] = sources.map(
	({ file }) => ({ scene: sceneIn(file), file }),
)

/**
 * The guide of a scene; null when it has none.
 *
 * @throws SyntaxError when its content is wrong: the sentence names the file.
 */
export async function guideOf(scene: string): Promise<GuideContent | null> {
	const source = sources.find(({ file }) => sceneIn(file) === scene)
	if (source === undefined) return null
	const { file, text, measures: measuresOf, tasks: tasksOf } = source
	const [written, { measures }, { deeds }, glossary] = await Promise.all([
		text().then((it) => parseGuide(file, it.default)),
		measuresOf(),
		tasksOf(),
		loadGlossary(),
	])
	const tasks = written.tasks.map(({ name, text: what }): Task => {
		const isDone = deeds[name]
		if (isDone === undefined) throw new SyntaxError(`${file}: nothing tells when “${name}” is done`)
		return { name, text: what, isDone }
	})
	const grade: GuideContent['grade'] = (question, choice, evidence) => {
		return gradeOf(question, choice, evidence, measures)
	}
	const { cards } = written
	return { scene, cards, tasks, measures, glossary, grade, gather: gatherFacts }
}
