/** What is the same in all rows of the comparison, in words. */
import type { KnobValue } from '../../programs/knob.ts'

/** "10 requests a second by chance, 150 from 1 s to 2 s; …" */
export function givenInWords(values: Readonly<Record<string, KnobValue>>): string {
	const at = (name: string) => String(values[name])
	const chance = values['pattern'] === 'paced' ? 'evenly' : 'by chance'
	const until = 1 + Number(values['length'])
	const workers = Number(values['workers'])
	return [
		`The same requests for all: ${at('rate')} a second ${chance}, ${at('burst')} from 1 s to ${until} s`,
		`${workers} worker${workers === 1 ? '' : 's'}, fewer where that leaves no core free`,
		`${at('service')} ms each; capacity ${at('capacity')} where there is one.`,
	].join('; ')
}
