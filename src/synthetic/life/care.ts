import { type Day, iso } from '../../domain/calendar/day.ts'
import { addMonths } from '../../domain/calendar/months.ts'
import type { Unit } from '../organisation.ts'
import type { EpisodeOfNeed } from './episode.ts'
import { draw, known, type Life, onWorkingDay, workingDaysAfter } from './life.ts'
import { tellVisits } from './visits.ts'

const placements = [
  [38, 'U6'],
  [16, 'U4'],
  [9, 'U3'],
  [6, 'U1'],
  [12, 'K2'],
  [8, 'H5'],
  [6, 'P1'],
  [3, 'A5'],
  [2, 'S1'],
] as const

/** A period of care: its episodes, placements, legal status, reviews, visits and health checks. */
export function tellCare(life: Life, episode: EpisodeOfNeed, from: Day, to: Day): void {
  if (from > life.until) return
  const { writer } = life
  const random = draw(life, 'care', episode.number)
  const period = `${life.id}L${episode.number}`
  const shortBreaks = life.disabled
  const unit = carer(life, episode)
  const unclosed = draw(life, 'unclosed', episode.number).chance(0.02)
  const eighteenth = addMonths(life.bornOn, 18 * 12)
  const end = unclosed ? Number.MAX_SAFE_INTEGER : Math.min(to, Math.max(eighteenth, from + 1))
  const finished = known(end, life)
  writer.add('legal_status', {
    lega_legal_status_id: `${period}s`,
    lega_person_id: life.id,
    lega_legal_status: shortBreaks
      ? 'V4'
      : random.weighted([
          [60, 'V2'],
          [17, 'C1'],
          [12, 'L1'],
          [11, 'C2'],
        ]),
    lega_legal_status_start_date: iso(from),
    lega_legal_status_end_date: finished === undefined ? '' : iso(finished),
  })
  let on = from
  for (let number = 1; on <= life.until && on < end; number++) {
    const placed = draw(life, 'placement', episode.number, number)
    const type = number > 1 && placed.chance(0.1) ? 'U4' : placed.weighted(placements)
    const stay = type === 'U4' || type === 'U1' || type === 'A5' ? placed.whole(500, 1500) : placed.whole(40, 900)
    const next = Math.min(onWorkingDay(on + stay), end)
    const left = known(next, life)
    const last = left !== undefined && left === finished
    const placementId = `${period}h${number}`
    writer.add('cla_placement', {
      clap_cla_placement_id: placementId,
      clap_cla_id: period,
      clap_person_id: life.id,
      clap_cla_placement_start_date: iso(on),
      clap_cla_placement_end_date: left === undefined ? '2300-01-01' : iso(left),
      clap_cla_placement_type: type,
      clap_cla_placement_provider: placed.pick(['PR1', 'PR2', 'PR4', 'PR4', 'PR5']),
      clap_cla_placement_distance: placed.chance(0.1) ? '999.9' : String(placed.whole(1, 60)),
      clap_cla_placement_change_reason: left === undefined || last ? '' : 'LAREQ',
    })
    writer.add('cla_episodes', {
      clae_cla_episode_id: `${placementId}e`,
      clae_person_id: life.id,
      clae_cla_id: period,
      clae_referral_id: episode.referralId,
      clae_cla_placement_id: placementId,
      clae_entered_care_date: iso(from),
      clae_cla_episode_start_date: iso(on),
      clae_cla_episode_start_reason: number === 1 ? 'S' : 'P',
      clae_cla_primary_need_code: episode.need === 'N9' ? 'N1' : episode.need,
      clae_cla_episode_ceased_date: left === undefined ? '' : iso(left),
      clae_cla_episode_ceased_reason:
        left === undefined ? '' : last ? placed.pick(['E4A', 'E4A', 'E8', 'E45', 'E13']) : 'X1',
    })
    if (!shortBreaks) {
      tellVisits(life, {
        table: 'cla_visits',
        prefix: 'clav_cla_visit',
        topic: `c${number}`,
        from: on,
        to: next,
        every: type === 'U4' && on + 365 < life.until ? 32 : 28,
        first: 5,
        unit,
        links: { clav_cla_id: period, clav_person_id: life.id },
      })
    }
    on = next
  }
  if (!shortBreaks) tellReviews(life, period, from, end)
  tellWork(life, period, from, end)
}

/** The unit that holds a looked-after child. */
export function carer(life: Life, episode: EpisodeOfNeed): Unit {
  if (episode.later.area === 'parenting' || episode.later.area === 'disabled') return episode.later
  return draw(life, 'carer', episode.number).pick(life.organisation.units.filter(each => each.area === 'parenting'))
}

function tellReviews(life: Life, period: string, from: Day, to: Day): void {
  const random = draw(life, 'care reviews', period)
  let last = from
  for (let number = 1; ; number++) {
    const due = number === 1 ? workingDaysAfter(from, 20) : addMonths(last, number === 2 ? 3 : 6)
    const late = random.chance(0.07)
    const on = onWorkingDay(late ? due + random.whole(1, 45) : due - random.whole(1, number === 1 ? 8 : 25))
    const usual = iso(number === 1 ? workingDaysAfter(from, 20) : last + (number === 2 ? 91 : 183))
    if (on > to || on > life.until) return
    const cells = {
      clar_cla_review_id: `${period}r${number}`,
      clar_cla_id: period,
      clar_cla_review_due_date: usual,
      clar_cla_review_date: iso(on),
      clar_cla_review_cancelled: 'N',
      clar_cla_review_participation:
        on - life.bornOn < 4 * 365 ? 'PN0' : random.pick(['PN1', 'PN1', 'PN4', 'PN5', 'PN6', 'PN7']),
    }
    if (random.chance(0.03)) {
      const cancelled = {
        ...cells,
        clar_cla_review_id: `${period}x${number}`,
        clar_cla_review_date: '',
        clar_cla_review_cancelled: 'Y',
      }
      life.writer.add('cla_reviews', { ...cancelled, clar_cla_review_participation: '' })
    }
    life.writer.add('cla_reviews', cells)
    if (random.chance(0.01)) life.writer.add('cla_reviews', cells)
    last = on
  }
}

/** Health and dental checks, strengths and difficulties scores, missing episodes and permanence plans. */
function tellWork(life: Life, period: string, from: Day, to: Day): void {
  const random = draw(life, 'care work', period)
  const { writer } = life
  for (
    let on = from + random.whole(10, 40), number = 1;
    on <= to && on <= life.until;
    on += random.whole(170, 380), number++
  ) {
    const checked = iso(onWorkingDay(on))
    writer.add('cla_health', {
      clah_health_check_id: `${period}m${number}`,
      clah_person_id: life.id,
      clah_health_check_type: random.pick(['Health Assessment', 'Dental Check']),
      clah_health_check_date: checked,
      clah_health_check_status: 'Completed',
    })
    if (random.chance(0.4)) {
      writer.add('sdq_scores', {
        csdq_table_id: `${period}q${number}`,
        csdq_person_id: life.id,
        csdq_sdq_completed_date: checked,
        csdq_sdq_score: String(random.whole(2, 34)),
        csdq_sdq_reason: 'SSD_PH',
      })
    }
    if (random.chance(0.3)) {
      writer.add('missing', {
        miss_table_id: `${period}g${number}`,
        miss_person_id: life.id,
        miss_missing_episode_type: random.pick(['Missing', 'Away']),
        miss_missing_episode_start_date: iso(on),
        miss_missing_episode_end_date: on + 2 <= life.until ? iso(on + random.whole(0, 2)) : '',
        miss_missing_rhi_offered: 'Y',
        miss_missing_rhi_accepted: random.pick(['Y', 'N', 'NA']),
      })
    }
  }
  writer.add('cla_care_plan', {
    lacp_table_id: `${period}k`,
    lacp_person_id: life.id,
    lacp_cla_care_plan_start_date: iso(from),
    lacp_cla_care_plan_json: JSON.stringify({ [random.pick(['RETURN6M', 'LTFOST18', 'ADOPTION', 'OTHERPLN'])]: 'Y' }),
  })
  if (random.chance(0.1)) {
    writer.add('cla_previous_permanence', {
      lapp_table_id: `${period}v`,
      lapp_person_id: life.id,
      lapp_previous_permanence_order_date: 'zz/05/2014',
      lapp_previous_permanence_option: 'P2',
    })
  }
}
