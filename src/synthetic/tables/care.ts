import type { Day } from '../../domain/calendar/day.ts'
import { falls, placeholder } from '../defects.ts'
import type { ExtractWriter } from '../extract-writer.ts'
import { episodesOf } from '../life/care-episodes.ts'
import type { CarePeriod, Course, Person } from '../life/facts.ts'
import { writeHealth } from './care-health.ts'
import { writePermanence } from './permanence.ts'

/** The last day a period counts as open: rows never closed are cleared out by their systems some years on. */
export function stillOpenTo(period: CarePeriod): Day {
  return period.neverClosed ? period.to + 2200 : period.to
}

/** A period of being looked after: episodes, placements, legal statuses, reviews, visits, plans and all else of it. */
export function writeCare(writer: ExtractWriter, person: Person, course: Course, period: CarePeriod): void {
  if (!writer.covers(period.from, stillOpenTo(period))) return
  const { id } = person
  // Rows that nobody closed when the young person turned 18.
  const ends = (to: Day) => (period.neverClosed && to === period.to ? undefined : to)
  const covers = (from: Day, to: Day) => writer.covers(from, ends(to) ?? Number.POSITIVE_INFINITY)
  const seenBy = [...period.reviews]
    .reverse()
    .find(each => each.heldOn !== undefined && writer.past(each.heldOn))?.heldOn
  for (const [index, each] of episodesOf(period).entries()) {
    if (!covers(each.from, each.to)) continue
    const to = ends(each.to)
    const over = to !== undefined && writer.past(to)
    writer.add('cla_episodes', {
      clae_cla_episode_id: `${period.id}-E${index + 1}`,
      clae_person_id: id,
      clae_cla_id: period.id,
      clae_referral_id: course.referralId,
      clae_cla_placement_id: each.placement.id,
      clae_entered_care_date: period.from,
      clae_cla_episode_start_date: each.from,
      clae_cla_episode_start_reason: each.startReason,
      clae_cla_primary_need_code: /^N[1-8]$/.test(course.need) ? course.need : 'N1',
      clae_cla_episode_ceased_date: to,
      clae_cla_episode_ceased_reason: over ? each.endReason : '',
      clae_cla_last_iro_contact_date: seenBy,
    })
  }
  for (const each of period.placements) {
    if (!covers(each.from, each.to)) continue
    writer.add('cla_placement', {
      clap_cla_placement_id: each.id,
      clap_cla_id: period.id,
      clap_person_id: id,
      clap_cla_placement_start_date: each.from,
      clap_cla_placement_end_date: ends(each.to),
      clap_cla_placement_type: each.type,
      clap_cla_placement_provider: each.provider,
      clap_cla_placement_postcode: each.postcode,
      clap_cla_placement_urn: /^[KRU]/.test(each.type) ? `SC90${each.id.length}${each.postcode.slice(2, 4)}` : '',
      clap_cla_placement_distance: each.distance,
      clap_cla_placement_change_reason: each.changeReason,
    })
  }
  for (const [index, each] of period.legal.entries()) {
    if (!covers(each.from, each.to)) continue
    writer.add('legal_status', {
      lega_legal_status_id: `${period.id}-LS${index + 1}`,
      lega_person_id: id,
      lega_legal_status: each.status,
      lega_legal_status_start_date: each.from,
      lega_legal_status_end_date: ends(each.to),
    })
  }
  writeOversight(writer, id, period)
  writeHealth(writer, person, period)
  writePermanence(writer, person, period)
}

function writeOversight(writer: ExtractWriter, id: string, period: CarePeriod): void {
  for (const each of period.reviews) {
    if (!writer.covers(each.knownOn)) continue
    const cancelled = each.heldOn === undefined
    writer.add('cla_reviews', {
      clar_cla_review_id: each.id,
      clar_cla_id: period.id,
      clar_cla_review_due_date: writer.dayIn('cla_reviews', each.dueOn),
      clar_cla_review_date: each.heldOn ?? 'NULL',
      clar_cla_review_cancelled: cancelled ? 'Y' : 'N',
      clar_cla_review_participation: falls(writer.seed, 'participation', each.id, 0.03) ? '' : each.participation,
    })
  }
  for (const each of period.visits) {
    if (!writer.covers(each.on)) continue
    writer.add('cla_visits', {
      clav_cla_visit_id: each.id,
      clav_cla_id: period.id,
      clav_person_id: id,
      clav_cla_visit_date: each.on,
      clav_cla_visit_seen: each.seen,
      clav_cla_visit_seen_alone: each.alone,
    })
  }
  for (const each of period.plans) {
    if (!writer.covers(each.from, each.to)) continue
    writer.add('cla_care_plan', {
      lacp_table_id: each.id,
      lacp_person_id: id,
      lacp_cla_care_plan_start_date: each.from,
      lacp_cla_care_plan_end_date: each.to,
      lacp_cla_care_plan_json: JSON.stringify({ [each.plan]: 'Y' }),
    })
  }
  for (const each of period.scores) {
    if (!writer.covers(each.on)) continue
    writer.add('sdq_scores', {
      csdq_table_id: each.id,
      csdq_person_id: id,
      csdq_sdq_completed_date: each.on,
      csdq_sdq_score: String(each.score),
      csdq_sdq_reason: placeholder,
    })
  }
}
