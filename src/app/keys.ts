/** Single keys that work anywhere on a scene, unless the focus is on something that wants them itself. */
import type { Pace } from '../view/session.ts'
import type { Lab } from './lab.svelte.ts'

export interface KeyAction {
	/** As on the keyboard, and as shown in the list of keys. */
	readonly key: string
	readonly label: string
	readonly does: string
}

/** What the list of keys shows. */
export const keyActions: readonly KeyAction[] = [
	{ key: ' ', label: 'Space', does: 'run or pause' },
	{ key: 'r', label: 'R', does: 'reset' },
	{ key: 's', label: 'S', does: 'stop' },
	{ key: 'l', label: 'L', does: 'back to live' },
	{ key: '1', label: '1 … 9', does: 'you schedule: step that thread' },
	{ key: 'Backspace', label: 'Backspace', does: 'you schedule: take a step back' },
	{ key: 'PageDown', label: 'Page Down', does: 'next card' },
	{ key: 'PageUp', label: 'Page Up', does: 'previous card' },
	{ key: ',', label: ',', does: 'slower' },
	{ key: '.', label: '.', does: 'faster' },
	{ key: 'p', label: 'P', does: 'presenter' },
	{ key: 't', label: 'T', does: 'light or dark' },
	{ key: '?', label: '?', does: 'this list' },
]

const paces: readonly Pace[] = ['line', 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 'full']

/** The pace next to `pace` on the way to slower (−1) or faster (1). */
export function nextPace(pace: Pace, direction: 1 | -1): Pace {
	const speed = speedOf(pace)
	const candidates = paces.filter((one) => (speedOf(one) - speed) * direction > 0)
	return (direction > 0 ? candidates[0] : candidates.at(-1)) ?? pace
}

function speedOf(pace: Pace): number {
	if (pace === 'line') return 0
	return pace === 'full' ? Infinity : pace
}

export interface PageActions {
	readonly present: () => void
	readonly changeTheme: () => void
	readonly showKeys: () => void
}

/** Does what `event`'s key stands for; true when it stood for something. */
export function pressKey(event: KeyboardEvent, lab: Lab, page: PageActions): boolean {
	if (event.ctrlKey || event.metaKey || event.altKey || wantsKeys(event)) return false
	const key = event.key.toLowerCase()
	if (stepByKey(key, lab)) return true
	const actions: Record<string, () => void> = {
		' ': () => {
			toggle(lab)
		},
		r: () => void lab.reset(),
		s: () => void lab.stop(),
		l: () => {
			lab.live()
		},
		',': () => {
			lab.setPace(nextPace(lab.pace, -1))
		},
		'.': () => {
			lab.setPace(nextPace(lab.pace, 1))
		},
		p: page.present,
		t: page.changeTheme,
		'?': page.showKeys,
	}
	const action = Object.hasOwn(actions, key) ? actions[key] : undefined
	action?.()
	return action !== undefined
}

/** Keys that act on threads in your hands, and on cards. */
function stepByKey(key: string, lab: Lab): boolean {
	const { scheduling } = lab
	const stepper = /^[1-9]$/.test(key) ? scheduling.steppers[Number(key) - 1] : undefined
	if (stepper) scheduling.step(stepper.thread, lab.grain)
	else if (key === 'backspace' && scheduling.isYours) scheduling.goBack()
	else if (key === 'pagedown') lab.turnCard(1)
	else if (key === 'pageup') lab.turnCard(-1)
	else return false
	return true
}

function toggle(lab: Lab): void {
	if (lab.phase === 'running') void lab.pause()
	else lab.run()
}

/** Whether the focused control takes this key itself: text fields all, buttons and links space and Enter. */
function wantsKeys(event: KeyboardEvent): boolean {
	const target = event.target
	if (!(target instanceof Element)) return false
	if (target.closest('dialog[open], textarea, select, input:not([type="range"])')) return true
	return event.key === ' ' && target.closest('button, a, summary, input, [role="switch"]') !== null
}
