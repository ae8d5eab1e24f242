import { birthday } from '../../calendar/ages.ts'
import { type Day, iso } from '../../calendar/day.ts'
import { addMonths } from '../../calendar/months.ts'
import type { ChildRecord, RowReference } from '../../record/facts.ts'
import { type PeriodOfCare, periodsOfCare } from '../../record/period-of-care.ts'
import { believedBirthOf } from '../../record/person.ts'
import { accommodationProvided, careLeaverContacts, pathwayPlans } from '../../templates/leaving-care.ts'
import { type OwnRow, rowsOf } from '../../templates/own-row.ts'
import type { Ending } from '../standard.ts'

/** Thirteen weeks in all since the 14th birthday (CPPCR 2010 reg 40). */
const prescribedDays = 13 * 7

/** An eligible child: 16 or 17, looked after, and looked after for thirteen weeks in all since 14. */
export interface Eligible {
  readonly from: Day
  /** The day they ceased to be looked after or turned 18. */
  readonly until: Day | undefined
  readonly source: RowReference | undefined
}

/** A time without a break during which a young person is a relevant or former relevant child. */
export interface Aftercare {
  readonly key: string
  readonly from: Day
  /** From when they are a former relevant child: the 18th birthday; undefined where it ended before. */
  readonly formerFrom: Day | undefined
  readonly ending: Ending
  readonly source: RowReference | undefined
}

/** When a child first became eligible; undefined for most. */
export function eligibleFrom(record: ChildRecord): Eligible | undefined {
  return eligibleTimes(record)[0]
}

/** Each time a child was eligible: again where looked after again. */
export function eligibleTimes(record: ChildRecord): readonly Eligible[] {
  return found(record)?.eligible ?? []
}

/**
 * The times a young person was owed help as a relevant or former relevant child (Children Act 1989 s23A and s23C), up to
 * the 21st birthday. A child of 16 or 17 back with a parent for six months is no longer relevant (SI 2010/2571 reg 3),
 * unless the authority itself still says so, or has provided accommodation since: it knows whether that broke down. A child
 * looked after again is eligible instead. Those looked after or detained in ways that the record does not show are
 * not found.
 */
export function aftercareOf(record: ChildRecord): readonly Aftercare[] {
  return found(record)?.aftercare ?? []
}

interface Found {
  readonly eligible: readonly Eligible[]
  readonly aftercare: readonly Aftercare[]
}

/** Kept a while by record: several standards ask the same of each child. */
const known = new WeakMap<ChildRecord, Found>()

function found(record: ChildRecord): Found | undefined {
  if (record.careEpisodes.length === 0 && record.careLeaver === undefined) return undefined
  let answer = known.get(record)
  if (answer === undefined) known.set(record, (answer = workOut(record)))
  return answer
}

const nobody: Found = { eligible: [], aftercare: [] }

function workOut(record: ChildRecord): Found {
  const bornOn = believedBirthOf(record)
  const told = record.careLeaver?.eligibility ?? ''
  if (bornOn === undefined) return nobody
  const eighteen = birthday(bornOn, 18)
  const periods = periodsOfCare(record).filter(isLookedAfter)
  // While looked after a child is eligible or not by the law alone, whatever they are recorded as.
  const eligible = eligibleIn(periods, bornOn)
  if (/qualifying|no current/i.test(told)) return { eligible, aftercare: [] }
  const [first] = eligible
  if (first === undefined) {
    // Care so long ago that the extract no longer tells of it, or not of all of it.
    if (/former/i.test(told)) return { eligible, aftercare: [aftercare(record, eighteen, eighteen, undefined, bornOn)] }
    if (!/relevant/i.test(told)) return nobody
    const last = periods.at(-1)
    // In care now, they become one who left it at 18.
    const left = last === undefined ? 0 : Math.min(last.endedOn ?? eighteen, eighteen)
    const from = Math.max(birthday(bornOn, 16), left)
    return { eligible, aftercare: [aftercare(record, from, eighteen, undefined, bornOn)] }
  }
  return { eligible, aftercare: spells(record, periods, first.from, bornOn) }
}

/** Short breaks aside, and 24 hours or less, which is not being looked after (Children Act 1989 s22(2)). */
function isLookedAfter({ fullDutiesFrom: from, endedOn }: PeriodOfCare): boolean {
  return from !== undefined && (endedOn === undefined || endedOn > from + 1)
}

function eligibleIn(periods: readonly PeriodOfCare[], bornOn: Day): Eligible[] {
  const [fourteen, sixteen, eighteen] = [birthday(bornOn, 14), birthday(bornOn, 16), birthday(bornOn, 18)]
  const found: Eligible[] = []
  let had = 0
  for (const period of periods) {
    const from = Math.max(period.fullDutiesFrom!, fourteen)
    const to = Math.min(period.endedOn ?? eighteen, eighteen)
    if (to <= from) continue
    // Since when a child was in care who was so on the first day told is unknown: taken for long enough.
    const before = period.entrySeen ? had : prescribedDays
    const on = Math.max(from + Math.max(0, prescribedDays - before), sixteen)
    had += to - from
    if (on < to) found.push({ from: on, until: to, source: period.episodes[0]?.source })
  }
  return found
}

function spells(record: ChildRecord, periods: readonly PeriodOfCare[], eligibleOn: Day, bornOn: Day): Aftercare[] {
  const eighteen = birthday(bornOn, 18)
  const provided = rowsOf(record, accommodationProvided)
  const isToldRelevant = /relevant/i.test(record.careLeaver?.eligibility ?? '')
  const after = periods.filter(each => (each.endedOn ?? eighteen) > eligibleOn)
  return after.flatMap((period, index): Aftercare[] => {
    const source = period.episodes.at(-1)?.source
    const left = Math.min(period.endedOn ?? eighteen, eighteen)
    const again = after[index + 1]
    if (left === eighteen) return [aftercare(record, eighteen, eighteen, source, bornOn)]
    if (/^E1[12]/.test(period.endReason ?? '')) return []
    // Given somewhere to live by the authority since, the young person did not settle at home.
    const isHoused = provided.some(
      ({ on }) => on !== undefined && on >= left && on < (again?.fullDutiesFrom ?? Number.POSITIVE_INFINITY),
    )
    // Taken over by another authority, which then owes the help, unless this one is seen to give it.
    if (/^E3/.test(period.endReason ?? '') && !isToldRelevant && !isHoused && !isFollowed(record)) return []
    const isHome = /^E4[AB]/.test(period.endReason ?? '') && !isToldRelevant && !isHoused
    const settled = isHome ? addMonths(left, 6) : Number.POSITIVE_INFINITY
    const back = again === undefined ? Number.POSITIVE_INFINITY : again.fullDutiesFrom!
    const until = Math.min(settled, back)
    if (until >= eighteen) return [aftercare(record, left, eighteen, source, bornOn)]
    const why = back <= settled ? 'looked after again' : 'back with a parent for six months'
    return [{ key: iso(left), from: left, formerFrom: undefined, ending: { on: until, why }, source }]
  })
}

function aftercare(
  record: ChildRecord,
  from: Day,
  formerFrom: Day,
  source: RowReference | undefined,
  bornOn: Day,
): Aftercare {
  const ending = { on: birthday(bornOn, 21), why: '21st birthday: after it help is given to those who ask' }
  return { key: iso(from), from, formerFrom, ending, source: source ?? record.careLeaver?.source }
}

/** Whether anything is held of the young person since a day, or they stand on the extract's list of the present. */
export function isFollowedSince(record: ChildRecord, day: Day): boolean {
  const since = (row: OwnRow) => row.on !== undefined && row.on >= day
  return (
    record.careLeaver !== undefined ||
    rowsOf(record, careLeaverContacts).some(since) ||
    rowsOf(record, pathwayPlans).some(since)
  )
}

/**
 * Whether anything is held of the young person as a care leaver. One of whom nothing is held may have been forgotten, so
 * that standards cover them all the same; what is counted of all care leavers asks for something to count.
 */
export function isFollowed(record: ChildRecord): boolean {
  return record.careLeaver !== undefined || record.own.has('care_leaver_contacts') || record.own.has('pathway_plans')
}
