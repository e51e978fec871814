/** A decision tree as the page shows it: what leads from each question to its answers, and what somebody has seen of that. */
export interface DecisionView {
	readonly text: string
	readonly isAnswer: boolean
	readonly ways: readonly WayView[]
}

export interface WayView {
	readonly label: string
	/** The scene that proves it; null while it is still to come. */
	readonly scene: { readonly title: string; readonly address: string } | null
	/** What one has done there: "2 of 3 predicted right". */
	readonly result: string
	/** Everything there is done. */
	readonly isDone: boolean
	readonly to: DecisionView
}
