/** What scenes with actors look like, as moments that nobody recorded: for tests and for the gallery. */
import type { Moment } from '../../model/moment.ts'
import { type StagedActor, sendersNamed, server, stagedActors } from './staged-actors.ts'

type Story = (recorded: Moment) => Moment

const carts: readonly StagedActor[] = [
	{ name: 'cart-1', depth: 0, capacity: 12, state: 4 },
	{ name: 'cart-2', depth: 0, capacity: 12, state: 9, runner: 'D1' },
	{ name: 'cart-3', depth: 12, capacity: 12, state: 31, runner: 'D2', taken: 3 },
	{ name: 'cart-4', depth: 1, capacity: 12, state: 2, place: 0 },
	{ name: 'cart-5', depth: 0, capacity: 12, state: 0, runner: 'D3' },
	{ name: 'cart-6', depth: 3, capacity: 12, state: 7, place: 1 },
]

/** Six actors, three threads, a full mailbox and dead letters. */
const shop: Story = (recorded) =>
	stagedActors(recorded, {
		threads: [
			...sendersNamed(4),
			...[server('D1', 'cart-2'), server('D2', 'cart-3', 'dispatcher', 3), server('D3', 'cart-5')],
		],
		actors: carts,
		dead: [
			['S2', 'cart-3'],
			['S3', 'cart-3'],
		],
		deadLettered: 131,
		sent: [
			['S1', 'cart-1', 900_000],
			['S1', 'cart-2', 800_000],
			['S2', 'cart-3', 700_000],
			['S3', 'cart-3', 600_000],
			['S3', 'cart-4', 500_000],
			['S4', 'cart-6', 150_000],
		],
	})

function overflowing(capacity: number | undefined, depth: number, senders = 4): Story {
	return (recorded) =>
		stagedActors(recorded, {
			threads: [...sendersNamed(senders), server('D1', 'clerk', 'dispatcher', 2)],
			actors: [
				{
					...{ name: 'clerk', depth, state: 213, shows: 'read', runner: 'D1', taken: 2 },
					...(capacity === undefined ? {} : { capacity }),
				},
			],
			dead: capacity === undefined ? [] : [['S2', 'clerk']],
			deadLettered: capacity === undefined ? 0 : 207,
			sent: [['S3', 'clerk', 110_000]],
			kinds: ['letter'],
		})
}

const counter: Story = (recorded) =>
	stagedActors(recorded, {
		threads: [...sendersNamed(2, { reason: null }), server('D1', 'counter')],
		actors: [{ name: 'counter', depth: 4, shows: 'count', state: 381, runner: 'D1' }],
		numbers: [{ name: 'shared count', value: 352, lost: 33 }],
		kinds: ['add one'],
	})

/** Each asks the other and waits, and the other threads have nothing to do. */
const asking: Story = (recorded) =>
	stagedActors(recorded, {
		threads: [
			...['A', 'B'].map((name, index) => ({
				...({
					...server(`D${(index + 1).toString()}`, name),
					state: 'waiting',
					work: null,
				} as const),
				...{ reason: 'answer', isStuck: false },
			})),
			...Array.from({ length: 6 }, (_, index) => server(`D${(index + 3).toString()}`)),
		],
		actors: [
			{ name: 'A', depth: 4, shows: 'asked', runner: 'D1', asks: ['B', 620_000], expired: 2 },
			{ name: 'B', depth: 5, shows: 'asked', runner: 'D2', asks: ['A', 619_000] },
		],
		kinds: ['question', 'answer'],
	})

/** A worker that fails, over it a supervisor, over that its parent. */
const family: Story = (recorded) =>
	stagedActors(recorded, {
		threads: [...sendersNamed(1), server('D1', 'worker'), server('D2')],
		actors: [
			{
				...{ name: 'worker', depth: 3, shows: 'done', runner: 'D1', parent: 'supervisor' },
				failure: { restarts: 2, queued: 3 },
			},
			{ name: 'supervisor', depth: 0, shows: 'failures', state: 2, parent: 'its parent' },
			{ name: 'its parent', depth: 0, shows: 'failures' },
		],
		sent: [
			['S1', 'worker', 300_000],
			['worker', 'supervisor', 400_000],
		],
		kinds: ['order', 'bad order'],
	})

function crowded(count: number): Story {
	return (recorded) =>
		stagedActors(recorded, {
			threads: [
				{ name: 'S1', role: 'sender', reason: 'making' },
				{ name: 'F1', role: 'far sender', reason: 'making' },
				...[
					server('D1', 'hot-1', 'dispatcher', 4),
					server('D2', 'cold-2'),
					server('D3'),
					server('D4'),
				],
				...[
					server('X1', 'blocking-1', 'separate dispatcher'),
					server('X2', '', 'separate dispatcher'),
				],
			],
			actors: Array.from({ length: count }, (_, index): StagedActor => {
				const isHot = index === 0
				const name = isHot ? 'hot-1' : index === 1 ? 'blocking-1' : `cold-${index.toString()}`
				const runner = ['D1', 'X1', 'D2'][index]
				const place = index > 2 && index < 15 ? index - 3 : -1
				return {
					...{ name, state: index, shows: 'handled', place },
					...{ depth: isHot ? 37 : place >= 0 ? 1 + (index % 5) : 0 },
					dispatcher: index === 1 ? 'separate dispatcher' : 'dispatcher',
					...(runner === undefined ? {} : { runner }),
				}
			}),
		})
}

export const actorStories: Readonly<Record<string, Story>> = {
	shop,
	overflow: overflowing(20, 20),
	overflowFew: overflowing(6, 6, 8),
	overflowOpen: overflowing(undefined, 1374),
	overflowLarge: overflowing(1000, 412),
	counter,
	asking,
	family,
	eight: (recorded) => crowded(8)(recorded),
	field: crowded(24),
	fieldFull: crowded(64),
}
