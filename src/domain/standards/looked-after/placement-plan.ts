import type { ChildRecord } from '../../record/facts.ts'
import { carePlans, placementNotices } from '../../templates/looked-after.ts'
import { rowsOf } from '../../templates/own-row.ts'
import { child } from '../example.ts'
import { days, workingDays } from '../interval.ts'
import { type Meeting, standard } from '../standard.ts'
import { onceBy, onceDone } from './clocks.ts'
import { alsoBefore, carePlanningRegulations, whatEndsCare } from './in-care.ts'
import { isUnderWay, ownStartOf, type Placed, placementEnds, placementsIn } from './placed.ts'

const shared = {
  stage: 'looked after',
  basis: 'statutory',
  whatEndsIt: `The placement ends. ${whatEndsCare}`,
  gravity: 2,
  soon: workingDays(3),
} as const

/** Placement plans for a placement: by the day it started where the row says, otherwise recorded while it lasted. */
function plansFor({ placement, startsOn, until }: Placed, record: ChildRecord): Meeting[] {
  return rowsOf(record, carePlans).flatMap(row => {
    if (row.text('kind') !== 'placement plan' || row.on === undefined) return []
    const of = row.day('placement_started_on')
    const fits = of === undefined ? row.on >= startsOn && row.on < until : of === ownStartOf(placement)
    return fits ? [alsoBefore({ on: row.on, what: 'Placement plan recorded', source: row.source }, startsOn)] : []
  })
}

/** Placements whose beginning is told: from one that had begun before the first day told nothing is due. */
function begunWithin(record: ChildRecord): Placed[] {
  return placementsIn(record).filter(each => !isUnderWay(each))
}

export const placementPlan = standard<Placed>({
  ...shared,
  id: 'LP-02',
  title: 'Placement plan within five working days',
  source: [carePlanningRegulations('9', 'to be checked against the text')],
  rule: 'The placement plan is made before the child is placed; where that is not reasonably practicable, within five working days of the start of the placement. Sightline counts the five working days.',
  whoIsCovered:
    'Every placement of a looked-after child, other than for adoption, in youth detention (LP-09) and in short breaks.',
  whatMeetsIt: 'A placement plan for this placement is recorded, before it started or since.',
  matters:
    'It tells those who care for the child what the child eats, fears, takes and needs, and who may decide what.',
  good: 'Made with the child, the parents and the carer around one table, and used.',
  weak: 'Last placement’s plan with the address changed.',
  illustration: 'Made-up Nia’s plan said she sleeps with the landing light on. Her carer left it on the first night.',
  exceptions: [],
  measuredBy: 'LP-02.in-time',
  auditQuestion: 'Could a carer who read only this plan look after this child well tonight?',
  evidence: 'template care_plans',
  covers: record => begunWithin(record).filter(each => !/^R5/.test(each.placement.type ?? '')),
  clock: { kind: 'once', within: workingDays(5), from: 'same day' },
  meets: plansFor,
  ends: placementEnds,
  says: {
    started: 'Placement began',
    needed: 'A placement plan is due within 5 working days',
    met: 'Placement plan recorded',
    none: 'None recorded.',
  },
  examples: [
    {
      name: 'it had begun before the first day told of it: when its plan was due nobody can say',
      given: child({ care: [{ from: '2019-04-24', placements: [{ from: '2019-04-24', startUnseen: true }] }] }),
      expect: [],
    },
    {
      name: 'T31: placed on Wednesday 24 April 2019',
      given: child({ care: [{ from: '2019-04-24', placements: [{ from: '2019-04-24' }] }] }),
      expect: [{ triggerOn: '2019-04-24', dueOn: '2019-05-01', on: '2019-05-02', state: 'overdue' }],
    },
    {
      name: 'each placement needs its own, even one planned ahead',
      given: child({
        care: [{ from: '2019-01-07', placements: [{ from: '2019-01-07', to: '2019-04-24' }, { from: '2019-04-24' }] }],
        own: {
          care_plans: [
            { recorded_on: '2019-01-09', kind: 'placement plan' },
            { recorded_on: '2019-04-18', kind: 'placement plan', placement_started_on: '2019-04-24' },
          ],
        },
      }),
      expect: [
        { dueOn: '2019-01-14', metOn: '2019-01-09' },
        { dueOn: '2019-05-01', metOn: '2019-04-24' },
      ],
    },
    {
      name: 'the placement broke down first',
      given: child({ care: [{ from: '2019-04-24', placements: [{ from: '2019-04-24', to: '2019-04-26' }] }] }),
      expect: [{ endedOn: '2019-04-26' }],
    },
  ],
})

const noticeOf = ({ placement }: Placed, record: ChildRecord) =>
  rowsOf(record, placementNotices).find(row => row.on === ownStartOf(placement))

/** A planned placement is told of before it is made; one made in an emergency, or not recorded how, in five days. */
function timeForNotice(subject: Placed, record: ChildRecord) {
  return noticeOf(subject, record)?.answer('emergency') === 'no' ? days(0) : workingDays(5)
}

/** The notice. Given after the start it counts only where the placement is recorded as made in an emergency or planned. */
function notices(subject: Placed, record: ChildRecord): Meeting[] {
  const row = noticeOf(subject, record)
  const on = row?.day('sent_on')
  if (row === undefined || on === undefined) return []
  const unclear = row.answer('emergency') === 'unknown' && on > subject.startsOn
  const whyNot = unclear
    ? { whyNot: 'not recorded whether the placement was made in an emergency, and only then may notice follow' }
    : {}
  return [alsoBefore({ on, what: 'Notice given', source: row.source, ...whyNot }, subject.startsOn)]
}

export const placementNotice = standard<Placed>({
  ...shared,
  id: 'LP-03',
  title: 'Notice of a placement given in time',
  source: [carePlanningRegulations('13(1) to (4)', '13(4), the area authority, since January 2014 (SI 2013/3239)')],
  rule: 'Written notice of a placement is given before it is made; if it was made in an emergency, within five working days of its start; in either case unless that is not reasonably practicable. By date, notice on the day itself counts as before.',
  whoIsCovered:
    'Every placement of a looked-after child, other than for adoption and in short breaks. It is also the duty to tell health services (LH-06) and, out of area, the area authority.',
  whatMeetsIt:
    'Notice is recorded as given. Where it is not recorded whether the placement was made in an emergency, notice after the start cannot count.',
  notYetCovered:
    'Notice that a placement is to end (within ten working days after, where it could not be given before: regulation 14) is not in any data. Some of those who must be told may be left out where telling them would put the child at risk: a manager records that. A placement that had begun before the first day told of it is left out.',
  matters: 'School, doctor and the authority of the area can only look out for a child they know is there.',
  good: 'Everyone who will meet the child knows before the child arrives.',
  weak: 'The school hears of it from the child.',
  illustration:
    'Made-up Emrys moved to the coast. Because notice had gone out first, the school nurse had his asthma plan on Monday morning.',
  exceptions: [
    { reason: 'Telling a person would put the child at risk of significant harm', grantedBy: 'Service manager' },
    { reason: 'It was not reasonably practicable', grantedBy: 'Service manager' },
  ],
  measuredBy: 'LP-03.in-time',
  auditQuestion: 'Did everyone who looks out for the child know where the child was, and in time to act on it?',
  evidence: 'template placement_notices',
  covers: begunWithin,
  clock: onceBy(timeForNotice),
  meets: notices,
  ends: (subject, record) => [...placementEnds(subject, record), onceDone(notices(subject, record), subject)],
  says: {
    started: 'Placement began',
    needed: 'Notice is due before a planned placement, within 5 working days of one made in an emergency',
    met: 'Notice given',
    none: 'None recorded that counts.',
  },
  examples: [
    {
      name: 'it had begun before the first day told of it: when notice was due nobody can say',
      given: child({ care: [{ from: '2019-04-24', placements: [{ from: '2019-04-24', startUnseen: true }] }] }),
      expect: [],
    },
    {
      name: 'in an emergency: five working days from Wednesday 24 April 2019',
      given: child({
        care: [{ from: '2019-04-24', placements: [{ from: '2019-04-24' }] }],
        own: { placement_notices: [{ placement_started_on: '2019-04-24', emergency: 'Y', sent_on: '2019-04-29' }] },
      }),
      expect: [{ dueOn: '2019-05-01', metOn: '2019-04-29' }],
    },
    {
      name: 'planned: notice on the third day is late',
      given: child({
        care: [{ from: '2019-04-24', placements: [{ from: '2019-04-24' }] }],
        own: { placement_notices: [{ placement_started_on: '2019-04-24', emergency: 'N', sent_on: '2019-04-26' }] },
      }),
      expect: [{ dueOn: '2019-04-24', metOn: '2019-04-26', on: '2019-04-30', state: 'met-late' }],
    },
    {
      name: 'planned, and told of the week before',
      given: child({
        care: [{ from: '2019-04-24', placements: [{ from: '2019-04-24' }] }],
        own: { placement_notices: [{ placement_started_on: '2019-04-24', emergency: 'N', sent_on: '2019-04-17' }] },
      }),
      expect: [{ dueOn: '2019-04-24', metOn: '2019-04-24', on: '2019-04-30', state: 'met-in-time' }],
    },
    {
      name: 'not recorded whether in an emergency: notice on the third day cannot count',
      given: child({
        care: [{ from: '2019-04-24', placements: [{ from: '2019-04-24' }] }],
        own: { placement_notices: [{ placement_started_on: '2019-04-24', sent_on: '2019-04-26' }] },
      }),
      expect: [{ dueOn: '2019-05-01', on: '2019-05-02', state: 'overdue' }],
    },
  ],
})
