import { type Day, earliest } from '../../calendar/day.ts'
import type { ChildRecord } from '../../record/facts.ts'
import { legalTracking } from '../../templates/court.ts'
import { rowsOf } from '../../templates/index.ts'
import { died, ended, turnedEighteen } from '../ends.ts'
import { child } from '../example.ts'
import { months, workingDays } from '../interval.ts'
import { type Ending, type Subject, standard } from '../standard.ts'
import { type PreProceedings, preProceedingsEnd, preProceedingsOf } from './pre-proceedings.ts'
import { applicationsOf, proceedingsEnd } from './proceedings.ts'
import { sameProcessWithinDays } from './told-twice.ts'

interface Tracked extends Subject {
  readonly ends: readonly (Ending | undefined)[]
}

/** How long after pre-proceedings ended proceedings may be issued and still be what they ended with: told to be so, or not. */
const issuedWithinDays = { told: 91, untold: sameProcessWithinDays } as const

/** The end of pre-proceedings; those that ended with proceedings go on until these are issued. */
function endsOfPreProceedings(subject: PreProceedings, record: ChildRecord): (Ending | undefined)[] {
  const { row, issuedOn } = subject
  const endedOn = row.day('ended_on')
  const within = issuedWithinDays[row.text('outcome') === 'proceedings issued' ? 'told' : 'untold']
  return endedOn !== undefined && issuedOn !== undefined && issuedOn - endedOn <= within
    ? [died(record), turnedEighteen(record), ended(issuedOn, 'proceedings were issued', row.source)]
    : preProceedingsEnd(subject, record)
}

function tracked(record: ChildRecord): Tracked[] {
  const processes = [
    ...preProceedingsOf(record).map(each => ({
      key: `pre-proceedings ${each.key}`,
      startsOn: each.startsOn,
      source: each.source,
      ends: endsOfPreProceedings(each, record),
    })),
    ...applicationsOf(record).map(each => ({
      key: `proceedings ${each.key}`,
      startsOn: each.startsOn,
      source: each.source,
      ends: proceedingsEnd(each, record),
    })),
  ].sort((a, b) => a.startsOn - b.startsOn)
  const stretches: (Tracked & { readonly until: Day })[] = []
  for (const each of processes) {
    // An end before the start is a slip, and ends nothing.
    const over = each.ends.map(end => end?.on).filter(on => on !== undefined && on >= each.startsOn)
    const until = earliest(...over) ?? Number.POSITIVE_INFINITY
    const before = stretches.at(-1)
    if (before === undefined || each.startsOn > before.until) stretches.push({ ...each, until })
    else if (until > before.until) stretches[stretches.length - 1] = { ...before, ends: each.ends, until }
  }
  return stretches
}

export const monthlyLegalTracking = standard<Tracked>({
  id: 'CT-04',
  title: 'Legal tracking by the head of service every {month|<time>}',
  stage: 'court',
  basis: 'local',
  source: [{ document: 'Local practice standard', note: 'no national number; monthly in Knowsley’s procedures' }],
  rule: 'Every child in pre-proceedings or proceedings is looked at in legal tracking at least {once a month|every <time>}, counted from the last time.',
  whoIsCovered:
    'Children in pre-proceedings, from the legal planning decision until they end, and in care or supervision proceedings, from issue until the final order. Where one follows the other the count goes on: within two weeks or, where pre-proceedings are recorded as ended by proceedings, three months.',
  whatMeetsIt: 'The child was looked at in a legal tracking meeting.',
  whatEndsIt: 'Pre-proceedings end, the court makes its final order, the child dies or turns 18.',
  matters: 'Delay in court is made of many small waits, each reasonable. Somebody senior must see them together.',
  good: 'The meeting asks of each child what is being waited for and who can end the wait, and it does.',
  weak: 'Dates are read from a spreadsheet.',
  illustration:
    'Tracking found that Robin’s parenting assessment had been waiting for a referral form. It was sent that afternoon.',
  exceptions: [],
  measuredBy: 'CT-04.in-time',
  auditQuestion: 'Did tracking find what was holding the child up, and was it moved?',
  evidence: 'template legal_tracking',
  gravity: 3,
  covers: tracked,
  clock: { kind: 'rolling', every: months(1), from: 'same day' },
  meets: (_, record) =>
    rowsOf(record, legalTracking).flatMap(({ on, source }) =>
      on === undefined ? [] : [{ on, what: 'Looked at in legal tracking', source }],
    ),
  ends: subject => subject.ends,
  soon: workingDays(5),
  says: {
    started: 'In the court process since',
    again: 'Last tracked',
    needed: 'Legal tracking is due within {a month}',
    met: 'Tracked',
    none: 'None recorded since.',
  },
  examples: [
    {
      name: 'from 31 January the next is due by the last day of February, and counts on from when it was held',
      given: child({
        own: {
          pre_proceedings_steps: [{ decided_on: '2019-01-31' }],
          legal_tracking: [{ reviewed_on: '2019-02-27' }],
        },
      }),
      expect: [
        { triggerOn: '2019-01-31', dueOn: '2019-02-28', metOn: '2019-02-27' },
        { triggerOn: '2019-02-27', dueOn: '2019-03-27', on: '2019-03-28', state: 'overdue' },
      ],
    },
    {
      name: 'issued: the count goes on, so nobody gains a month by it',
      given: child({
        own: {
          pre_proceedings_steps: [{ decided_on: '2019-05-02' }],
          proceedings: [{ issued_on: '2019-05-20', final_order_on: '2019-07-10' }],
          legal_tracking: [{ reviewed_on: '2019-06-12' }],
        },
      }),
      expect: [
        { triggerOn: '2019-05-02', dueOn: '2019-06-02', metOn: '2019-06-12', on: '2019-06-30', state: 'met-late' },
        { triggerOn: '2019-06-12', dueOn: '2019-07-12', endedOn: '2019-07-10' },
      ],
    },
    {
      name: 'ended with proceedings, issued three days later: due as if both had been on one day',
      given: child({
        own: {
          pre_proceedings_steps: [{ decided_on: '2019-01-21', ended_on: '2019-03-18', outcome: 'proceedings issued' }],
          proceedings: [{ issued_on: '2019-03-21' }],
          legal_tracking: [{ reviewed_on: '2019-02-20' }],
        },
      }),
      expect: [
        { triggerOn: '2019-01-21', metOn: '2019-02-20' },
        { triggerOn: '2019-02-20', dueOn: '2019-03-20', on: '2019-03-21', state: 'overdue' },
      ],
    },
    {
      name: 'ended with proceedings, of which there are none until years later: counted anew',
      given: child({
        own: {
          pre_proceedings_steps: [{ decided_on: '2017-05-02', ended_on: '2017-05-15', outcome: 'proceedings issued' }],
          proceedings: [{ issued_on: '2019-06-20' }],
        },
      }),
      expect: [
        { triggerOn: '2017-05-02', endedOn: '2017-05-15' },
        { triggerOn: '2019-06-20', dueOn: '2019-07-20' },
      ],
    },
    {
      name: 'pre-proceedings ended and proceedings issued weeks later: counted anew',
      given: child({
        own: {
          pre_proceedings_steps: [{ decided_on: '2019-05-02', ended_on: '2019-05-15' }],
          proceedings: [{ issued_on: '2019-06-20' }],
        },
      }),
      expect: [
        { triggerOn: '2019-05-02', endedOn: '2019-05-15' },
        { triggerOn: '2019-06-20', dueOn: '2019-07-20' },
      ],
    },
  ],
})
