import type { Day } from '../../domain/calendar/day.ts'
import { falls, placeholderDate } from '../defects.ts'
import type { ExtractWriter } from '../extract-writer.ts'
import { holdingOn } from '../life/allocation.ts'
import type { ChildLife, LeavingCare } from '../life/facts.ts'
import { stream } from '../random.ts'

/** The one current row of a care leaver, as it stands at the end of the extract. */
export function writeLeavingCare(writer: ExtractWriter, { person, leavingCare: found }: ChildLife): void {
  if (found === undefined || found.eligibleFrom > writer.until || found.to <= writer.until) return
  const { until, seed } = writer
  const adult = found.eighteenOn <= until
  const holding = holdingOn(found.holdings, until)
  const adviser = found.advisers.find(each => each.from <= until && until < each.to)
  const reviewed = latest(found.reviews, until)
  const contact = latest(found.contacts, until)
  // What somebody does and where they live changes some way into each year, at the pace of a real life.
  const year = Math.floor((until - found.eligibleFrom) / 400)
  const random = stream(seed, 'living', person.id, year)
  const [home, suitable, doing, touch] = [
    random.weighted(homes),
    random.chance(0.8),
    random.weighted(activities),
    random.next(),
  ]
  writer.add('care_leavers', {
    clea_table_id: found.id,
    clea_person_id: person.id,
    clea_care_leaver_eligibility: eligibility(found, until),
    clea_care_leaver_in_touch: !adult
      ? 'YES'
      : contact !== undefined && until - contact < 140
        ? 'YES'
        : touch < 0.6
          ? 'NO'
          : touch < 0.75
            ? 'REFU'
            : touch < 0.9
              ? 'NREQ'
              : 'RHOM',
    clea_care_leaver_latest_contact: contact ?? reviewed,
    clea_care_leaver_accommodation: adult ? home : '',
    clea_care_leaver_accom_suitable: adult ? (suitable ? '1' : '2') : '',
    clea_care_leaver_activity: adult ? doing : '',
    clea_pathway_plan_review_date: reviewed ?? (falls(seed, 'no pathway plan', person.id, 0.5) ? placeholderDate : ''),
    clea_care_leaver_personal_advisor: adviser?.worker ?? '',
    clea_care_leaver_allocated_team: holding?.unit.id ?? '',
    clea_care_leaver_worker_id: holding?.worker ?? '',
  })
}

function eligibility(found: LeavingCare, until: Day): string {
  if (found.qualifyingOnly) return 'Qualifying'
  if (found.eighteenOn <= until) return 'Former Relevant'
  return found.leftOn > until ? 'Eligible' : 'Relevant'
}

function latest(days: readonly Day[], until: Day): Day | undefined {
  return days.findLast(each => each <= until)
}

const homes = [
  [10, 'B'],
  [3, 'C'],
  [26, 'D'],
  [5, 'E'],
  [2, 'K'],
  [4, 'R'],
  [2, 'S'],
  [4, 'T'],
  [30, 'U'],
  [2, 'V'],
  [1, 'W'],
  [3, 'X'],
  [2, 'Y'],
  [8, 'Z'],
] as const

const activities = [
  [8, 'F1'],
  [24, 'F2'],
  [4, 'P2'],
  [3, 'F4'],
  [20, 'F5'],
  [6, 'P5'],
  [9, 'G4'],
  [21, 'G5'],
  [5, 'G6'],
] as const
