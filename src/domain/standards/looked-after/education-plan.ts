import { birthday } from '../../calendar/ages.ts'
import type { Day } from '../../calendar/day.ts'
import type { ChildRecord } from '../../record/facts.ts'
import { believedBirthOf } from '../../record/person.ts'
import { educationPlans } from '../../templates/looked-after.ts'
import { rowsOf } from '../../templates/own-row.ts'
import { child } from '../example.ts'
import { days, workingDays } from '../interval.ts'
import { type Meeting, standard } from '../standard.ts'
import { byFirstReview } from './by-first-review.ts'
import { onceBy, onceDone } from './clocks.ts'
import {
  careEnds,
  hasBeenPlacedForAdoptionBy,
  type InCare,
  isPlacedForAdoptionOn,
  periodsInCare,
  resumedInCare,
  whatEndsCare,
} from './in-care.ts'
import { endOfNextTerm, longestToNextTerm } from './term.ts'

interface Learner extends InCare {
  readonly meetings: readonly Meeting[]
}

/** Periods of care, from the third birthday where the child was younger; a child whose birth nobody recorded is not left out. */
function learners(record: ChildRecord): Learner[] {
  return learning(periodsInCare(record), record)
}

function learning(periods: readonly InCare[], record: ChildRecord): Learner[] {
  const bornOn = believedBirthOf(record)
  const three = bornOn === undefined ? Number.NEGATIVE_INFINITY : birthday(bornOn, 3)
  return periods.flatMap(each => {
    const startsOn = Math.max(each.startsOn, three)
    if ((each.period.endedOn ?? startsOn) < startsOn || isPlacedForAdoptionOn(each, startsOn)) return []
    const meetings = rowsOf(record, educationPlans).flatMap(row =>
      row.on === undefined || row.on < startsOn || row.on > (each.period.endedOn ?? row.on)
        ? []
        : [{ on: row.on, what: 'Plan made', source: row.source }],
    )
    return [{ ...each, startsOn, meetings }]
  })
}

const shared = {
  stage: 'looked after',
  basis: 'statutory',
  whatMeetsIt: 'A meeting at which the plan is made or reviewed, in the template of personal education plans.',
  whatEndsIt: whatEndsCare,
  exceptions: [],
  evidence: 'template education_plans',
  gravity: 2,
  soon: workingDays(20),
  meets: (subject: Learner) => subject.meetings,
} as const

const guidance = (note: string) => [
  {
    document: 'Promoting the education of looked-after and previously looked-after children',
    place: 'personal education plans',
    inForceFrom: '2018-02-01',
    note,
  },
]

export const firstEducationPlan = standard<Learner>({
  ...shared,
  id: 'LE-01',
  title: 'Personal education plan ready for the first review',
  source: guidance('statutory guidance; to be checked against the text'),
  rule: 'A personal education plan is begun within ten working days of the child’s becoming looked after, and is ready for the first review: by the day it is held, at the latest within 20 working days.',
  whoIsCovered:
    'Every child who becomes looked after, from the third to the eighteenth birthday; short breaks left out. A child who turns three in care has 20 working days from then.',
  notYetCovered: 'The ten working days within which it is begun: only the meeting is recorded.',
  matters: 'A move must not cost the child their school, their friends and a year.',
  good: 'The teacher who knows the child, the carer and the child decide together what would help, and who does it.',
  weak: 'The form arrives, the targets are last year’s.',
  illustration:
    'Made-up Meinir had been doing her reading in the toilets so as not to be asked to read aloud. It came up at her first plan, and stopped.',
  measuredBy: 'LE-01.in-time',
  auditQuestion: 'Does the plan say what this child needs to learn and enjoy school, and did it happen?',
  covers: record => learners(record).filter(each => each.startSeen || each.startsOn > each.period.startedOn),
  clock: onceBy(byFirstReview),
  comesRound: longestToNextTerm, // LE-02
  ends: (subject, record) => [...careEnds(subject, record), onceDone(subject.meetings, subject)],
  says: {
    started: 'Became looked after, or turned three,',
    needed: 'A personal education plan is due by the first review, within 20 working days',
    met: 'Plan made',
    none: 'None recorded.',
  },
  examples: [
    {
      name: 'from Wednesday 24 April 2019',
      given: child({ care: [{ from: '2019-04-24' }], own: { education_plans: [{ held_on: '2019-05-20' }] } }),
      expect: [{ dueOn: '2019-05-23', metOn: '2019-05-20' }],
    },
    {
      name: 'two years old: not yet',
      given: child({ bornOn: '2017-01-15', care: [{ from: '2019-04-24', to: '2019-08-01' }] }),
      expect: [],
    },
    {
      name: 'turns three in care',
      given: child({ bornOn: '2016-04-24', care: [{ from: '2019-01-07', reviews: ['2019-02-01'] }] }),
      expect: [{ triggerOn: '2019-04-24', dueOn: '2019-05-23' }],
    },
  ],
})

/**
 * By the end of the term after the one in which the last was held; where it runs again, on the day it does at the earliest,
 * and at once where none was.
 */
function everyTerm(from: Day, { resumedOn, period }: Learner, record: ChildRecord) {
  const held = rowsOf(record, educationPlans).flatMap(({ on }) =>
    on === undefined || on < period.startedOn ? [] : [on],
  )
  const last = from === resumedOn ? held.findLast(on => on <= from) : from
  return days(last === undefined ? 0 : Math.max(0, endOfNextTerm(last) - from))
}

export const laterEducationPlans = standard<Learner>({
  ...shared,
  id: 'LE-02',
  title: 'Personal education plan reviewed each term',
  source: guidance('each school term; the days on which terms end are Sightline’s, as schools differ'),
  rule: 'The plan is reviewed in each school term. After a meeting in one term the next is due by the end of the term that follows: the autumn term is taken to run to 31 December, the spring term to 14 April and the summer term to 31 August.',
  whoIsCovered:
    'Every looked-after child who has had a first plan in this period of care; and one whose placement for adoption gave way, from that day.',
  matters: 'A term is a third of a school year: long enough to fall behind, short enough to catch up.',
  good: 'Each review asks what the last one promised.',
  weak: 'Three meetings in the last week of term, by telephone.',
  illustration:
    'Made-up Pedr was to have a tutor for mathematics. At the next term’s review there had been none; by half term there was.',
  measuredBy: 'I-58',
  auditQuestion: 'Had what the last plan promised been done, and did it help?',
  covers: record => [
    ...learners(record).flatMap(each => {
      const first = each.meetings[0]
      if (first === undefined || hasBeenPlacedForAdoptionBy(each, first.on)) return []
      return [{ ...each, startsOn: first.on, source: first.source }]
    }),
    // Who turns three later has a first plan to come.
    ...learning(resumedInCare(record), record).filter(each => each.startsOn === each.resumedOn),
  ],
  clock: { kind: 'rolling', every: everyTerm, from: 'next day' },
  comesRound: longestToNextTerm,
  ends: careEnds,
  says: {
    started: 'Last made, or no longer placed for adoption,',
    again: 'Last reviewed',
    needed: 'The next review is due by the end of the next term',
    met: 'Reviewed',
    none: 'None recorded since.',
  },
  examples: [
    {
      name: 'autumn, then spring, then by the end of summer',
      given: child({
        care: [{ from: '2018-09-10' }],
        own: { education_plans: [{ held_on: '2018-10-04' }, { held_on: '2019-03-05' }] },
      }),
      expect: [
        { triggerOn: '2018-10-04', dueOn: '2019-04-14', metOn: '2019-03-05' },
        { triggerOn: '2019-03-05', dueOn: '2019-08-31' },
      ],
    },
    {
      name: 'no longer looked after',
      given: child({
        care: [{ from: '2018-09-10', to: '2019-02-01' }],
        own: { education_plans: [{ held_on: '2018-10-04' }] },
      }),
      expect: [{ dueOn: '2019-04-14', endedOn: '2019-02-01' }],
    },
  ],
})
