/** What a board of jobs says, in a sentence. */
import { type JobsMoment, jobStatuses } from '../../model/job-moment.ts'

/** "Jobs: 3 pending, 4 running, 210 done, 2 failed, 0 dead." */
export function boardInWords({ counts }: JobsMoment): string {
	const parts = jobStatuses.map((status) => `${counts[status].toString()} ${status}`)
	return `Jobs: ${parts.join(', ')}.`
}
