import { type Day, earliest, iso } from '../../calendar/day.ts'
import type { ChildRecord, Placement } from '../../record/facts.ts'
import { isForAdoption } from '../../record/period-of-care.ts'
import { ended } from '../ends.ts'
import type { Ending, Meeting, Subject } from '../standard.ts'
import { asMeeting } from '../visit-counts.ts'
import { careEnds, type InCare, periodsInCare } from './in-care.ts'
import { placementsWithoutGaps } from './placement-gaps.ts'
import { type VisitRule, visitRules } from './visit-rule.ts'

/** A placement during which the full duties apply; those for adoption are left out (adoption has its own). */
export interface Placed extends Subject {
  readonly inCare: InCare
  readonly placement: Placement
  /** The first day that is not in it any more. */
  readonly until: Day
  /** Whether it is one the record tells of, and not what is taken to lie in a gap. */
  readonly isRecorded: boolean
}

const forever = Number.POSITIVE_INFINITY
const known = new WeakMap<ChildRecord, { placements: readonly Placed[]; stretches?: readonly Stretch[] }>()

/** The recorded placements of a child, worked out once for a record. */
export function placementsIn(record: ChildRecord): readonly Placed[] {
  return placementsKnown(record).placements.filter(each => each.isRecorded)
}

function placementsKnown(record: ChildRecord) {
  let found = known.get(record)
  if (found === undefined) {
    const placements = periodsInCare(record).flatMap(each => placementsDuring(each, record))
    found = { placements: withKeysOfTheirOwn(placements) }
    known.set(record, found)
  }
  return found
}

/** Where two periods overlap, an error of the data, a placement is in both. */
function withKeysOfTheirOwn(placements: readonly Placed[]): Placed[] {
  const seen = new Set<string>()
  return placements.map(each => {
    const key = seen.has(each.key) ? `${each.key} in ${each.inCare.key}` : each.key
    seen.add(key)
    return { ...each, key }
  })
}

function placementsDuring(inCare: InCare, record: ChildRecord): Placed[] {
  return placementsWithoutGaps(inCare.period, record).flatMap(({ placement, isRecorded }): Placed[] => {
    const startsOn = Math.max(placement.startedOn, inCare.startsOn)
    const until = placement.endedOn ?? forever
    if (until <= startsOn || isForAdoption(placement.type)) return []
    return [{ key: keyOf(placement), startsOn, source: placement.source, inCare, placement, until, isRecorded }]
  })
}

/** One that goes on from before, the period or a gap, may be there more than once. */
function keyOf({ source, startedOn, begunOn }: Placement): string {
  return begunOn === undefined ? source.key : `${source.key} from ${iso(startedOn)}`
}

/** The day a placement began by its own row, by which other rows name it. */
export function ownStartOf({ begunOn, startedOn }: Placement): Day {
  return begunOn ?? startedOn
}

/** Whether it had begun before the first day told of it, so that what was due from its start is unknown. */
export function isUnderWay({ placement }: Pick<Placed, 'placement'>): boolean {
  return placement.startUnseen === true && placement.begunOn === undefined
}

/** A row may name the day its placement began by so many days amiss. */
const daysAmiss = 7

/**
 * The row of those about placements with a parent that is about this one: by the day the placement began, or else within a
 * week of it where the placement is with a parent (SSDA903: P1) and no other placement began that day.
 */
export function parentRowOf<R extends { readonly on: Day | undefined }>(
  { placement }: Pick<Placed, 'placement'>,
  rows: readonly R[],
  record: ChildRecord,
): R | undefined {
  const own = ownStartOf(placement)
  const exact = rows.find(each => each.on === own)
  if (exact !== undefined || !/^P1/i.test(placement.type ?? '')) return exact
  const starts = new Set(record.placements.filter(each => /^P1/i.test(each.type ?? '')).map(each => each.startedOn))
  return rows.find(({ on }) => on !== undefined && Math.abs(on - own) <= daysAmiss && !starts.has(on))
}

/** What ends every clock of a placement. */
export function placementEnds({ placement, inCare }: Placed, record: ChildRecord): (Ending | undefined)[] {
  return [ended(placement.endedOn, 'the placement ended', placement.source), ...careEnds(inCare, record)]
}

/** A stretch of a placement under one rule for visits (regulation 28): every day of a placement is in exactly one. */
export interface Stretch extends Placed {
  readonly rule: VisitRule
  readonly visits: readonly Meeting[]
  /** The last visit made earlier in the same placement, under another rule. */
  readonly visitedBefore: Meeting | undefined
}

/** The stretches of all placements, worked out once for a record. */
export function stretchesIn(record: ChildRecord): readonly Stretch[] {
  if (record.careEpisodes.length === 0) return []
  const found = placementsKnown(record) as { placements: readonly Placed[]; stretches?: readonly Stretch[] }
  found.stretches ??= stretchesOf(found.placements, record)
  return found.stretches
}

function stretchesOf(placements: readonly Placed[], record: ChildRecord): Stretch[] {
  if (placements.length === 0) return []
  const visits = record.visits.filter(each => each.kind === 'care').map(each => asMeeting(each, record))
  return placements.flatMap(placed =>
    visitRules(placed, record).map(({ rule, from, until }) => ({
      ...placed,
      key: from === placed.startsOn ? placed.key : `${placed.key} from ${iso(from)}`,
      startsOn: from,
      until,
      rule,
      visits: visits.filter(each => each.on >= from && each.on <= until),
      visitedBefore: visits.findLast(each => each.whyNot === undefined && each.on >= placed.startsOn && each.on < from),
    })),
  )
}

/** What ends the visits of a stretch: what ends the placement, or another rule beginning. */
export function stretchEnds(stretch: Stretch, record: ChildRecord): (Ending | undefined)[] {
  const { placement, inCare, until } = stretch
  const over = earliest(placement.endedOn, inCare.period.endedOn)
  const changes = until !== forever && until !== over
  return [
    ...placementEnds(stretch, record),
    changes ? { on: until, why: 'the circumstances changed, and with them the rule for visits' } : undefined,
  ]
}
