/** Where the focus goes when one comes to another page, and how one gets past the bar at the top. */

/** Focuses the main heading: what a screen reader says first, and where Tab goes on from. */
export function focusHeading(): void {
	focusOn(document.querySelector<HTMLElement>('h1'))
}

export function focusMain(): void {
	focusOn(document.querySelector<HTMLElement>('main'))
}

/** Without being a stop of the Tab key itself. */
function focusOn(element: HTMLElement | null): void {
	if (element === null) return
	if (!element.hasAttribute('tabindex')) element.tabIndex = -1
	element.focus({ preventScroll: true })
	scrollTo({ top: 0 })
}
