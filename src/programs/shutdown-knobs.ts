/** The knobs of the shop that closes: who works in it, how fast, and how it is told. */
import { type ChoiceKnob, counted, type Knob, type NumberKnob } from './knob.ts'
import { service } from './load-knobs.ts'
import { capacity, consumers, producers, rate } from './queue-knobs.ts'
import type { FixedValues } from './scene.ts'

const told = { kind: 'choice', unit: '', place: 'producers', restarts: true } as const

/** Places of its queue at most. */
export const mostPlaces = 64

const pills: NumberKnob = {
	...counted,
	name: 'pills',
	label: 'Pills',
	unit: 'pills',
	place: 'queue',
	min: 0,
	max: 16,
	default: 3,
}

const ways = ['interrupt', 'poll+flag', 'poison pill', 'now'] as const
type Way = (typeof ways)[number]

const stop: ChoiceKnob = {
	...told,
	name: 'stop',
	label: 'It is closed by',
	options: ways,
	default: 'poison pill',
}

const senders = ['after the last producer', 'at once', 'by each producer'] as const
type Sender = (typeof senders)[number]

const sender: ChoiceKnob = {
	...told,
	name: 'sender',
	label: 'Pills are sent',
	options: senders,
	default: senders[0],
}

export const shutdownKnobs: readonly Knob[] = [
	{ ...producers, max: 4 },
	rate,
	{ ...capacity, max: mostPlaces, default: 8 },
	pills,
	{ ...consumers, max: 8, default: 4 },
	service,
	stop,
	sender,
]

export function wayOf(fixed: FixedValues): Way {
	return ways.find((one) => one === fixed[stop.name]) ?? 'poison pill'
}

export function senderOf(fixed: FixedValues): Sender {
	return senders.find((one) => one === fixed[sender.name]) ?? senders[0]
}
