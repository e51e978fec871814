/** What the build tells the service worker about itself. */

export interface Site {
	/** Another one for every build that differs in a byte. */
	readonly version: string
	/** Every built file but the page itself, as paths from the page's folder. */
	readonly files: readonly string[]
	/** The text of the page. */
	readonly page: string
	/** What every response must carry so that threads may share memory. */
	readonly headers: Readonly<Record<string, string>>
}
