import { birthday } from '../../calendar/ages.ts'
import type { Day } from '../../calendar/day.ts'
import type { ChildRecord, HealthCheck, RowReference } from '../../record/facts.ts'
import { believedBirthOf } from '../../record/person.ts'
import { ended } from '../ends.ts'
import { child } from '../example.ts'
import { months, workingDays } from '../interval.ts'
import { type Meeting, standard } from '../standard.ts'
import { careEnds, isPlacedForAdoptionOn, periodsInCare, resumedInCare, whatEndsCare } from './in-care.ts'
import { type PartOfCare, partedByYears } from './known-to-year.ts'

const shared = {
  stage: 'looked after',
  basis: 'local',
  gravity: 3,
  clock: { kind: 'rolling', every: months(12), from: 'same day' },
  soon: workingDays(20),
} as const

const inTheReturn = (place: string) => [
  {
    document: 'Children looked after return (SSDA903), outcomes of children looked after for a year',
    place,
    note: 'the return counts who had one in the year to 31 March; twelve months from the last is that rule for any day. Of what only the return tells, no day is known: nothing is then told as in time or late, and the next is due within twelve months of the end of the year',
  },
]

function isDentalCheckDone({ kind, outcome }: HealthCheck): boolean {
  return kind === 'dental check' && outcome === 'done'
}

/** Whether something of a day may meet a clock: since it started and, where it runs again, since it does. */
function isSince({ startsOn, resumedOn }: PartOfCare, on: Day): boolean {
  return on >= startsOn && (resumedOn === undefined || on > resumedOn)
}

/** When something was done, perhaps known only to the year that ends with that day. */
interface DoneOn {
  readonly on: Day
  readonly dayUnknown?: true | undefined
  readonly source: RowReference
}

/** Those whose placement for adoption gave way, timed from what was last done in their period of care, or from its start. */
function sinceLast(record: ChildRecord, done: readonly DoneOn[]): PartOfCare[] {
  return resumedInCare(record).map(each => {
    const { startedOn } = each.period
    const last = done.findLast(({ on }) => startedOn <= on && on <= each.resumedOn)
    const since = { ...each, startsOn: last?.on ?? startedOn, source: last?.source ?? each.source }
    return last?.dayUnknown ? { ...since, afterYear: true } : since
  })
}

export const dentalCheck = standard<PartOfCare>({
  ...shared,
  id: 'LH-03',
  title: 'Teeth checked every {twelve months}',
  source: inTheReturn('TEETH_CHECK'),
  rule: 'The child’s teeth are checked within {twelve months} of becoming looked after, and within {twelve months} of each check.',
  whoIsCovered:
    'Every looked-after child, short breaks left out; after a placement for adoption that gave way again, from the last check.',
  whatMeetsIt: 'A dental check, not recorded as planned, refused or cancelled.',
  whatEndsIt: whatEndsCare,
  matters: 'Toothache spoils sleep, school and temper, and is easily put right.',
  good: 'The child has one dentist, and keeps that dentist when moving.',
  weak: 'No dentist has a place, and nobody asks the health service for one.',
  illustration: 'Made-up Ceri had not been to a dentist in her nine years. Two fillings later she slept through.',
  exceptions: [
    { reason: 'The child, old enough to decide, refuses', grantedBy: 'Team manager' },
    { reason: 'A baby without teeth', grantedBy: 'Team manager' },
  ],
  measuredBy: 'I-56.dental',
  auditQuestion: 'Does the child have a dentist, and is what was found being treated?',
  evidence: 'dental checks',
  covers: record => {
    const done = record.healthChecks.filter(isDentalCheckDone)
    const years = done.filter(each => each.dayUnknown)
    return [...periodsInCare(record), ...sinceLast(record, done)].flatMap(each =>
      partedByYears<PartOfCare>(each, years),
    )
  },
  meets: (subject, record) =>
    record.healthChecks.flatMap((each): Meeting[] => {
      if (each.kind !== 'dental check' || each.dayUnknown || !isSince(subject, each.on)) return []
      const base = { on: each.on, what: 'Dental check', source: each.source }
      if (each.outcome === 'done') return [{ ...base, what: 'Teeth checked' }]
      return [{ ...base, whyNot: each.outcome === 'refused' ? 'refused' : 'not carried out' }]
    }),
  ends: (subject, record) => [...careEnds(subject, record), subject.doneInYear],
  says: {
    started: 'Became looked after, last checked in a year told without days, or no longer placed for adoption,',
    again: 'Teeth last checked',
    needed: 'A dental check is due within {12 months}',
    met: 'Checked',
    none: 'None recorded since that counts.',
  },
  examples: [
    {
      name: 'twelve months from the start, then from the check',
      given: child({ care: [{ from: '2018-04-24' }], healthChecks: [{ on: '2018-10-02', kind: 'dental check' }] }),
      expect: [
        { triggerOn: '2018-04-24', dueOn: '2019-04-24', metOn: '2018-10-02' },
        { triggerOn: '2018-10-02', dueOn: '2019-10-02' },
      ],
    },
    {
      name: 'refused: still due',
      given: child({
        care: [{ from: '2018-04-24' }],
        healthChecks: [{ on: '2018-10-02', kind: 'dental check', outcome: 'refused' }],
      }),
      expect: [{ dueOn: '2019-04-24', on: '2019-04-25', state: 'overdue' }],
    },
    {
      name: 'an adoption that gave way: again from the last check',
      given: child({
        care: [
          {
            from: '2018-04-24',
            placements: [
              { from: '2018-04-24', to: '2018-12-03', type: 'U6' },
              { from: '2018-12-03', to: '2019-02-04', type: 'A5' },
              { from: '2019-02-04', type: 'U6' },
            ],
          },
        ],
        healthChecks: [{ on: '2018-10-02', kind: 'dental check' }],
      }),
      expect: [
        { triggerOn: '2018-04-24', metOn: '2018-10-02' },
        { triggerOn: '2018-10-02', endedOn: '2018-12-03' },
        { triggerOn: '2018-10-02', dueOn: '2019-10-02', on: '2019-10-03', state: 'overdue' },
      ],
    },
    {
      name: 'known only to have been checked in the year to 31 March 2020: neither in time nor late, and due again from then',
      given: child({
        care: [{ from: '2018-04-24' }],
        healthChecks: [
          { on: '2019-02-04', kind: 'dental check' },
          { on: '2020-03-31', kind: 'dental check', dayUnknown: true },
        ],
      }),
      expect: [
        { triggerOn: '2018-04-24', metOn: '2019-02-04' },
        { triggerOn: '2019-02-04', dueOn: '2020-02-04', endedOn: '2019-04-01' },
        { triggerOn: '2020-03-31', dueOn: '2021-03-31', on: '2021-04-01', state: 'overdue' },
      ],
    },
    {
      name: 'placed for adoption in a year at whose end a return tells of a check: no more, and once again where that gives way',
      given: child({
        care: [
          {
            from: '2018-04-24',
            placements: [
              { from: '2018-04-24', to: '2018-12-03', type: 'U6' },
              { from: '2018-12-03', to: '2019-06-04', type: 'A5' },
              { from: '2019-06-04', type: 'U6' },
            ],
          },
        ],
        healthChecks: [
          { on: '2019-03-31', kind: 'dental check', dayUnknown: true },
          { on: '2020-03-31', kind: 'dental check', dayUnknown: true },
        ],
      }),
      expect: [
        { triggerOn: '2018-04-24', endedOn: '2018-12-03' },
        { triggerOn: '2019-03-31', endedOn: '2019-04-01' },
        { triggerOn: '2020-03-31', dueOn: '2021-03-31' },
      ],
    },
    {
      name: 'no longer looked after',
      given: child({ care: [{ from: '2018-04-24', to: '2019-01-31' }] }),
      expect: [{ endedOn: '2019-01-31' }],
    },
  ],
})

/** Periods of care, from the fourth birthday where the child was younger; none where no birth is known or expected. */
function fromFour(record: ChildRecord): PartOfCare[] {
  const bornOn = believedBirthOf(record)
  if (bornOn === undefined) return []
  const [four, seventeen] = [birthday(bornOn, 4), birthday(bornOn, 17)]
  return periodsInCare(record).flatMap(each => {
    const startsOn = Math.max(each.startsOn, four)
    if (startsOn >= seventeen || (each.period.endedOn ?? startsOn) < startsOn) return []
    return isPlacedForAdoptionOn(each, startsOn) ? [] : [{ ...each, startsOn }]
  })
}

/** The same of those who were four by the day it gave way, and are not yet seventeen; from four on where younger before. */
function scoredSince(record: ChildRecord, scores: readonly DoneOn[]): PartOfCare[] {
  const bornOn = believedBirthOf(record)
  if (bornOn === undefined) return []
  const [four, seventeen] = [birthday(bornOn, 4), birthday(bornOn, 17)]
  return sinceLast(record, scores).flatMap(each =>
    each.resumedOn! < four || each.resumedOn! >= seventeen
      ? []
      : [{ ...each, startsOn: Math.max(each.startsOn, four) }],
  )
}

/** When a score or a reason for there being none was recorded. */
function recordedScores({ difficultiesScores }: ChildRecord): DoneOn[] {
  return difficultiesScores.flatMap(({ on, dayUnknown, score, reason, source }) =>
    on === undefined || (score === undefined && reason === undefined) ? [] : [{ on, dayUnknown, source }],
  )
}

export const difficultiesScore = standard<PartOfCare>({
  ...shared,
  id: 'LH-05',
  title: 'Strengths and difficulties asked about every {twelve months}',
  source: inTheReturn('SDQ_SCORE and SDQ_REASON'),
  rule: 'The main carer of a child aged 4 to 16 fills in the strengths and difficulties questionnaire at least once in {twelve months}, or it is recorded why not.',
  whoIsCovered:
    'Every looked-after child from the fourth to the seventeenth birthday, short breaks left out; a child who was younger from the fourth birthday on; after a placement for adoption that gave way again, from what was last recorded.',
  whatMeetsIt: 'A score from 0 to 40, or a dated reason why there is none.',
  whatEndsIt: `The 17th birthday. ${whatEndsCare}`,
  matters: 'It is the one measure of how the child feels that is taken of every child, every year.',
  good: 'A high score leads to somebody for the child to talk to, soon.',
  weak: 'The form is filled in for the return, and filed.',
  illustration: 'Made-up Gwilym’s score rose from 9 to 21 in a year in which every visit had been recorded as settled.',
  exceptions: [
    { reason: 'The child is too disabled for the questionnaire to say anything', grantedBy: 'Team manager' },
  ],
  measuredBy: 'I-56.difficulties',
  auditQuestion: 'Did somebody look at the score with the carer, and do something about it?',
  evidence: 'difficulties scores',
  covers: record => {
    const scores = recordedScores(record)
    const years = scores.filter(each => each.dayUnknown)
    return [...fromFour(record), ...scoredSince(record, scores)].flatMap(each => partedByYears<PartOfCare>(each, years))
  },
  meets: (subject, record) =>
    record.difficultiesScores.flatMap(({ on, dayUnknown, score, reason, source }): Meeting[] => {
      if (on === undefined || dayUnknown || !isSince(subject, on)) return []
      if (score !== undefined) return [{ on, what: `Score of ${score} recorded`, source }]
      if (reason !== undefined) return [{ on, what: `Why there is no score recorded (${reason})`, source }]
      return [{ on, what: 'Questionnaire', source, whyNot: 'neither a score nor a reason' }]
    }),
  ends: (subject, record) => {
    const bornOn = believedBirthOf(record)
    const seventeen = ended(bornOn && birthday(bornOn, 17), '17th birthday', record.person?.source)
    return [...careEnds(subject, record), seventeen && { ...seventeen, forGood: true }, subject.doneInYear]
  },
  says: {
    started:
      'Became looked after, turned four, last asked about in a year told without days, or no longer placed for adoption,',
    again: 'Last asked about',
    needed: 'A questionnaire is due within {12 months}',
    met: 'Recorded',
    none: 'None recorded since.',
  },
  examples: [
    {
      name: 'four in the course of care: twelve months from then',
      given: child({
        bornOn: '2014-06-02',
        care: [{ from: '2018-01-08' }],
        difficultiesScores: [{ on: '2019-03-04', score: 14 }],
      }),
      expect: [
        { triggerOn: '2018-06-02', dueOn: '2019-06-02', metOn: '2019-03-04' },
        { triggerOn: '2019-03-04', dueOn: '2020-03-04' },
      ],
    },
    {
      name: 'a reason counts',
      given: child({ care: [{ from: '2018-01-08' }], difficultiesScores: [{ on: '2018-12-10', reason: 'SDQ5' }] }),
      expect: [{ metOn: '2018-12-10' }, { dueOn: '2019-12-10' }],
    },
    {
      name: 'known only to have been asked in the year to 31 March 2020: due again from then, until seventeen',
      given: child({
        bornOn: '2003-06-02',
        care: [{ from: '2018-01-08' }],
        difficultiesScores: [{ on: '2020-03-31', dayUnknown: true, score: 14 }],
      }),
      expect: [
        { triggerOn: '2018-01-08', dueOn: '2019-01-08', on: '2019-04-02', state: 'ended', endedOn: '2019-04-01' },
        { triggerOn: '2020-03-31', dueOn: '2021-03-31', endedOn: '2020-06-02' },
      ],
    },
    {
      name: 'known only to have been asked in the year in which seventeen came: no more',
      given: child({
        bornOn: '2003-03-10',
        care: [{ from: '2018-01-08' }],
        difficultiesScores: [{ on: '2020-03-31', dayUnknown: true, score: 14 }],
      }),
      expect: [{ triggerOn: '2018-01-08', endedOn: '2019-04-01' }],
    },
    {
      name: 'seventeen before it was due',
      given: child({ bornOn: '2001-09-03', care: [{ from: '2018-01-08' }] }),
      expect: [{ dueOn: '2019-01-08', endedOn: '2018-09-03' }],
    },
  ],
})
