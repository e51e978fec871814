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
	/** Content files, in the order of the course. */
	readonly texts: Readonly<Record<string, () => Promise<{ readonly default: string }>>>
}

const chapters: readonly Chapter[] = [
	{
		measures: () => import('./orientation/measures.ts'),
		tasks: () => import('./orientation/tasks.ts'),
		texts: {
			'orientation/steady-load.md': () => import('./orientation/steady-load.md?raw'),
		},
	},
	{
		measures: () => import('./busy-waiting/measures.ts'),
		tasks: () => import('./busy-waiting/tasks.ts'),
		texts: {
			'busy-waiting/busy-waiting.md': () => import('./busy-waiting/busy-waiting.md?raw'),
			'busy-waiting/check-then-act.md': () => import('./busy-waiting/check-then-act.md?raw'),
		},
	},
	{
		measures: () => import('./sleep-polling/measures.ts'),
		tasks: () => import('./sleep-polling/tasks.ts'),
		texts: {
			'sleep-polling/sleep-polling.md': () => import('./sleep-polling/sleep-polling.md?raw'),
			'sleep-polling/polling-choir.md': () => import('./sleep-polling/polling-choir.md?raw'),
		},
	},
	{
		measures: () => import('./unbounded/measures.ts'),
		tasks: () => import('./unbounded/tasks.ts'),
		texts: {
			'unbounded/click-storm.md': () => import('./unbounded/click-storm.md?raw'),
			'unbounded/slow-leak.md': () => import('./unbounded/slow-leak.md?raw'),
		},
	},
	{
		measures: () => import('./wait-notify/measures.ts'),
		tasks: () => import('./wait-notify/tasks.ts'),
		texts: {
			'wait-notify/wait-notify.md': () => import('./wait-notify/wait-notify.md?raw'),
			'wait-notify/lost-wakeup.md': () => import('./wait-notify/lost-wakeup.md?raw'),
			'wait-notify/stolen-item.md': () => import('./wait-notify/stolen-item.md?raw'),
			'wait-notify/overfull.md': () => import('./wait-notify/overfull.md?raw'),
			'wait-notify/single-condition-deadlock.md': () =>
				import('./wait-notify/single-condition-deadlock.md?raw'),
			'wait-notify/safe-by-one.md': () => import('./wait-notify/safe-by-one.md?raw'),
			'wait-notify/stampede.md': () => import('./wait-notify/stampede.md?raw'),
			'wait-notify/spurious-wakeup.md': () => import('./wait-notify/spurious-wakeup.md?raw'),
			'wait-notify/covering-condition.md': () => import('./wait-notify/covering-condition.md?raw'),
		},
	},
	{
		measures: () => import('./blocking-queue/measures.ts'),
		tasks: () => import('./blocking-queue/tasks.ts'),
		texts: {
			'blocking-queue/blocking-queue.md': () => import('./blocking-queue/blocking-queue.md?raw'),
			'blocking-queue/full-queue-styles.md': () =>
				import('./blocking-queue/full-queue-styles.md?raw'),
			'blocking-queue/pipeline.md': () => import('./blocking-queue/pipeline.md?raw'),
			'blocking-queue/rendezvous.md': () => import('./blocking-queue/rendezvous.md?raw'),
			'blocking-queue/bounded-cycle.md': () => import('./blocking-queue/bounded-cycle.md?raw'),
			'blocking-queue/shutdown.md': () => import('./blocking-queue/shutdown.md?raw'),
			'blocking-queue/pool-admission.md': () => import('./blocking-queue/pool-admission.md?raw'),
		},
	},
	{
		measures: () => import('./utilisation/measures.ts'),
		tasks: () => import('./utilisation/tasks.ts'),
		texts: {
			'utilisation/hockey-stick.md': () => import('./utilisation/hockey-stick.md?raw'),
		},
	},
	{
		measures: () => import('./actors/measures.ts'),
		tasks: () => import('./actors/tasks.ts'),
		texts: {
			'actors/actor-counter.md': () => import('./actors/actor-counter.md?raw'),
			'actors/mailbox-overflow.md': () => import('./actors/mailbox-overflow.md?raw'),
			'actors/mutual-ask.md': () => import('./actors/mutual-ask.md?raw'),
			'actors/dispatcher.md': () => import('./actors/dispatcher.md?raw'),
			'actors/supervision.md': () => import('./actors/supervision.md?raw'),
			'actors/message-order.md': () => import('./actors/message-order.md?raw'),
		},
	},
	{
		measures: () => import('./async-requests/measures.ts'),
		tasks: () => import('./async-requests/tasks.ts'),
		texts: {
			'async-requests/async-requests.md': () => import('./async-requests/async-requests.md?raw'),
			'async-requests/convoy.md': () => import('./async-requests/convoy.md?raw'),
			'async-requests/retries.md': () => import('./async-requests/retries.md?raw'),
			'async-requests/pool-sizing.md': () => import('./async-requests/pool-sizing.md?raw'),
			'async-requests/pool-starvation.md': () => import('./async-requests/pool-starvation.md?raw'),
		},
	},
	{
		measures: () => import('./bursty-traffic/measures.ts'),
		tasks: () => import('./bursty-traffic/tasks.ts'),
		texts: {
			'bursty-traffic/burst.md': () => import('./bursty-traffic/burst.md?raw'),
			'bursty-traffic/overload-policies.md': () =>
				import('./bursty-traffic/overload-policies.md?raw'),
			'bursty-traffic/retry-storm.md': () => import('./bursty-traffic/retry-storm.md?raw'),
			'bursty-traffic/token-bucket.md': () => import('./bursty-traffic/token-bucket.md?raw'),
			'bursty-traffic/autoscaling.md': () => import('./bursty-traffic/autoscaling.md?raw'),
		},
	},
	{
		measures: () => import('./choose/measures.ts'),
		tasks: () => import('./choose/tasks.ts'),
		texts: {
			'choose/compare.md': () => import('./choose/compare.md?raw'),
		},
	},
]

const sources = chapters.flatMap(({ texts, ...chapter }) =>
	Object.entries(texts).map(([file, text]) => ({ ...chapter, file, text })),
)

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
