/** A thread of the benchmark: hired for one measurement, and dismissed after it. */
import { expose } from 'comlink'
import { playCrowds } from './actor-crowd.ts'
import type { Player } from './contestant.ts'
import { contestants } from './contestants.ts'
import { gateCosts } from './gate-cost.ts'
import { playHandOff } from './hand-off.ts'
import type { BenchThread } from './protocol.ts'
import { playPosts } from './posted-crowd.ts'
import { soloCost } from './solo-cost.ts'
import { StartGate } from './start-gate.ts'

interface Place {
	readonly player: Player
	readonly puts: boolean
	readonly gate: StartGate
}

const nowMs = () => performance.timeOrigin + performance.now()

class Seat implements BenchThread {
	#place: Place | null = null

	enter(...[{ contestant, shape }, ticket, part, gate]: Parameters<BenchThread['enter']>) {
		this.#place = {
			player: contestants[contestant].enter(ticket, shape, part),
			puts: part < shape.producers,
			gate: new StartGate(gate, shape.producers + shape.consumers),
		}
	}

	async lap(from: number, count: number) {
		if (!this.#place) throw new Error('nobody has entered')
		const { player, puts, gate } = this.#place
		gate.pass()
		const fromMs = nowMs()
		const sum = puts ? player.put(from, count) : await player.take(count)
		return { fromMs, toMs: nowMs(), sum }
	}

	gates = gateCosts
	solo = soloCost
	crowds = playCrowds
	posts = playPosts
	handOff = playHandOff
}

expose(new Seat())
