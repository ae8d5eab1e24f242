import type { NotComputed } from '../not-computed.ts'
import type { Standard } from '../standard.ts'
import { caseSummary, chronology, genogram } from './case-papers.ts'
import { caseSupervision } from './case-supervision.ts'
import { caseTransfer } from './case-transfer.ts'
import { decisionCarriedOut } from './decision-carried-out.ts'
import { decisionChecked } from './decision-checked.ts'
import { directionAtAllocation } from './direction-at-allocation.ts'
import { directionDone } from './direction-done.ts'
import { unitDiscussion } from './unit-discussion.ts'

/** The standards of this part of the child's journey, in order. */
export const oversightStandards: readonly Standard[] = [
  caseSupervision,
  directionAtAllocation,
  chronology,
  caseSummary,
  caseTransfer,
  unitDiscussion,
  genogram,
  directionDone,
  decisionCarriedOut,
  decisionChecked,
]

const local = [{ document: 'Local practice standard', note: 'no national number' }]

/** Those of its timescales that are not worked out, and why. */
export const oversightNotComputed: readonly NotComputed[] = [
  {
    id: 'OV-02',
    title: 'Worker supervised every month',
    source: [
      {
        document: 'Local practice standard',
        note: 'no national number; monthly in Walsall’s, every four weeks in Nottinghamshire’s procedures; weekly, then fortnightly, for those newly qualified',
      },
    ],
    missingData:
      'It is a clock of a worker and not of a child: the sessions each worker had, with whether they are newly qualified. Neither the extract nor any template holds rows about workers. Supervision of each child is standard OV-01.',
  },
  {
    id: 'OV-06',
    title: 'Visits and events written up in time',
    source: [
      {
        document: 'Local practice standard',
        note: 'no national number; within 24 hours for what is critical, two working days for visits and meetings, five for the rest in Liverpool’s procedures',
      },
    ],
    missingData:
      'The day each visit or event was written up: the extract holds only the day it happened. Sightline shows instead, from one import to the next, what was recorded after it fell due.',
  },
  {
    id: 'OV-09',
    title: 'Cases audited every month, and audited again where inadequate',
    source: local,
    missingData:
      'How many cases each manager is to audit in a month, which were, with what grade, and when they were audited again. No template holds audits, and a sample is not a clock of a child.',
  },
  {
    id: 'OV-11',
    title: 'Ofsted’s report published within 30 working days',
    source: [
      {
        document: 'Education and Inspections Act 2006 (Inspection of Local Authorities) Regulations 2007',
        place: 'regulation 2',
      },
    ],
    missingData:
      'A clock of the authority and not of a child: the day the report was received, and the day it was published.',
  },
  {
    id: 'OV-12',
    title: 'Written statement of action within 70 working days of Ofsted’s report',
    source: [
      { document: 'Education and Inspections Act 2006', place: 'section 137' },
      {
        document: 'Education and Inspections Act 2006 (Inspection of Local Authorities) Regulations 2007',
        place: 'regulation 3',
      },
    ],
    missingData:
      'A clock of the authority and not of a child: the day the report, or a letter naming priority actions, was received, and the day the statement was made.',
  },
  {
    id: 'OV-13',
    title: 'Draft plan within 20 working days of a letter that names priority actions',
    source: [
      {
        document: 'Ofsted, focused visits',
        inForceFrom: '2018-08',
        note: 'asked for by Ofsted, not statutory; from receiving the letter, not from its publication',
      },
    ],
    missingData:
      'A clock of the authority and not of a child: the day the letter was received, and the day the draft was sent.',
  },
]
