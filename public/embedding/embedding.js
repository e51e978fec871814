// A page that drives a scene in a frame. On another site: the address of Handoff in the place of ../
import { windowEndpoint, wrap } from './comlink.js'

const site = new URL('../', location.href)
const frame = document.querySelector('iframe')
const [start, pause, capacity] = document.querySelectorAll('button, input')
const places = document.querySelector('#places')
const facts = document.querySelector('#facts')

// The frame says when it may be called; before that nobody hears a call.
const ready = new Promise((resolve) => {
	addEventListener('message', ({ source, origin, data }) => {
		const isFrame = source === frame.contentWindow && origin === site.origin
		if (isFrame && data?.handoff) resolve(data.handoff)
	})
})
frame.src = `${site.href}#/blocking-queue?embed&parent=${encodeURIComponent(location.origin)}`

// 'recorded': no thread can run there, and every call is refused with the reason.
const word = await ready
const handoff = wrap(windowEndpoint(frame.contentWindow, self, site.origin))
const say = (error) => (facts.textContent = error.message)

async function look() {
	const { queues, counts, knobs } = await handoff.snapshot()
	facts.textContent = `${queues[0].depth} in the queue, ${counts.completed} completed`
	places.textContent = knobs.capacity
	capacity.value = knobs.capacity
	setTimeout(() => look().catch(say), 250)
}

start.onclick = () => handoff.start().catch(say)
pause.onclick = () => handoff.pause().catch(say)
capacity.onchange = () => handoff.set({ capacity: capacity.valueAsNumber }).catch(say)
for (const control of [start, pause, capacity]) control.disabled = word !== 'ready'
look().catch(say)
