import type { NotComputed } from '../not-computed.ts'
import type { Standard } from '../standard.ts'
import { conferenceRecord } from './conference-record.ts'
import { conferenceReport } from './conference-report.ts'
import { firstCoreGroup, laterCoreGroups } from './core-groups.ts'
import { planDrift } from './drift.ts'
import { enquiryOutcome } from './enquiry-outcome.ts'
import { initialConference } from './initial-conference.ts'
import { notSeen } from './not-seen.ts'
import { firstReviewConference, laterReviewConferences } from './review-conferences.ts'
import { planAfterProtection } from './step-down.ts'
import { strategyDiscussion } from './strategy-discussion.ts'
import { transferInConference } from './transfer-in.ts'
import { protectionVisits } from './visits.ts'

/** The standards of this part of the child's journey, in order. */
export const protectionStandards: readonly Standard[] = [
  strategyDiscussion,
  enquiryOutcome,
  initialConference,
  transferInConference,
  firstCoreGroup,
  laterCoreGroups,
  firstReviewConference,
  laterReviewConferences,
  protectionVisits,
  notSeen,
  planDrift,
  conferenceReport,
  planAfterProtection,
  conferenceRecord,
]

/** Those of its timescales that are not worked out, and why. */
export const protectionNotComputed: readonly NotComputed[] = [
  {
    id: 'CP-04',
    title: 'Initial conference, the Department for Education’s clock',
    source: [
      { document: 'Department for Education, children in need census and table C4' },
      { document: 'Children in need census 2022 to 2023, rules 2884 and 8875' },
    ],
    missingData:
      'Nothing is missing: it is a measure, not a second clock for the child. It counts working days from the recorded start of the enquiry to the conference; Sightline shows it as indicator I-23. The child’s own clock is CP-03.',
  },
  {
    id: 'CP-10',
    title: 'The plan begins on the day of the conference, and its dates agree',
    source: [{ document: 'Children in need census 2022 to 2023, rules 2885, 8840 and 8841' }],
    missingData:
      'Nothing is missing: it is a check of the data, not a clock (data quality DQ-32, DQ-38 and DQ-39; a conference up to seven days before its plan is taken for its own). A plan begins on the day of its conference, does not end on the day it began, and no review is dated on or before its start. Where a plan was entered after its conference CP-06 and CP-08 count from the conference, and a review dated on or before the start never counts for CP-08 or CP-09.',
  },
]
