/** In a recorded run nothing can be scheduled any more. */
import type { Scheduling } from '../../view/session.ts'
import { gridOf, unaskedCell, unsearched } from '../unasked.ts'

const nothing = (): void => undefined

export const unscheduled: Scheduling = {
	isOffered: false,
	isYours: false,
	steppers: [],
	back: null,
	noBack: 'The run is over.',
	steps: 0,
	open: { victim: false, spurious: false },
	schedule: null,
	search: unsearched,
	grid: gridOf(unaskedCell),
	takeOver: nothing,
	step: nothing,
	goBack: nothing,
	setOpen: nothing,
	stress: nothing,
	find: nothing,
	cancelSearch: nothing,
	play: nothing,
	askGrid: nothing,
	openCell: nothing,
}
