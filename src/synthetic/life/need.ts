import { type Day, iso } from '../../domain/calendar/day.ts'
import type { EpisodeOfNeed } from './episode.ts'
import { draw, known, type Life, workingDaysAfter } from './life.ts'
import { tellVisits } from './visits.ts'

/** A child in need plan and its visits. */
export function tellNeedPlan(life: Life, episode: EpisodeOfNeed, from: Day, to: Day, number = 1): void {
  const startedOn = workingDaysAfter(from, draw(life, 'need', episode.number, number).whole(1, 12))
  if (startedOn > life.until || startedOn >= to) return
  const ended = known(to, life)
  const id = `${life.id}n${episode.number}${number}`
  life.writer.add('cin_plans', {
    cinp_cin_plan_id: id,
    cinp_referral_id: episode.referralId,
    cinp_person_id: life.id,
    cinp_cin_plan_start_date: iso(startedOn),
    cinp_cin_plan_end_date: ended === undefined ? '' : iso(ended),
    cinp_cin_plan_team: episode.later.id,
  })
  tellVisits(life, {
    table: 'cin_visits',
    prefix: 'cinv_cin_visit',
    topic: `n${number}`,
    from: startedOn,
    to,
    every: life.disabled ? 24 : 20,
    unit: episode.later,
    links: { cinv_person_id: life.id },
  })
}
