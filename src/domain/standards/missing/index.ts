import type { NotComputed } from '../not-computed.ts'
import type { Standard } from '../standard.ts'
import { missingMeeting } from './missing-meeting.ts'
import { returnInterview } from './return-interview.ts'

/** The standards of this part of the child's journey, in order. */
export const missingStandards: readonly Standard[] = [returnInterview, missingMeeting]

/** Those of its timescales that are not worked out, and why. */
export const missingNotComputed: readonly NotComputed[] = [
  {
    id: 'MS-03',
    title: 'Times missing recorded in order',
    source: [{ document: 'SSDA903 validation rules', place: 'rules 574 to 578 and 586' }],
    missingData:
      'Not a clock but a check of what is recorded: a time missing ends by the end of the placement and of care, none overlaps another, none is before birth. Data quality shows it (DQ-59). A time that both the extract and a template tell of is counted once.',
  },
]
