/** Single keys that work anywhere on a scene, unless the focus is on something that wants them itself. */
import type { Pace } from '../view/session.ts'
import type { Lab } from './lab.svelte.ts'
import type { Route } from './route.ts'

export interface KeyAction {
	/** As on the keyboard, and as shown in the list of keys. */
	readonly key: string
	readonly label: string
	readonly does: string
	/** On scenes alone, wherever something runs, or on every page. */
	readonly where: 'scene' | 'run' | 'all'
}

/** Every single key of the page; one that is not listed does nothing. */
export const keyActions: readonly KeyAction[] = [
	{ key: ' ', label: 'Space', does: 'run or pause', where: 'run' },
	{ key: 'r', label: 'R', does: 'reset', where: 'run' },
	{ key: 's', label: 'S', does: 'stop', where: 'run' },
	{ key: 'l', label: 'L', does: 'back to live', where: 'run' },
	{ key: '1', label: '1 … 9', does: 'you schedule: step that thread', where: 'scene' },
	{ key: 'Backspace', label: 'Backspace', does: 'you schedule: take a step back', where: 'scene' },
	{ key: 'PageDown', label: 'Page Down', does: 'next card', where: 'scene' },
	{ key: 'PageUp', label: 'Page Up', does: 'previous card', where: 'scene' },
	{ key: ',', label: ',', does: 'slower', where: 'run' },
	{ key: '.', label: '.', does: 'faster', where: 'run' },
	{ key: 'p', label: 'P', does: 'presenter', where: 'scene' },
	{ key: 'ArrowRight', label: '→', does: 'presenter: next card', where: 'scene' },
	{ key: 'ArrowLeft', label: '←', does: 'presenter: previous card', where: 'scene' },
	{ key: 'b', label: 'B', does: 'presenter: run or pause', where: 'scene' },
	{ key: 'Escape', label: 'Esc', does: 'presenter: leave', where: 'scene' },
	{ key: 't', label: 'T', does: 'light or dark', where: 'all' },
	{ key: '?', label: '?', does: 'this list', where: 'all' },
]

/** What the list of keys shows on a page. */
export function keysOn(page: Route['page']): readonly KeyAction[] {
	return keyActions.filter(({ where }) => {
		return where === 'all' || page === 'scene' || (where === 'run' && page === 'home')
	})
}

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
	readonly isPresenting: boolean
	readonly present: () => void
	/** Behind the last card, a presenter goes on to the next scene. */
	readonly turnCard: (by: 1 | -1) => void
	readonly changeTheme: () => void
	readonly showKeys: () => void
}

/** Does what `event`'s key stands for on this page; true when it stood for something. */
export function pressKey(
	event: KeyboardEvent,
	lab: Lab,
	page: PageActions,
	where: Route['page'],
): boolean {
	if (event.ctrlKey || event.metaKey || event.altKey || wantsKeys(event)) return false
	const key = event.key.toLowerCase()
	const listed = /^[1-9]$/.test(key) ? '1' : key
	if (!keysOn(where).some((one) => one.key.toLowerCase() === listed)) return false
	if (stepByKey(key, lab) || turnByKey(event, key, lab, page)) return true
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

/** What clickers send, and what else turns cards; where none is shown, the page keeps its keys. */
function turnByKey(event: KeyboardEvent, key: string, lab: Lab, page: PageActions): boolean {
	const { isPresenting } = page
	const by = { pagedown: 1, pageup: -1, arrowright: 1, arrowleft: -1 } as const
	if (key === 'pagedown' || key === 'pageup') {
		if (!isPresenting && lab.guide.cards.length === 0) return false
		page.turnCard(by[key])
	} else if (!isPresenting) return false
	else if ((key === 'arrowright' || key === 'arrowleft') && event.target === document.body)
		page.turnCard(by[key])
	else if (key === 'b') toggle(lab)
	else if (key === 'escape' && !event.defaultPrevented) page.present()
	else return false
	return true
}

/** Keys that act on threads in your hands. */
function stepByKey(key: string, lab: Lab): boolean {
	const { scheduling } = lab
	const stepper = /^[1-9]$/.test(key) ? scheduling.steppers[Number(key) - 1] : undefined
	if (stepper) scheduling.step(stepper.thread, lab.grain)
	else if (key === 'backspace' && scheduling.isYours) scheduling.goBack()
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
