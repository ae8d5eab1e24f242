import { type Day, earliest, iso } from '../../calendar/day.ts'
import type { ChildRecord, Placement } from '../../record/facts.ts'
import { isForAdoption, type PeriodOfCare, placementsOf } from '../../record/period-of-care.ts'
import { ended } from '../ends.ts'
import type { Ending, Meeting, Subject } from '../standard.ts'
import { asMeeting } from '../visit-counts.ts'
import { careEnds, type InCare, periodsInCare } from './in-care.ts'
import { type VisitRule, visitRules } from './visit-rule.ts'

/** A placement during which the full duties apply; those for adoption are left out (adoption has its own). */
export interface Placed extends Subject {
  readonly inCare: InCare
  readonly placement: Placement
  /** The first day that is not in it any more. */
  readonly until: Day
}

const forever = Number.POSITIVE_INFINITY
const known = new WeakMap<ChildRecord, { placements: readonly Placed[]; stretches?: readonly Stretch[] }>()

/** The placements of a child, worked out once for a record. */
export function placementsIn(record: ChildRecord): readonly Placed[] {
  return placementsKnown(record).placements
}

function placementsKnown(record: ChildRecord) {
  let found = known.get(record)
  if (found === undefined) {
    found = { placements: periodsInCare(record).flatMap(each => placementsDuring(each, record)) }
    known.set(record, found)
  }
  return found
}

function placementsDuring(inCare: InCare, record: ChildRecord): Placed[] {
  const { period } = inCare
  const recorded = placementsOf(record, period)
  // Where a child lives that nobody placed on record is not known; that somebody must go and see is.
  const placements = recorded.length === 0 ? [unknownPlacement(period)] : recorded
  return placements.flatMap((placement): Placed[] => {
    const startsOn = Math.max(placement.startedOn, inCare.startsOn)
    const until = placement.endedOn ?? forever
    if (until <= startsOn || isForAdoption(placement.type)) return []
    return [{ key: keyOf(placement, record), startsOn, source: placement.source, inCare, placement, until }]
  })
}

/** One that goes on from before the period may be in another period too. */
function keyOf({ source, startedOn }: Placement, record: ChildRecord): string {
  const isCut = record.placements.some(each => each.source.key === source.key && each.startedOn < startedOn)
  return isCut ? `${source.key} from ${iso(startedOn)}` : source.key
}

function unknownPlacement({ startedOn, endedOn, episodes }: PeriodOfCare): Placement {
  const { source } = episodes[0]!
  const nothing = { id: undefined, type: undefined, provider: undefined, distance: undefined, changeReason: undefined }
  return { source, startedOn, endedOn, ...nothing }
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
