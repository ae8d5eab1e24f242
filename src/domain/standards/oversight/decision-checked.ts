import type { ChildRecord } from '../../record/facts.ts'
import { standingReviews } from '../../tracking/carrying-out.ts'
import { child } from '../example.ts'
import { weeks, workingDays } from '../interval.ts'
import { type Meeting, standard } from '../standard.ts'
import { type Decided, decided, decidedEnds } from './decided.ts'

/** Somebody looked what had come of it: told with the decision itself, or by looking at the child again. */
function checks({ row, startsOn }: Decided, record: ChildRecord): Meeting[] {
  const checked = row.day('checked_on')
  return [
    ...(checked === undefined ? [] : [{ on: checked, what: 'Checked', source: row.source }]),
    ...standingReviews(record)
      .filter(each => each.on! > startsOn)
      .map(each => ({ on: each.on!, what: 'Progress reviewed again', source: each.source })),
  ]
}

export const decisionChecked = standard<Decided>({
  id: 'OV-16',
  title: 'Decision checked after {four weeks}',
  stage: 'oversight',
  basis: 'local',
  source: [{ document: 'Local practice standard', note: 'no national number; four weeks' }],
  rule: 'Within {four weeks} of a progress meeting’s decision somebody checks whether it was carried out and what it has changed for the child.',
  whoIsCovered: 'Every decision of a senior review of progress that names an owner and a day.',
  whatMeetsIt: 'The check is recorded with the decision, or somebody senior reviews the child’s progress again.',
  whatEndsIt: 'The decision is withdrawn, the case is closed, the child dies or turns 18.',
  matters: 'Whether a decision was right shows in the weeks after it, while it can still be changed.',
  good: 'Who checks asks the worker what the child would say is different.',
  weak: 'The check is a tick on the day of the next meeting.',
  illustration:
    'Four weeks after the change of worker Ada’s manager asked her how it was. The new one had not come yet; he came that afternoon.',
  exceptions: [],
  measuredBy: 'OV-16.in-time',
  auditQuestion: 'Did the check ask what had changed for the child, or only whether something was done?',
  evidence: 'progress reviews',
  gravity: 3,
  covers: decided,
  clock: { kind: 'once', within: weeks(4), from: 'next day' },
  meets: checks,
  ends: decidedEnds,
  soon: workingDays(5),
  says: {
    started: 'Decided',
    needed: 'It is to be checked within {4 weeks}',
    met: 'Checked',
    none: 'No check recorded.',
  },
  examples: [
    {
      name: 'decided on Thursday 2 May 2019, checked on Thursday 30 May',
      given: child({
        referrals: [{ on: '2018-08-01' }],
        own: {
          progress_reviews: [
            {
              ...{ reviewed_on: '2019-05-02', decision: 'transfer', owner: 'M1', carry_out_by: '2019-05-10' },
              checked_on: '2019-05-30',
            },
          ],
        },
      }),
      expect: [
        { triggerOn: '2019-05-02', dueOn: '2019-05-30', metOn: '2019-05-30', on: '2019-06-03', state: 'met-in-time' },
      ],
    },
    {
      name: 'closed in the third week: nothing is left to check',
      given: child({
        referrals: [{ on: '2018-08-01', closedOn: '2019-05-22' }],
        own: {
          progress_reviews: [{ reviewed_on: '2019-05-02', decision: 'close', owner: 'M1', carry_out_by: '2019-05-31' }],
        },
      }),
      expect: [{ dueOn: '2019-05-30', endedOn: '2019-05-22' }],
    },
    {
      name: 'nobody looked',
      given: child({
        referrals: [{ on: '2018-08-01' }],
        own: {
          progress_reviews: [
            { reviewed_on: '2019-05-02', decision: 'transfer', owner: 'M1', carry_out_by: '2019-05-10' },
          ],
        },
      }),
      expect: [{ dueOn: '2019-05-30', on: '2019-05-31', state: 'overdue' }],
    },
  ],
})
