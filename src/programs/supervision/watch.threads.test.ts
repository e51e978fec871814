/** Somebody watches the worker, on real threads: it hears once that the worker has stopped, and sends nothing more. */
import { expect, test } from 'vitest'
import { Play } from '../../../tools/real-threads/play.ts'
import { Kind, Verdict } from '../../trace/event.ts'
import type { KnobValue } from '../knob.ts'
import { kinds } from '../orders.ts'
import { supervision } from './scene.ts'

async function played(values: Readonly<Record<string, KnobValue>>) {
	const play = await new Play(supervision, {
		...{ values: { watch: true, orders: 30, ...values }, pace: 10 },
	}).begin()
	await play.until(() => play.ending !== null)
	expect(play.ending).toEqual({ kind: 'finished' })
	expect(play.lost).toBe(0)
	return play
}

/** What happened to the mailbox of `owner`. */
function mailOf({ events, run }: Play, owner: string) {
	const name = `mailbox of ${owner}`
	const box = run.cast.objects.find((one) => one.name === name)
	const mail = events.filter(({ object }) => object === box?.id)
	const of = (kind: Kind) => mail.filter((one) => one.kind === kind)
	return { puts: of(Kind.put), takes: of(Kind.take), mail }
}

const terminated = kinds.indexOf('terminated')

test('the worker is stopped: who watches it hears once, and keeps what comes later', async () => {
	const play = await played({ sup: 'stop', fail: 40 })
	const clerk = mailOf(play, 'clerk')
	const kindsTaken = clerk.takes.map(({ c }) => c)
	const heard = kindsTaken.indexOf(terminated)
	expect(heard).toBeGreaterThan(0)
	expect(kindsTaken.lastIndexOf(terminated)).toBe(heard)
	const worker = mailOf(play, 'worker')
	const sent = worker.mail.filter(({ kind }) => {
		return kind === Kind.put || kind === Kind.deadLetter
	})
	const later = kindsTaken.length - heard - 1
	expect(later).toBeGreaterThan(3)
	expect(sent).toHaveLength(heard)
	const failures = play.events.filter(
		({ kind }) => kind === Kind.failure,
	)
	expect(failures).toMatchObject([{ b: Verdict.stopped, c: 0 }])
})

test('a worker that is only restarted is no news', async () => {
	const play = await played({ fail: 10 })
	const { takes } = mailOf(play, 'clerk')
	expect(takes.some(({ c }) => c === terminated)).toBe(false)
	expect(mailOf(play, 'worker').takes).toHaveLength(30)
	const failures = play.events.filter(
		({ kind }) => kind === Kind.failure,
	)
	expect(failures.length).toBeGreaterThan(1)
	expect(failures.every(({ b }) => b === Verdict.restarted)).toBe(true)
	expect(failures.map(({ c }) => c)).toEqual(
		failures.map((_, i) => i + 1),
	)
	expect(failures[0]?.d).toBe((10 << 16) | 10)
})
