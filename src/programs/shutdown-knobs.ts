/** The knobs of the shop that closes: who works in it, how fast, and how it is told. */
import type { ChoiceKnob, Knob, NumberKnob } from './knob.ts'
import type { FixedValues } from './scene.ts'

const counted = { kind: 'number', min: 1, step: 1, isLog: false, restarts: false } as const
const told = { kind: 'choice', unit: '', place: 'producers', restarts: true } as const

/** Places of its queue at most. */
export const mostPlaces = 64

const producers: NumberKnob = {
	...counted,
	name: 'producers',
	label: 'Producers',
	unit: 'threads',
	place: 'producers',
	max: 4,
	default: 2,
}

const rate: NumberKnob = {
	...counted,
	name: 'rate',
	label: 'Arrival rate',
	unit: 'items/s',
	place: 'producers',
	max: 500,
	default: 60,
	isLog: true,
}

const capacity: NumberKnob = {
	...counted,
	name: 'capacity',
	label: 'Capacity',
	unit: 'items',
	place: 'queue',
	max: mostPlaces,
	default: 8,
	isLog: true,
}

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

const consumers: NumberKnob = {
	...counted,
	name: 'consumers',
	label: 'Consumers',
	unit: 'threads',
	place: 'consumers',
	max: 8,
	default: 4,
}

const service: NumberKnob = {
	...counted,
	name: 'service',
	label: 'Service time',
	unit: 'ms',
	place: 'consumers',
	max: 5000,
	default: 80,
	isLog: true,
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
	producers,
	rate,
	capacity,
	pills,
	consumers,
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
