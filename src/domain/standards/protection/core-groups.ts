import type { ChildRecord } from '../../record/facts.ts'
import { rowsOf } from '../../templates/own-row.ts'
import { coreGroups } from '../../templates/protection.ts'
import { child } from '../example.ts'
import { weeks, workingDays } from '../interval.ts'
import { type Meeting, standard } from '../standard.ts'
import { toBeChecked, workingTogether } from '../working-together.ts'
import { during, type OnPlan, planEnds, plansFromConference } from './on-plan.ts'

/** Core groups held while the plan was open. */
function groupsDuring(subject: OnPlan, record: ChildRecord): Meeting[] {
  return rowsOf(record, coreGroups).flatMap(({ on, source }) =>
    on === undefined || !during(on, subject) ? [] : [{ on, what: 'Core group held', source }],
  )
}

/** Plans timed from their first core group, for those that have had it. */
function fromFirstGroup(record: ChildRecord): OnPlan[] {
  if (rowsOf(record, coreGroups).length === 0) return []
  return plansFromConference(record).flatMap(each => {
    const first = groupsDuring(each, record)[0]
    return first === undefined ? [] : [{ ...each, startsOn: first.on, source: first.source }]
  })
}

const held = (...days: string[]) => ({ core_groups: days.map(held_on => ({ held_on })) })

const shared = {
  stage: 'protection',
  whatMeetsIt: 'A core group is held. A visit is not a core group.',
  whatEndsIt: 'The plan ends, the child dies or turns 18.',
  evidence: 'template core_groups',
  gravity: 2,
  exceptions: [],
  ends: planEnds,
  meets: groupsDuring,
} as const

export const firstCoreGroup = standard<OnPlan>({
  ...shared,
  id: 'CP-06',
  title: 'First core group within ten working days',
  basis: 'statutory',
  source: workingTogether('chapter 1, page 51', toBeChecked),
  rule: 'The core group meets within ten working days of the initial conference.',
  whoIsCovered: 'Every child protection plan of this authority.',
  matters: 'The conference makes an outline; what anybody will do on Monday is decided in the core group.',
  good: 'Parents and the people who see the child every week write down who does what by when.',
  weak: 'The social worker reads the outline plan out to the school.',
  illustration:
    'At Ade’s first core group his mother said the clinic was two buses away. The health visitor came to her instead.',
  measuredBy: 'CP-06.in-time',
  auditQuestion: 'After the first core group, did everybody know what they would do for the child that week?',
  covers: plansFromConference,
  clock: { kind: 'once', within: workingDays(10), from: 'same day' },
  comesRound: weeks(6), // CP-07
  soon: workingDays(3),
  says: {
    started: 'Conference held or plan began',
    needed: 'The first core group is due within 10 working days',
    met: 'Core group held',
    none: 'None recorded.',
  },
  examples: [
    {
      name: 'T16: conference on Wednesday 1 May 2019: core group by Thursday 16 May',
      given: child({ protectionPlans: [{ from: '2019-05-01', conferenceOn: '2019-05-01' }], own: held('2019-05-16') }),
      expect: [{ dueOn: '2019-05-16', metOn: '2019-05-16', on: '2019-05-31', state: 'met-in-time' }],
    },
    {
      name: 'a visit in that time is not a core group',
      given: child({ protectionPlans: [{ from: '2019-05-01' }], visits: ['2019-05-09'] }),
      expect: [{ dueOn: '2019-05-16', on: '2019-05-17', state: 'overdue' }],
    },
    {
      name: 'another authority’s plan: no clock of ours',
      given: child({ protectionPlans: [{ from: '2019-05-01', otherAuthority: true }] }),
      expect: [],
    },
  ],
})

export const laterCoreGroups = standard<OnPlan>({
  ...shared,
  id: 'CP-07',
  title: 'Later core groups every {six weeks}',
  basis: 'local',
  source: [
    {
      document: 'Local practice standard',
      note: 'six weeks in the London procedures (of knowledge only); elsewhere every 28 days or monthly (Liverpool)',
    },
  ],
  rule: 'After the first, the core group meets at least every {six weeks}, counted from the last one held.',
  whoIsCovered: 'Child protection plans of this authority that have had their first core group.',
  matters: 'A plan that nobody works on between conferences is a plan on paper.',
  good: 'Each core group looks at what was to be done since the last one, and what is different for the child.',
  weak: 'The date is put off because the school cannot come, twice.',
  illustration: 'Lena’s core group met in her school’s library, so that she could come in for the last ten minutes.',
  measuredBy: 'CP-07.in-time',
  auditQuestion: 'What did the core group change between one conference and the next?',
  covers: fromFirstGroup,
  clock: { kind: 'rolling', every: weeks(6), from: 'next day' },
  soon: workingDays(5),
  says: {
    started: 'Core group last held',
    again: 'Core group last held',
    needed: 'The next is due within {six weeks}',
    met: 'Core group held',
    none: 'None recorded since.',
  },
  examples: [
    {
      name: 'six weeks from each one actually held',
      given: child({ protectionPlans: [{ from: '2019-05-01' }], own: held('2019-05-14', '2019-06-20') }),
      expect: [
        { triggerOn: '2019-05-14', dueOn: '2019-06-25', metOn: '2019-06-20' },
        { triggerOn: '2019-06-20', dueOn: '2019-08-01', on: '2019-08-02', state: 'overdue' },
      ],
    },
    {
      name: 'the plan ended before the next was due',
      given: child({ protectionPlans: [{ from: '2019-05-01', to: '2019-06-12' }], own: held('2019-05-14') }),
      expect: [{ dueOn: '2019-06-25', endedOn: '2019-06-12' }],
    },
    {
      name: 'no first core group yet: nothing here (CP-06 shows it)',
      given: child({ protectionPlans: [{ from: '2019-05-01' }] }),
      expect: [],
    },
  ],
})
