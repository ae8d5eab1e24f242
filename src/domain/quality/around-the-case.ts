import type { Day } from '../calendar/day.ts'
import type { ChildRecord, Episode, Referral } from '../record/facts.ts'
import { censusRule, type Found, inEpisode, inEvent, type QualityRule, standing } from './rule.ts'

const never = Number.POSITIVE_INFINITY

const isTakenUp = (each: Referral) => each.noFurtherAction !== 'yes'

/** Assessments and plans against the case that they are of. */
export const caseRules: readonly QualityRule[] = [
  {
    id: 'DQ-91',
    title: 'Case closed, and its assessment not finished',
    family: 'referrals and assessments',
    kind: 'contradictory',
    severity: 1,
    hidesChild: true,
    matters:
      'The assessment falls due no more from the day of closure, finished or not, and the child is shown as closed.',
    remedy: 'Finish the assessment and record the day, or open the case again.',
    distorts: ['I-07', 'I-08'],
    outlastsClosure: true,
    source: censusRule('8867'),
    find: ({ record }) =>
      record.assessments.flatMap(({ startedOn, endedOn, referralId, source }) => {
        const closedOn = record.referrals.find(each => each.id === referralId)?.endedOn
        // Of a child who died, DQ-07 tells it.
        if (endedOn !== undefined || closedOn === undefined || record.person?.diedOn !== undefined) return []
        return [standing(Math.max(startedOn, closedOn), source)]
      }),
  },
  {
    id: 'DQ-94',
    title: 'A reason for closing the case, and no day',
    family: 'referrals and assessments',
    kind: 'contradictory',
    severity: 1,
    matters: 'The case goes on as open, with all that is due of it, although it may have been closed.',
    remedy: 'Record the day on which the case was closed, or take the reason out.',
    distorts: ['I-40', 'I-42'],
    source: censusRule('8810'),
    find: ({ record }) =>
      record.referrals
        .filter(each => isTakenUp(each) && each.endedOn === undefined && each.closeReason !== undefined)
        .map(each => standing(each.startedOn, each.source)),
  },
  {
    id: 'DQ-96',
    title: 'Child in need plan beside a child protection plan',
    family: 'protection',
    kind: 'contradictory',
    severity: 2,
    matters: 'A child is on one or the other. Visits and reviews of the child in need plan do not fall due meanwhile.',
    remedy: 'End the child in need plan on the day the child protection plan began, or correct the dates of either.',
    distorts: ['CN-04.in-time'],
    source: censusRule('4001, 4016, 4017'),
    find: ({ record: { needPlans, protectionPlans } }) =>
      needPlans.flatMap(plan => {
        const beside = protectionPlans.find(each => !each.otherAuthority && overlap(plan, each))
        if (beside === undefined) return []
        const over = Math.min(plan.endedOn ?? never, beside.endedOn ?? never)
        const startedOn = Math.max(plan.startedOn, beside.startedOn)
        const endedOn = over === never ? undefined : over
        return [{ ...inEpisode({ startedOn, endedOn, source: plan.source }), other: beside.source }]
      }),
  },
  {
    id: 'DQ-97',
    title: 'Assessment, enquiry, conference or plan before the referral',
    family: 'referrals and assessments',
    kind: 'contradictory',
    severity: 2,
    matters: 'One of the dates is wrong, and what is counted from the referral with it.',
    remedy: 'Correct the date, or join it to the referral that it followed.',
    distorts: ['I-07', 'I-08', 'I-20'],
    source: censusRule('1103, 1104, 1105, 2889, 4015'),
    find: ({ record }) => beforeReferral(record),
  },
  {
    id: 'DQ-98',
    title: 'Child protection plan open, and every case closed',
    family: 'protection',
    kind: 'contradictory',
    severity: 1,
    matters:
      'Visits and reviews of the plan go on falling due, and the case counts as closed: the census turns it back.',
    remedy: 'End the plan if it has ended, or open the case again.',
    distorts: ['I-24', 'I-42'],
    source: censusRule('8565'),
    find({ record: { referrals, protectionPlans } }) {
      const closed = referrals.filter(isTakenUp).map(each => each.endedOn ?? never)
      const last = Math.max(...closed)
      if (closed.length === 0 || last === never) return []
      return protectionPlans
        .filter(each => !each.otherAuthority && each.endedOn === undefined)
        .map(each => standing(Math.max(each.startedOn, last), each.source))
    },
  },
  {
    id: 'DQ-99',
    title: 'Child protection plan after a referral without further action',
    family: 'protection',
    kind: 'contradictory',
    severity: 2,
    matters: 'The referral counts as not taken up although it led to a plan.',
    remedy: 'Correct the decision on the referral, or record the referral that led to the plan.',
    distorts: ['I-05', 'I-06'],
    source: censusRule('8832'),
    find: ({ record: { referrals, protectionPlans } }) =>
      protectionPlans
        .filter(({ otherAuthority, startedOn: on }) => {
          const before = referrals.filter(each => each.startedOn <= on)
          const isOpen = before.some(each => isTakenUp(each) && (each.endedOn ?? never) >= on)
          return !otherAuthority && !isOpen && before.at(-1)?.noFurtherAction === 'yes'
        })
        .map(each => inEpisode(each)),
  },
]

function overlap(a: Episode, b: Episode): boolean {
  const lasts = (each: Episode) => each.endedOn === undefined || each.endedOn > each.startedOn
  return lasts(a) && lasts(b) && a.startedOn < (b.endedOn ?? never) && b.startedOn < (a.endedOn ?? never)
}

/** What is dated before the referral it names; where that is not held, and for what names none, before every one held. */
function beforeReferral({
  referrals,
  assessments,
  enquiries,
  needPlans,
  protectionPlans,
  conferences,
}: ChildRecord): Found[] {
  const first = referrals[0]?.startedOn
  if (first === undefined) return []
  const referredOn = (id: string | undefined): Day =>
    referrals.find(each => id !== undefined && each.id === id)?.startedOn ?? first
  const ours = protectionPlans.filter(each => !each.otherAuthority)
  return [
    ...[...assessments, ...enquiries, ...needPlans]
      .filter(each => each.startedOn < referredOn(each.referralId))
      .map(each => inEpisode(each)),
    ...ours.filter(each => each.startedOn < first).map(each => inEpisode(each)),
    ...conferences.filter(each => each.heldOn < first).map(each => inEvent(each.heldOn, each.source)),
  ]
}
