/** What a screen reader gets of a page: its accessibility tree in reading order, and what its live regions say. */
import type { CDPSession, Page } from '@playwright/test'

export interface Heard {
	readonly role: string
	readonly name: string
	/** As it is spoken: with its unit, where it has one. */
	readonly value: string
	/** Of a heading. */
	readonly level: number
}

type Node = Awaited<ReturnType<typeof treeOf>>[number]

async function treeOf(session: CDPSession) {
	const { nodes } = await session.send('Accessibility.getFullAXTree')
	return nodes
}

/** Everything that is not hidden from listeners, in the order in which it is read. */
export async function heardOf(page: Page): Promise<readonly Heard[]> {
	const session = await page.context().newCDPSession(page)
	const nodes = await treeOf(session)
	const byId = new Map(nodes.map((node) => [node.nodeId, node]))
	const within = (node: Node): readonly Node[] =>
		(node.childIds ?? [])
			.map((id) => byId.get(id))
			.filter((child) => child !== undefined)
			.flatMap((child) => [child, ...within(child)])
	const nameOf = (node: Node) => String(node.name?.value ?? '')
	/** A row is read as its cells. */
	const textOf = (node: Node) =>
		within(node)
			.filter(({ role }) => role?.value === 'cell' || role?.value === 'rowheader')
			.map(nameOf)
			.join(' ')
	const root = nodes.find(({ parentId }) => parentId === undefined)
	const read = root ? within(root).filter(({ ignored }) => !ignored) : []
	const heard = await Promise.all(
		read.map(async (node) => {
			const role = String(node.role?.value ?? '')
			const level: unknown = node.properties?.find(({ name }) => name === 'level')?.value.value
			const own = String(node.value?.value ?? '')
			const value = role === 'slider' ? await spokenValue(session, node) : own
			const name = role === 'row' ? textOf(node) : nameOf(node)
			return { role, name, value, level: Number(level ?? 0) }
		}),
	)
	await session.detach()
	return heard
}

/** The protocol tells the number of a native slider, a screen reader its words. */
async function spokenValue(session: CDPSession, node: Node): Promise<string> {
	const own = String(node.value?.value ?? '')
	const backendNodeId = node.backendDOMNodeId
	if (backendNodeId === undefined) return own
	const told = await session.send('DOM.describeNode', { backendNodeId })
	const attributes = told.node.attributes ?? []
	const at = attributes.indexOf('aria-valuetext')
	return at < 0 ? own : (attributes[at + 1] ?? own)
}

export interface Spoken {
	/** Every change of a live region, oldest first. */
	readonly words: () => Promise<readonly string[]>
	/** Between two changes of the same region. */
	readonly gapsMs: () => Promise<readonly number[]>
}

/** Listens from now on to the live region of the run and to those that interrupt. */
export async function spokenFrom(page: Page): Promise<Spoken> {
	const notes = await page.evaluateHandle(() => {
		const notes: { text: string; atMs: number; isOfRun: boolean }[] = []
		const ofRun = document.querySelector('main > [role="status"]')
		new MutationObserver((changes) => {
			const regions = changes.map(({ target }) => {
				const element = target instanceof Element ? target : target.parentElement
				return element?.closest('[role="status"], [role="alert"], [aria-live]')
			})
			for (const region of new Set(regions)) {
				const text = region?.textContent.trim() ?? ''
				if (text !== '') notes.push({ text, atMs: performance.now(), isOfRun: region === ofRun })
			}
		}).observe(document.body, { childList: true, characterData: true, subtree: true })
		return notes
	})
	return {
		words: () => notes.evaluate((all) => all.map(({ text }) => text)),
		gapsMs: () =>
			notes.evaluate((all) => {
				const times = all.filter(({ isOfRun }) => isOfRun).map(({ atMs }) => atMs)
				return times.slice(1).map((atMs, at) => atMs - (times[at] ?? 0))
			}),
	}
}
