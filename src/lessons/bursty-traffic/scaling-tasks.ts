/** When the tasks about autoscaling are done. */
import type { Moment, ThreadMoment } from '../../model/moment.ts'
import type { Deeds } from '../evidence.ts'
import { afterBurstS } from './storm-measures.ts'

/** More than there are without help. */
const many = 30

function present({ threads }: Moment): readonly ThreadMoment[] {
	return threads.filter(({ side, state }) => {
		return side === 'consumers' && state !== 'new' && state !== 'finished' && state !== 'failed'
	})
}

const isEmpty = ({ queues }: Moment) => queues.every(({ depth }) => depth === 0)

export const scalingDeeds: Deeds = {
	help: ({ moment }) => present(moment).length >= many,
	giants: ({ moment }) => {
		const workers = present(moment)
		const busy = workers.filter(({ hand }) => hand === 'taken').length
		return workers.length >= many && busy <= 8 && isEmpty(moment)
	},
	useful: (evidence) => {
		const { moment } = evidence
		const hadBacklog = moment.queues.some(({ peak }) => peak >= 200)
		return hadBacklog && isEmpty(moment) && present(moment).length > 8 && afterBurstS(evidence) < 0
	},
}
