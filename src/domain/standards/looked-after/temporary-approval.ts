import type { Day } from '../../calendar/day.ts'
import { day, iso } from '../../calendar/day.ts'
import type { ChildRecord } from '../../record/facts.ts'
import { temporaryApprovals } from '../../templates/looked-after.ts'
import { type OwnRow, rowsOf } from '../../templates/own-row.ts'
import { ended } from '../ends.ts'
import { child } from '../example.ts'
import { inSameRow } from '../in-same-row.ts'
import { type Interval, weeks } from '../interval.ts'
import { type Meeting, type Subject, standard } from '../standard.ts'
import { onceBy, onceDone } from './clocks.ts'
import { carePlanningRegulations, endsOfCareAround } from './in-care.ts'

type ApprovalRow = OwnRow<keyof typeof temporaryApprovals.columns & string>

interface Approval extends Subject {
  readonly row: ApprovalRow
  readonly approvals: readonly Meeting[]
}

function approvals(record: ChildRecord): Approval[] {
  return rowsOf(record, temporaryApprovals).flatMap(row => {
    if (row.on === undefined) return []
    const full = row.day('fully_approved_on')
    const approved = full === undefined ? undefined : { on: full, what: 'Approved in full', source: row.source }
    const met = approved === undefined ? [] : [inSameRow(approved, row.on)]
    return [{ key: iso(row.on), startsOn: row.on, source: row.source, row, approvals: met }]
  })
}

const [relaxedFrom, relaxedUntil] = [day('2020-04-24'), day('2020-09-25')]

/**
 * Sixteen weeks (twenty-four for approvals given while the temporary regulations were in force), eight more if extended:
 * what had run out by then could not be extended, nor what had not begun.
 */
function lasts({ startsOn, row }: Pick<Approval, 'startsOn' | 'row'>): Interval {
  const relaxed = startsOn >= relaxedFrom && startsOn <= relaxedUntil
  const usual = relaxed ? 24 : 16
  const extendedOn = row.day('extended_on')
  const isExtended = extendedOn !== undefined && extendedOn >= startsOn && extendedOn <= startsOn + 7 * usual
  return weeks(isExtended ? usual + 8 : usual)
}

/** While a refusal is reviewed the approval may run until the outcome is known; not where it had run out before. */
function reviewSought(approval: Pick<Approval, 'startsOn' | 'row'>): Day | undefined {
  const on = approval.row.day('review_sought_on')
  return on === undefined || on > approval.startsOn + 7 * lasts(approval).count ? undefined : on
}

/**
 * Whether an approval given on a day still runs on another: it had not run out, or a refusal is being reviewed, which is
 * not taken to last longer than the approval did.
 */
export function runsOn(row: ApprovalRow, startsOn: Day, on: Day): boolean {
  const approval = { row, startsOn }
  const length = 7 * lasts(approval).count
  return startsOn <= on && on <= (reviewSought(approval) ?? startsOn) + length
}

export const temporaryApproval = standard<Approval>({
  id: 'LP-05',
  title: 'Connected person approved before the temporary approval runs out',
  stage: 'looked after',
  basis: 'statutory',
  source: [
    carePlanningRegulations('24 and 25', 'regulation 24 to be checked against the text'),
    {
      document: 'Adoption and Children (Coronavirus) (Amendment) Regulations 2020',
      inForceFrom: '2020-04-24',
      inForceUntil: '2020-09-25',
      note: '24 weeks instead of 16; to be checked against the text',
    },
  ],
  rule: 'A relative or friend may care for the child under a temporary approval for sixteen weeks, which may be extended once by eight. By then they are approved in full as foster carers, or the placement ends.',
  whoIsCovered:
    'Every temporary approval of a connected person. Approvals of people who foster a child with a view to adopting (regulation 25A) are others, and are not recorded here.',
  whatMeetsIt: 'The person is approved in full.',
  whatEndsIt:
    'The placement ends; the person seeks review of a refusal, when the approval may run until the outcome is known; the child dies or turns 18.',
  notYetCovered:
    'An emergency placement with foster carers outside the terms of their approval may last six working days (regulation 23): such placements are not in any data.',
  matters: 'If it runs out, a child has to leave people who love them for want of paperwork, or stays unlawfully.',
  good: 'The full assessment begins in the first week, and the panel date is known.',
  weak: 'The extension is granted in the sixteenth week because nobody had begun.',
  illustration:
    'Made-up Carys lived with her grandfather. His assessment went to panel in the fourteenth week, and she never knew that there had been a date.',
  exceptions: [],
  measuredBy: 'LP-05.in-time',
  auditQuestion: 'Was the full assessment begun at once, and was the child told what was being decided?',
  evidence: 'template temporary_approvals',
  gravity: 2,
  covers: approvals,
  clock: onceBy<Approval>(lasts),
  meets: subject => subject.approvals,
  ends: (subject, record) => [
    ended(subject.row.day('ended_on'), 'the placement ended', subject.source),
    ended(reviewSought(subject), 'a review of the refusal was sought', subject.source),
    ...endsOfCareAround(subject.startsOn, record),
    onceDone(subject.approvals, subject),
  ],
  soon: { count: 28, unit: 'day' },
  says: {
    started: 'Approved for a time',
    needed: 'Full approval is due before the temporary approval runs out',
    met: 'Approved in full',
    none: 'No full approval recorded.',
  },
  examples: [
    {
      name: 'sixteen weeks from Wednesday 24 April 2019',
      given: child({ own: { temporary_approvals: [{ approved_on: '2019-04-24' }] } }),
      expect: [{ triggerOn: '2019-04-24', dueOn: '2019-08-14', on: '2019-08-15', state: 'overdue' }],
    },
    {
      name: 'extended, and a review sought, only after it had run out: neither can be',
      given: child({
        own: {
          temporary_approvals: [
            { approved_on: '2019-04-24', extended_on: '2019-09-20', review_sought_on: '2019-09-20' },
          ],
        },
      }),
      expect: [{ triggerOn: '2019-04-24', dueOn: '2019-08-14', on: '2019-10-01', state: 'overdue' }],
    },
    {
      name: 'extended before it was given, surely a slip: sixteen weeks',
      given: child({ own: { temporary_approvals: [{ approved_on: '2019-04-24', extended_on: '2019-04-01' }] } }),
      expect: [{ dueOn: '2019-08-14', on: '2019-08-15', state: 'overdue' }],
    },
    {
      name: 'the child went home: it ends with care',
      given: child({
        care: [{ from: '2019-04-20', to: '2019-06-01' }],
        own: { temporary_approvals: [{ approved_on: '2019-04-24' }] },
      }),
      expect: [{ dueOn: '2019-08-14', endedOn: '2019-06-01' }],
    },
    {
      name: 'approved the day before the child came into care, and on the day an earlier time in care ended: the same',
      given: child({
        care: [
          { from: '2019-03-04', to: '2019-04-23' },
          { from: '2019-04-24', to: '2019-06-01' },
        ],
        own: { temporary_approvals: [{ approved_on: '2019-04-23' }] },
      }),
      expect: [{ dueOn: '2019-08-13', endedOn: '2019-06-01' }],
    },
    {
      name: 'approved in full some days before the day put down for the temporary approval: met',
      given: child({
        own: { temporary_approvals: [{ approved_on: '2019-04-24', fully_approved_on: '2019-04-20' }] },
      }),
      expect: [{ dueOn: '2019-08-14', metOn: '2019-04-24' }],
    },
    {
      name: 'extended once: eight weeks more',
      given: child({
        own: {
          temporary_approvals: [
            { approved_on: '2019-04-24', extended_on: '2019-08-08', fully_approved_on: '2019-10-01' },
          ],
        },
      }),
      expect: [{ dueOn: '2019-10-09', metOn: '2019-10-01' }],
    },
    {
      name: 'refused, and a review sought: it may run until the outcome is known',
      given: child({
        own: { temporary_approvals: [{ approved_on: '2019-04-24', review_sought_on: '2019-07-30' }] },
      }),
      expect: [{ dueOn: '2019-08-14', endedOn: '2019-07-30' }],
    },
  ],
})
