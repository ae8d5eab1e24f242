import { type Day, weekdayOf } from '../calendar/day.ts'
import { englandAndWales } from '../calendar/working-calendar.ts'
import type { Episode } from '../record/facts.ts'
import { type PeriodOfCare, periodsOfCare } from '../record/period-of-care.ts'
import { eighteenOn } from '../record/person.ts'
import { statusRuns } from '../record/status-runs.ts'
import { untimedOncePlaced } from '../standards/adoption/visits.ts'
import { openAtOnce } from './at-once.ts'
import { backwards } from './referrals-and-assessments.ts'
import {
  extractConventions,
  type Found,
  inEpisode,
  inEvent,
  type QualityRule,
  returnRule,
  standing,
  toldNoMoreIn,
} from './rule.ts'

const family = 'looked after'

const during = ({ startedOn, endedOn }: PeriodOfCare, each: { startedOn: Day; endedOn: Day | undefined }) =>
  (endedOn === undefined || each.startedOn < endedOn) && (each.endedOn === undefined || each.endedOn > startedOn)

/**
 * What is told of no part of a period of care, or no more although care goes on. A day between is none: some end a row on the
 * last day it held.
 */
function untold(period: PeriodOfCare, rows: readonly Episode[]): Found[] {
  const told = rows.filter(each => during(period, each))
  const source = period.episodes[0]?.source
  if (told.length === 0) return [standing(period.startedOn, source)]
  // Between short breaks a child is at home.
  if (period.fullDutiesFrom === undefined) return []
  const ends = told.map(each => each.endedOn ?? Number.POSITIVE_INFINITY)
  const last = Math.max(...ends)
  // Where the last episode ended as going on in another and none follows, that is what is wrong (DQ-93).
  const toldUntil = Math.max(...period.episodes.map(each => each.endedOn ?? Number.POSITIVE_INFINITY))
  if (last + 1 >= Math.min(period.endedOn ?? Number.POSITIVE_INFINITY, toldUntil)) return []
  return [inEpisode({ ...period, source: told[ends.indexOf(last)]!.source }, last)]
}

/**
 * Legal statuses that run out by themselves, and the days for which one may be recorded: 72 hours of police protection; eight
 * days of emergency protection and seven more; seven of assessment.
 */
const emergencies: readonly { readonly status: RegExp; readonly daysFrom: (from: Day) => number }[] = [
  { status: /^L1$/, daysFrom: () => 3 },
  { status: /^L2$/, daysFrom: from => 15 + carriedOver(from + 7) },
  { status: /^L3$/, daysFrom: () => 7 },
]

/** By how many days the court may carry over an eighth day that is a Sunday or a holiday (Children Act 1989 s45(2)). */
function carriedOver(eighth: Day): number {
  let on = eighth
  while (weekdayOf(on) === 0 || englandAndWales.holidayOn(on) !== undefined) on++
  return on - eighth
}

/** Miles that stand for "not known". */
const distanceNotKnown = 999.9

/** Periods of care, placements, legal statuses and reviews. */
export const lookedAfterRules: readonly QualityRule[] = [
  {
    id: 'DQ-50',
    title: 'Looked after past the 18th birthday',
    family,
    kind: 'contradictory',
    severity: 1,
    hidesChild: true,
    matters:
      'Care ends at 18. The child is shown nowhere as looked after because of it, the period counts as open in the return, and help on leaving care does not begin.',
    remedy:
      'Check the date of birth first. If it is right, close the episode and the legal status on the 18th birthday.',
    distorts: ['I-50', 'I-63'],
    outlastsClosure: true,
    source: returnRule('a period of care ends at 18 at the latest'),
    find({ record }) {
      const adultOn = eighteenOn(record)
      const { diedOn } = record.person ?? {}
      // Of a child who died before, DQ-07 tells it.
      if (adultOn === undefined || (diedOn !== undefined && diedOn < adultOn)) return []
      return periodsOfCare(record)
        .filter(each => each.endedOn === undefined || each.endedOn > adultOn)
        .map(each => standing(Math.max(each.startedOn, adultOn + 1), each.episodes.at(-1)?.source))
    },
  },
  {
    id: 'DQ-51',
    title: 'Looked after without a legal status, from the first or since the last one ended',
    family,
    kind: 'missing',
    severity: 1,
    matters: 'Whether the full duties apply, or those of short breaks or remand, cannot be told.',
    remedy: 'Record the legal status for all of the time in care, from the day it began.',
    distorts: ['I-50', 'I-54', 'I-55'],
    source: returnRule('every episode has a legal status'),
    find: ({ record }) => periodsOfCare(record).flatMap(each => untold(each, record.legalStatuses)),
  },
  {
    id: 'DQ-52',
    title: 'Looked after without a placement, from the first or since the last one ended',
    family,
    kind: 'missing',
    severity: 1,
    matters:
      'Where the child lives is not known, so visits are asked for as in a placement begun with care, and no rule for another kind of placement can apply.',
    remedy: 'Record where the child was placed for all of the time in care, from the day it began.',
    distorts: ['I-51', 'I-53', 'I-60', 'I-55'],
    source: returnRule('every episode has a placement'),
    find: ({ record }) => periodsOfCare(record).flatMap(each => untold(each, record.placements)),
  },
  {
    id: 'DQ-53',
    title: 'Two placements at once',
    family,
    kind: 'contradictory',
    severity: 1,
    matters: 'A move is counted that there was not, and visits begin anew with each placement.',
    remedy: 'End the earlier placement on the day the child moved.',
    distorts: ['I-51', 'I-52', 'I-53'],
    source: returnRule('a child is in one placement at a time'),
    find: ({ record }) => openAtOnce(record.placements),
  },
  {
    id: 'DQ-54',
    title: 'Type of placement not recorded',
    family,
    kind: 'missing',
    severity: 2,
    matters: 'Whether it is with foster carers, parents or adopters decides how often the child is visited.',
    remedy: 'Record the type of placement.',
    distorts: ['I-53', 'I-60'],
    source: extractConventions,
    find: ({ record }) => record.placements.filter(each => each.type === undefined).map(each => inEpisode(each)),
  },
  {
    id: 'DQ-55',
    title: 'Distance of a placement from home not known',
    family,
    kind: 'missing',
    severity: 3,
    matters: 'The child is not counted among those placed far from home, whether or not it is.',
    remedy: 'Record the home and placement addresses with their postcodes.',
    distorts: ['I-60'],
    source: extractConventions,
    find: ({ record }) =>
      record.placements
        .filter(
          each => each.distanceUnasked !== true && (each.distance === undefined || each.distance >= distanceNotKnown),
        )
        .map(each => inEpisode(each)),
  },
  {
    id: 'DQ-56',
    title: 'Care ended without a reason',
    family,
    kind: 'missing',
    severity: 2,
    matters: 'Whether the child went home, was adopted or grew up cannot be told.',
    remedy: 'Record why the episode ended.',
    distorts: ['I-61', 'I-67'],
    source: returnRule('every ended episode has a reason'),
    find: ({ record }) =>
      record.careEpisodes
        .filter(each => each.endedOn !== undefined && each.endReason === undefined)
        .map(each => inEvent(each.endedOn!, each.source)),
  },
  {
    id: 'DQ-57',
    title: 'How the child took part in a review not recorded',
    family,
    kind: 'missing',
    severity: 2,
    matters: 'Whether the child was heard cannot be told.',
    remedy: 'Record how the child took part, by the list.',
    distorts: [],
    source: returnRule('participation codes'),
    find: ({ record }) =>
      record.careReviews
        .filter(each => each.participation === undefined)
        .map(each => inEvent(each.heldOn, each.source)),
  },
  {
    id: 'DQ-58',
    title: 'Strengths and difficulties: neither a score from 0 to 40 nor a reason',
    family,
    kind: 'missing',
    severity: 3,
    matters: 'The child counts as not asked about.',
    remedy: 'Record the score, correct one above 40, or record why there is none.',
    distorts: ['I-56.difficulties', 'I-77.difficulties'],
    source: returnRule('a score, or the reason for its absence'),
    find: ({ record }) =>
      record.difficultiesScores
        .filter(each => each.on !== undefined && each.score === undefined && each.reason === undefined)
        .map(each => inEvent(each.on!, each.source)),
  },
  {
    id: 'DQ-59',
    title: 'Times missing overlap, or reach past care or before birth',
    family,
    kind: 'contradictory',
    severity: 2,
    matters:
      'A time is counted twice, or the child seems to be missing still: whether a meeting or an interview is due cannot be relied on.',
    remedy:
      'Correct the days the child went missing and came back. A time missing from care ends with care at the latest.',
    distorts: ['I-59', 'I-59.episodes'],
    source: { document: 'SSDA903 validation rules', place: '574 to 578, 586' },
    find: ({ record }) => {
      const { missingEpisodes, person } = record
      if (missingEpisodes.length === 0) return []
      const bornOn = person?.bornOn ?? Number.NEGATIVE_INFINITY
      const periods = periodsOfCare(record)
      const past = missingEpisodes.filter(({ startedOn, endedOn }) => {
        const { endedOn: careEndedOn } = periods.findLast(each => each.startedOn <= startedOn) ?? {}
        if (careEndedOn === undefined || startedOn >= careEndedOn) return startedOn < bornOn
        return startedOn < bornOn || (endedOn ?? Number.POSITIVE_INFINITY) > careEndedOn
      })
      const beside = openAtOnce(missingEpisodes)
      const alone = past.filter(each => !beside.some(({ source }) => source === each.source))
      return [
        ...beside.map(each => ({ ...each, which: 'two at once' })),
        ...alone.map(each => ({
          ...inEpisode(each),
          which: each.startedOn < bornOn ? 'before birth' : 'past the end of care',
        })),
      ]
    },
  },
  {
    id: 'DQ-86',
    title: 'Came back before going missing',
    family,
    kind: 'contradictory',
    severity: 1,
    matters: 'When the child came back is not known, so whether a return interview is late cannot be relied on.',
    remedy: 'Correct the day the child went missing or the day the child came back.',
    distorts: ['I-59', 'I-59.episodes'],
    outlastsClosure: true,
    source: returnRule('dates in order'),
    find: ({ record }) => backwards(record.missingEpisodes).map(each => standing(each.startedOn, each.source)),
  },
  {
    id: 'DQ-82',
    title: 'Placed for adoption and reviewed, and no visit says when the next is wanted',
    family,
    kind: 'missing',
    severity: 1,
    hidesChild: true,
    matters: 'After the first review visits go by what it decided. Until that is told none falls due.',
    remedy: 'Record with a visit, by Sightline’s template, by when the next is wanted.',
    distorts: ['AD-04.in-time'],
    source: { document: 'Adoption Agencies Regulations 2005', place: 'regulation 36(4)' },
    find: ({ record }) => untimedOncePlaced(record),
  },
  {
    id: 'DQ-83',
    title: 'Protected by the police or by an emergency order for longer than the law allows',
    family,
    kind: 'contradictory',
    severity: 1,
    matters: 'After that the authority holds the child by nothing, unless the date or the status is wrong.',
    remedy: 'Record the order or agreement that came after it, from its own day, or correct the dates.',
    distorts: [],
    source: { document: 'Children Act 1989', place: 'sections 43, 45 and 46' },
    find: ({ record }) =>
      emergencies.flatMap(({ status, daysFrom }) =>
        statusRuns(record, status).flatMap(({ from, until, source }) => {
          const days = daysFrom(from)
          if (until !== undefined && until - from <= days) return []
          return [inEpisode({ startedOn: from, endedOn: until, source }, from + days + 1)]
        }),
      ),
  },
  {
    id: 'DQ-84',
    title: 'Care, a placement or a legal status ended before it began',
    family,
    kind: 'contradictory',
    severity: 1,
    hidesChild: true,
    matters: 'The child is looked after on no day of it, so no review, visit or plan falls due.',
    remedy: 'Correct the earlier or the later date.',
    distorts: ['I-50', 'I-54', 'I-55'],
    outlastsClosure: true,
    source: returnRule('dates in order'),
    find: ({ record: { careEpisodes, placements, legalStatuses } }) =>
      [...backwards(careEpisodes), ...backwards(placements), ...backwards(legalStatuses)].map(each =>
        standing(each.startedOn, each.source),
      ),
  },
  {
    id: 'DQ-89',
    title: 'In care by an earlier return, and not in the newest',
    family,
    kind: 'contradictory',
    severity: 1,
    matters:
      'A return tells every episode of care of its year. This one goes on as open, with its reviews and visits, only because nobody has told its end.',
    remedy:
      'Record when it ended and send the return again, or that of the year it ended in. If the child is in care still, find out why the newest return leaves the episode out. Sending a year again without a child takes nothing back: where the child was told by mistake altogether, import that year without the child as a full extract (--full --again).',
    distorts: ['I-50', 'I-54', 'I-55'],
    outlastsClosure: true,
    source: returnRule('every episode of care at any time in the year is told'),
    find: toldNoMoreIn(['cla_episodes']),
  },
]
