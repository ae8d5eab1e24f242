import type { Assessment, Episode, Referral } from '../record/facts.ts'
import { openAtOnce } from './at-once.ts'
import { nothingUnderWay } from './nothing-under-way.ts'
import { censusRule, extractConventions, inEpisode, type QualityRule, standing, toldNoMoreIn } from './rule.ts'

const family = 'referrals and assessments'

/** What ends before it begins. */
export function backwards<T extends Episode>(episodes: readonly T[]): T[] {
  return episodes.filter(each => each.endedOn !== undefined && each.endedOn < each.startedOn)
}

const referralsWhere =
  (isWrong: (each: Referral) => boolean): QualityRule['find'] =>
  ({ record }) =>
    record.referrals.filter(isWrong).map(each => inEpisode(each))

const assessmentsWhere =
  (isWrong: (each: Assessment, all: readonly Referral[]) => boolean): QualityRule['find'] =>
  ({ record }) =>
    record.assessments.filter(each => isWrong(each, record.referrals)).map(each => inEpisode(each))

/** Referrals, the episodes they open, and assessments. */
export const referralAndAssessmentRules: readonly QualityRule[] = [
  {
    id: 'DQ-10',
    title: 'Primary need of a referral not recorded',
    family,
    kind: 'missing',
    severity: 2,
    matters: 'The episode is in no breakdown by need, and the census turns it back.',
    remedy: 'Record the primary need on the referral.',
    distorts: ['I-03'],
    source: censusRule('8610'),
    find: referralsWhere(each => each.primaryNeed === undefined && each.noFurtherAction !== 'yes'),
  },
  {
    id: 'DQ-11',
    title: 'Source of a referral not recorded',
    family,
    kind: 'missing',
    severity: 3,
    matters: 'Who brings children to notice cannot be told.',
    remedy: 'Record who referred the child.',
    distorts: ['I-03'],
    source: extractConventions,
    find: referralsWhere(each => each.referrer === undefined),
  },
  {
    id: 'DQ-12',
    title: 'Whether a referral led to anything not recorded',
    family,
    kind: 'missing',
    severity: 2,
    matters: 'The referral counts as neither taken up nor closed without action.',
    remedy: 'Record whether there was no further action.',
    distorts: ['I-05', 'I-06'],
    source: censusRule('8568'),
    find: referralsWhere(each => each.noFurtherAction === 'unknown'),
  },
  {
    id: 'DQ-13',
    title: 'Episode closed without a reason',
    family,
    kind: 'missing',
    severity: 2,
    matters: 'Why help ended cannot be told, and the census turns the episode back.',
    remedy: 'Record the reason for closure.',
    distorts: ['I-42'],
    source: censusRule('8805'),
    find: referralsWhere(
      each => each.endedOn !== undefined && each.closeReason === undefined && each.noFurtherAction !== 'yes',
    ),
  },
  {
    id: 'DQ-14',
    title: 'Episode closed before it began',
    family,
    kind: 'contradictory',
    severity: 1,
    hidesChild: true,
    matters:
      'The child is open on no day of it, and in no count or list of open children, though what is due of it goes on falling due.',
    remedy: 'Correct the date of referral or of closure.',
    distorts: ['I-03', 'I-42'],
    outlastsClosure: true,
    source: { document: 'Sightline', note: 'a case ends on or after the day of its referral' },
    find: ({ record }) => backwards(record.referrals).map(each => standing(each.startedOn, each.source)),
  },
  {
    id: 'DQ-15',
    title: 'Two episodes of need open at once',
    family,
    kind: 'contradictory',
    severity: 1,
    matters: 'More information on an open case is counted as another referral, and as a repeated one.',
    remedy: 'Join the second referral to the open episode, or close the first.',
    distorts: ['I-03', 'I-04'],
    source: { document: 'Children in need census guide', note: 'an extra referral on an open case is not a referral' },
    find: ({ record }) => openAtOnce(record.referrals.filter(each => each.noFurtherAction !== 'yes')),
  },
  {
    id: 'DQ-16',
    title: 'No further action, and assessed all the same',
    family,
    kind: 'contradictory',
    severity: 2,
    matters: 'The referral counts as not taken up although it was.',
    remedy: 'Correct the decision on the referral, or move the assessment to the referral it belongs to.',
    distorts: ['I-05', 'I-06', 'I-07'],
    source: censusRule('8831'),
    find: ({ record }) =>
      record.referrals
        .filter(
          each => each.noFurtherAction === 'yes' && record.assessments.some(({ referralId }) => referralId === each.id),
        )
        .map(each => inEpisode(each)),
  },
  {
    id: 'DQ-17',
    title: 'Two assessments open at once',
    family,
    kind: 'contradictory',
    severity: 2,
    matters: 'The child is counted as assessed twice; the clock runs from the earlier.',
    remedy: 'Finish or delete the assessment that was begun in error.',
    distorts: ['I-07', 'I-08', 'I-09'],
    source: censusRule('8863Q, 8896'),
    find: ({ record }) => openAtOnce(record.assessments),
  },
  {
    id: 'DQ-18',
    title: 'Assessment finished before it began',
    family,
    kind: 'contradictory',
    severity: 1,
    matters: 'It counts as done at once, and makes assessments look quicker than they are.',
    remedy: 'Correct its first or last date.',
    distorts: ['I-07', 'I-08'],
    outlastsClosure: true,
    source: censusRule('8608'),
    find: ({ record }) => backwards(record.assessments).map(each => standing(each.startedOn, each.source)),
  },
  {
    id: 'DQ-19',
    title: 'Finished assessment does not say whether the child was seen',
    family,
    kind: 'missing',
    severity: 1,
    matters: 'An unknown is never taken for a yes: the child counts as not known to have been seen.',
    remedy: 'Record on the assessment whether the child was seen.',
    distorts: ['I-10'],
    source: extractConventions,
    find: assessmentsWhere(
      each => each.endedOn !== undefined && each.childSeen === 'unknown' && each.childSeenUnasked !== true,
    ),
  },
  {
    id: 'DQ-20',
    title: 'Assessment belongs to no referral',
    family,
    kind: 'missing',
    severity: 2,
    matters: 'Its 45 working days cannot be counted from the referral.',
    remedy: 'Join the assessment to its referral.',
    distorts: ['I-07', 'I-08'],
    source: {
      document: 'Standard Safeguarding Dataset',
      note: 'ids of assessments and referrals may not join in an extract',
    },
    find: assessmentsWhere((each, all) => !all.some(({ id }) => id === each.referralId)),
  },
  {
    id: 'DQ-21',
    title: 'Child in need plan ended before it began',
    family,
    kind: 'contradictory',
    severity: 1,
    hidesChild: true,
    matters: 'The child is on the plan on no day, so no visit and no review falls due.',
    remedy: 'Correct the plan’s first or last date.',
    distorts: ['CN-04.in-time'],
    outlastsClosure: true,
    source: censusRule('4011'),
    find: ({ record }) => backwards(record.needPlans).map(each => standing(each.startedOn, each.source)),
  },
  {
    id: 'DQ-22',
    title: 'Two child in need plans at once',
    family,
    kind: 'contradictory',
    severity: 2,
    matters: 'Each visit and review is asked for twice.',
    remedy: 'End the first plan on the day it ended, or take out the one made in error.',
    distorts: ['CN-04.in-time'],
    source: censusRule('4004, 4014'),
    find: ({ record }) => openAtOnce(record.needPlans),
  },
  {
    id: 'DQ-23',
    title: 'Open, and nothing under way since a child in need plan or care ended',
    family,
    kind: 'contradictory',
    severity: 1,
    hidesChild: true,
    matters:
      'No plan, assessment or enquiry is open: no visit and no review of a plan falls due, and nobody shows as late.',
    remedy: 'Close the case, or record the plan or assessment that has begun.',
    distorts: ['I-40', 'I-43', 'I-45', 'I-46'],
    source: {
      document: 'Sightline',
      note: 'a case open four weeks after a plan ended has a plan, an assessment or an enquiry',
    },
    find: nothingUnderWay,
  },
  {
    id: 'DQ-24',
    title: 'Open by an earlier census, and not in the newest',
    family,
    kind: 'contradictory',
    severity: 1,
    matters:
      'A census tells everything that was open at any time in its year. This goes on as open, with all that is due of it, only because nobody has told its end.',
    remedy:
      'Record when it ended and send the census again, or that of the year it ended in. If it is open still, find out why the newest census leaves it out. Sending a year again without a child takes nothing back: where the child was told by mistake altogether, import that year without the child as a full extract (--full --again).',
    distorts: ['I-24', 'I-28', 'I-40', 'I-43', 'I-45', 'I-46'],
    outlastsClosure: true,
    source: { document: 'Children in need census guide', note: 'every episode open at any time in the year is told' },
    find: toldNoMoreIn(['cin_episodes', 'cin_assessments', 'cin_plans', 'cp_plans']),
  },
]
