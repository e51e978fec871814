/** The present instant as it is kept beside what was measured, ISO 8601. */
export function today(): string {
	return new Date().toISOString()
}
