/** The platform's own way: one message for each number. It has no capacity; nothing holds a producer back. */
import type { Contestant } from './contestant.ts'

export const messagePort: Contestant = {
	prepare: () => {
		const { port1, port2 } = new MessageChannel()
		return [
			{ shared: null, ports: [port1] },
			{ shared: null, ports: [port2] },
		]
	},
	enter: ({ ports: [port] }) => {
		if (!port) throw new Error('no port')
		return {
			put(from, count) {
				let sum = 0
				for (let n = from; n < from + count; n++) {
					port.postMessage(n)
					sum = (sum + n) | 0
				}
				return sum
			},
			take: (count) =>
				new Promise((resolve) => {
					let left = count
					let sum = 0
					port.onmessage = ({ data }: MessageEvent<number>) => {
						sum = (sum + data) | 0
						if (--left === 0) resolve(sum)
					}
				}),
		}
	},
}
