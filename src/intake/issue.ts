/** Something found in an extract, as it is kept. */
export type { StoredIssue as Issue } from '../store/issues.ts'
