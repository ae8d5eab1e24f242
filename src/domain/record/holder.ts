import { type Day, earliest } from '../calendar/day.ts'
import type { ChildRecord } from './facts.ts'
import { involvements } from './involvement.ts'
import { leftCareOn } from './left-care.ts'
import { periodsOfCare } from './period-of-care.ts'
import { eighteenOn } from './person.ts'

/** Who held a child from one day to another: `until` is the first day it no longer holds; undefined is still so. */
export interface Holding {
  readonly from: Day
  readonly until: Day | undefined
  readonly worker: string | undefined
  readonly unit: string | undefined
}

interface Claim {
  readonly from: Day
  readonly until: Day | undefined
  readonly worker: string | undefined
  readonly unit: string | undefined
  /** A recorded allocation outranks an adviser, an adviser a plan's team, and that whom a list names and an episode's. */
  readonly strength: number
}

/**
 * Who held the child, day by day, in order and without overlap. The worker is the allocated worker: of several at
 * once, the one allocated last; from 18 on, with none allocated by name, the personal adviser; failing both, of a care
 * leaver, who is named in the list of them. With none of these the child is still the unit's, by the latest plan, assessment, enquiry or referral that names a team, and shows there as unallocated: never
 * vanishes.
 */
export function holdersOf(record: ChildRecord): Holding[] {
  const claims = claimsOn(record)
  if (claims.length === 0) return []
  const edges = new Set<Day>()
  for (const claim of claims) {
    edges.add(claim.from)
    if (claim.until !== undefined) edges.add(claim.until)
  }
  const days = [...edges].sort((a, b) => a - b)
  const holdings: Holding[] = []
  for (const [index, from] of days.entries()) {
    const until = days[index + 1]
    const held = strongest(claims, from)
    const last = holdings.at(-1)
    if (last && last.until === from && last.worker === held?.worker && last.unit === held?.unit && held) {
      holdings[holdings.length - 1] = { ...last, until }
    } else if (held) {
      holdings.push({ from, until, worker: held.worker, unit: held.unit })
    }
  }
  return holdings
}

/** The holding in force on a day; undefined when nobody is recorded as holding the child then. */
export function holderOn(holdings: readonly Holding[], on: Day): Holding | undefined {
  return holdings.find(each => each.from <= on && (each.until === undefined || on < each.until))
}

function strongest(
  claims: readonly Claim[],
  on: Day,
): { worker: string | undefined; unit: string | undefined } | undefined {
  let best: Claim | undefined
  let withUnit: Claim | undefined
  for (const claim of claims) {
    if (claim.from > on || (claim.until !== undefined && claim.until <= on)) continue
    if (best === undefined || stronger(claim, best)) best = claim
    if (claim.unit !== undefined && (withUnit === undefined || stronger(claim, withUnit))) withUnit = claim
  }
  if (best === undefined) return undefined
  return { worker: best.worker, unit: best.unit ?? withUnit?.unit }
}

function stronger(a: Claim, b: Claim): boolean {
  return a.strength > b.strength || (a.strength === b.strength && a.from >= b.from)
}

const allocation = 3
const adviser = 2
/** From 18 on: a row that names no worker takes nobody from the adviser who is named. */
const unnamed = 1.5
/** Who is named in the list of care leavers, which has no days: before an episode that names nobody, after all else. */
const listed = 0.5

/** From a day on, the times in which no case is open: from 18 on, none is. While one is, whoever has no worker must show. */
function withoutCase(record: ChildRecord, since: Day): Pick<Claim, 'from' | 'until'>[] {
  const times: Pick<Claim, 'from' | 'until'>[] = []
  let from = since
  for (const open of involvements(record)) {
    if (open.until !== undefined && open.until <= from) continue
    if (open.from > from) times.push({ from, until: open.from })
    if (open.until === undefined) return times
    from = open.until
  }
  return [...times, { from, until: undefined }]
}

function claimsOn(record: ChildRecord): Claim[] {
  const claims: Claim[] = []
  const over = record.person?.diedOn
  const adult = eighteenOn(record)
  const add = (
    from: Day,
    until: Day | undefined,
    worker: string | undefined,
    unit: string | undefined,
    strength: number,
  ) => {
    const end = earliest(until, over)
    if (end === undefined || end > from) claims.push({ from, until: end, worker, unit, strength })
  }
  for (const each of record.involvements) {
    if (each.role === 'allocated worker' && (each.worker !== undefined || adult === undefined))
      add(each.startedOn, each.endedOn, each.worker, each.team, allocation)
    else if (each.role === 'allocated worker') {
      add(each.startedOn, earliest(each.endedOn, adult), undefined, each.team, allocation)
      add(Math.max(each.startedOn, adult!), each.endedOn, undefined, each.team, unnamed)
    }
    if (each.role === 'personal adviser' && adult !== undefined && each.worker !== undefined)
      add(Math.max(each.startedOn, adult), each.endedOn, each.worker, each.team, adviser)
  }
  for (const each of [...record.assessments, ...record.needPlans, ...record.enquiries]) {
    if (each.team !== undefined) add(each.startedOn, each.endedOn, undefined, each.team, 1)
  }
  for (const each of record.referrals) add(each.startedOn, each.endedOn, undefined, each.team, 0)
  for (const each of record.protectionPlans) add(each.startedOn, each.endedOn, undefined, undefined, 0)
  const { careLeaver } = record
  const left = careLeaver && leftCareOn(record)
  if (careLeaver !== undefined && left !== undefined) {
    const named = careLeaver.adviser ?? careLeaver.worker
    if (named !== undefined)
      for (const { from, until } of withoutCase(record, left)) add(from, until, named, undefined, listed)
    if (careLeaver.team !== undefined) add(left, undefined, undefined, careLeaver.team, 0)
  }
  // Of an episode that was to be continued (X1) the period says whether it was, and when care ended.
  for (const { episodes, endedOn } of periodsOfCare(record))
    add(Math.min(...episodes.map(each => each.startedOn)), endedOn, undefined, undefined, -1)
  return claims
}
