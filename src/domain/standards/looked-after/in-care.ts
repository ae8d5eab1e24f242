import { type Day, iso } from '../../calendar/day.ts'
import { addMonths } from '../../calendar/months.ts'
import { shortDate } from '../../calendar/wording.ts'
import { englandAndWales } from '../../calendar/working-calendar.ts'
import type { ChildRecord } from '../../record/facts.ts'
import { isDuring, type PeriodOfCare, periodsOfCare } from '../../record/period-of-care.ts'
import { died, ended, turnedEighteen } from '../ends.ts'
import { days, type Interval } from '../interval.ts'
import type { Ending, Meeting, Subject } from '../standard.ts'
import { tooLongBetween } from './short-breaks.ts'

/** A period of being looked after, from the day the full duties apply to it. */
export interface InCare extends Subject {
  readonly period: PeriodOfCare
  /** The end of the period of care before it. */
  readonly previousEndedOn: Day | undefined
  /** Where the duties apply again: the day a placement for adoption gave way to another. */
  readonly resumedOn?: Day
  readonly reviews: readonly Meeting[]
  /** Whether the day on which the full duties began is told: not where the child was in care already on the first day told. */
  readonly startSeen: boolean
  /**
   * The first day from which it is told what reviews were held, where that is after the first was due: earlier ones are
   * unknown, not absent. The first held may be any, but is not taken for the first of all.
   */
  readonly reviewsUnknownBefore: Day | undefined
}

const found = new WeakMap<ChildRecord, readonly InCare[]>()

/**
 * Periods of care to which the full duties apply, from the day they do. Left out: short breaks to which regulation 48
 * applies (LR-08, LV-11), and accommodation of 24 hours or less, which is not being looked after (Children Act 1989
 * s22(2); with dates alone, ended by the next day). Worked out once for a record, as most standards here ask for it.
 */
export function periodsInCare(record: ChildRecord): readonly InCare[] {
  if (record.careEpisodes.length === 0) return []
  let periods = found.get(record)
  if (periods === undefined) {
    periods = workOut(record)
    found.set(record, periods)
  }
  return periods
}

function workOut(record: ChildRecord): InCare[] {
  return periodsOfCare(record).flatMap((period, index, all): InCare[] => {
    const from = period.fullDutiesFrom ?? tooLongBetween(record, period.startedOn, period.endedOn)
    if (from === undefined || (period.endedOn !== undefined && period.endedOn <= from + 1)) return []
    const until = period.endedOn ?? Number.POSITIVE_INFINITY
    const reviews = record.careReviews
      .filter(each => each.heldOn >= from && each.heldOn <= until)
      .map(each => ({ on: each.heldOn, what: 'Review held', source: each.source }))
    const previousEndedOn = all[index - 1]?.endedOn
    const source = period.episodes[0]?.source
    const startSeen = period.entrySeen || from > period.startedOn
    const reviewsUnknownBefore = unknownBefore(from, startSeen, record)
    return [
      { key: period.key, startsOn: from, source, period, previousEndedOn, reviews, startSeen, reviewsUnknownBefore },
    ]
  })
}

function unknownBefore(from: Day, startSeen: boolean, { reviewYears }: ChildRecord): Day | undefined {
  const firstDue = englandAndWales.add(from, 20) ?? from
  const told = reviewYears?.find(each => each.to >= from)
  if (startSeen && (told === undefined || told.from <= firstDue)) return undefined
  return Math.max(from, told?.from ?? from)
}

/** What ends every clock of a period of care: it ends, and the care planning regulations stop at placement for adoption. */
export function careEnds(
  { period, resumedOn = period.startedOn }: Pick<InCare, 'period' | 'resumedOn'>,
  record: ChildRecord,
): (Ending | undefined)[] {
  return [
    ended(period.endedOn, 'ceased to be looked after', period.episodes.at(-1)?.source),
    ...period.adoptions.map(({ from }) =>
      from < resumedOn ? undefined : ended(from, 'placed for adoption, where other duties apply', undefined),
    ),
    died(record),
    turnedEighteen(record),
  ]
}

/** Whether the child was placed for adoption on a day, so that no clock of the care planning regulations starts on it. */
export function isPlacedForAdoptionOn({ period }: Pick<InCare, 'period'>, on: Day): boolean {
  return period.adoptions.some(each => isDuring(on, each))
}

/** Whether the child has been placed for adoption in this period by a day: what starts then is a clock that runs again. */
export function hasBeenPlacedForAdoptionBy({ period }: Pick<InCare, 'period'>, on: Day): boolean {
  return period.adoptions.some(({ from }) => from <= on)
}

/** Times in which the duties apply again after a placement for adoption gave way, each from that day. */
export function resumedInCare(record: ChildRecord): (InCare & { readonly resumedOn: Day })[] {
  return periodsInCare(record).flatMap(each =>
    each.period.adoptions.flatMap(({ until }) => {
      if (until === undefined || until < each.startsOn) return []
      const source = record.placements.find(({ startedOn }) => startedOn === until)?.source
      return [{ ...each, key: `${each.key} again from ${iso(until)}`, startsOn: until, source, resumedOn: until }]
    }),
  )
}

/** What is left, when a clock runs again on a day, of some months counted from a day before. */
export function monthsLeft(count: number, last: Day, on: Day): Interval {
  return days(Math.max(0, addMonths(last, count) - on))
}

/** What is meant for a child about to come into care may be dated so many days before. */
const daysAhead = 14

/**
 * What ends a clock that began on a day within a period of care, short breaks too, or a few days before it.
 */
export function endsOfCareAround(on: Day, record: ChildRecord): (Ending | undefined)[] {
  const periods = periodsOfCare(record)
  const last = periods.findLast(each => each.startedOn <= on)
  const isOver = last === undefined || (last.endedOn !== undefined && last.endedOn <= on)
  const next = isOver ? periods.find(each => each.startedOn > on && each.startedOn <= on + daysAhead) : undefined
  const period = next ?? last
  return period === undefined ? [died(record), turnedEighteen(record)] : careEnds({ period }, record)
}

/** Those words for a standard's page. */
export const whatEndsCare = 'The child ceases to be looked after, is placed for adoption, dies or turns 18.'

/** Something done before a clock started that counts all the same: met on the day it starts, saying when it was done. */
export function alsoBefore(meeting: Meeting, start: Day): Meeting {
  if (meeting.on >= start) return meeting
  return { ...meeting, on: start, what: `${meeting.what} before, on ${shortDate(meeting.on)}` }
}

/** The regulations most standards here rest on, at a place in them. */
export function carePlanningRegulations(place: string, note?: string) {
  return {
    document: 'Care Planning, Placement and Case Review (England) Regulations 2010',
    place: `regulation ${place}`,
    inForceFrom: '2011-04-01',
    ...(note ? { note } : {}),
  }
}
