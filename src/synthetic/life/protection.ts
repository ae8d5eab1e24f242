import { type Day, iso } from '../../domain/calendar/day.ts'
import { addMonths } from '../../domain/calendar/months.ts'
import type { EpisodeOfNeed } from './episode.ts'
import { draw, known, type Life, onWorkingDay, workingDaysAfter } from './life.ts'
import { tellVisits } from './visits.ts'

const categories = [
  [86, 'NEG'],
  [12, 'PHY'],
  [113, 'EMO'],
  [7, 'SAB'],
  [4, 'MUL'],
] as const
const inFull: Readonly<Record<string, string>> = { NEG: 'Neglect', PHY: 'PHY', EMO: 'EMO', SAB: 'SAB', MUL: 'Multiple' }

/** A section 47 enquiry that found no conference was needed. */
export function tellEnquiryWithoutConference(life: Life, episode: EpisodeOfNeed): void {
  const random = draw(life, 'enquiry', episode.number)
  const on = workingDaysAfter(episode.on, random.whole(0, 12))
  const endedOn = workingDaysAfter(on, random.whole(3, 14))
  if (on > life.until) return
  const done = known(endedOn, life)
  const unclear = random.chance(0.02)
  life.writer.add('s47_enquiry', {
    s47e_s47_enquiry_id: `${episode.referralId}s`,
    s47e_referral_id: episode.referralId,
    s47e_person_id: life.id,
    s47e_s47_start_date: iso(on),
    s47e_s47_end_date: done === undefined ? '' : iso(done),
    s47e_s47_nfa: done === undefined || unclear ? '' : random.chance(0.4) ? 'Y' : 'N',
    s47e_s47_outcome_json:
      done === undefined || unclear ? '' : '{"CP_CONFERENCE_FLAG":"N","PROV_OF_SERVICES_FLAG":"Y"}',
    s47e_s47_completed_by_team: episode.access.id,
    s47e_s47_completed_by_worker_id: random.pick(episode.access.workers),
  })
}

export interface ProtectionDates {
  readonly from: Day
  readonly to: Day
}

/** Enquiry, conference, plan, its reviews and visits. Answers the plan's dates. */
export function tellProtection(life: Life, episode: EpisodeOfNeed, latestEnd: Day): ProtectionDates {
  const { writer } = life
  const random = draw(life, 'protection', episode.number)
  const enquiryOn = workingDaysAfter(episode.on, random.whole(1, 25))
  const gap = random.chance(0.91) ? random.whole(8, 15) : random.whole(16, 30)
  const heldOn = workingDaysAfter(enquiryOn, gap)
  const length = random.weighted([
    [67, () => random.whole(40, 92)],
    [37, () => random.whole(93, 182)],
    [115, () => random.whole(183, 365)],
    [105, () => random.whole(366, 730)],
    [16, () => random.whole(731, 1100)],
  ])()
  const to = onWorkingDay(Math.min(heldOn + length, latestEnd))
  const planId = `${life.id}p${episode.number}`
  const enquiryId = `${episode.referralId}s`
  if (enquiryOn <= life.until) {
    const done = known(heldOn - 2, life)
    writer.add('s47_enquiry', {
      s47e_s47_enquiry_id: enquiryId,
      s47e_referral_id: episode.referralId,
      s47e_person_id: life.id,
      s47e_s47_start_date: iso(enquiryOn),
      s47e_s47_end_date: done === undefined ? '' : iso(Math.max(done, enquiryOn)),
      s47e_s47_nfa: done === undefined ? '' : 'N',
      s47e_s47_outcome_json: done === undefined ? '' : '{"CP_CONFERENCE_FLAG":"Y"}',
      s47e_s47_completed_by_team: episode.access.id,
      s47e_s47_completed_by_worker_id: random.pick(episode.access.workers),
    })
  }
  if (heldOn > life.until) return { from: heldOn, to }
  const transferIn = random.chance(0.03)
  writer.add('initial_cp_conference', {
    icpc_icpc_id: `${planId}i`,
    icpc_s47_enquiry_id: transferIn ? '' : enquiryId,
    icpc_person_id: life.id,
    icpc_cp_plan_id: planId,
    icpc_referral_id: episode.referralId,
    icpc_icpc_transfer_in: transferIn ? 'Y' : 'N',
    icpc_icpc_target_date: iso(workingDaysAfter(enquiryOn, 15)),
    icpc_icpc_date: iso(heldOn),
    icpc_icpc_outcome_cp_flag: 'Y',
    icpc_icpc_outcome_json: '{"CP_FLAG":"Y"}',
    icpc_icpc_team: episode.later.id,
  })
  const category = random.weighted(categories)
  const ended = known(to, life)
  writer.add('cp_plans', {
    cppl_cp_plan_id: planId,
    cppl_referral_id: episode.referralId,
    cppl_icpc_id: `${planId}i`,
    cppl_person_id: life.id,
    cppl_cp_plan_start_date: iso(heldOn),
    cppl_cp_plan_end_date: ended === undefined ? '' : iso(ended),
    cppl_cp_plan_ola: random.chance(0.015) ? 'Y' : 'N',
    cppl_cp_plan_initial_category: inFull[category]!,
    cppl_cp_plan_latest_category: category,
  })
  tellReviews(life, planId, heldOn, to)
  tellVisits(life, {
    table: 'cp_visits',
    prefix: 'cppv_cp_visit',
    topic: 'p',
    from: heldOn,
    to,
    every: 10,
    unit: episode.later,
    links: { cppv_person_id: life.id, cppv_cp_plan_id: planId },
  })
  return { from: heldOn, to }
}

function tellReviews(life: Life, planId: string, from: Day, to: Day): void {
  const random = draw(life, 'reviews', planId)
  let last = from
  for (let number = 1; ; number++) {
    const due = addMonths(last, number === 1 ? 3 : 6)
    const late = random.chance(0.02)
    const on = onWorkingDay(late ? due + random.whole(1, 30) : due - random.whole(3, 28))
    if (on > to || on > life.until) return
    life.writer.add('cp_reviews', {
      cppr_cp_review_id: `${planId}r${number}`,
      cppr_person_id: life.id,
      cppr_cp_plan_id: planId,
      cppr_cp_review_due: iso(last + (number === 1 ? 91 : 183)),
      cppr_cp_review_date: iso(on),
      cppr_cp_review_outcome_continue_cp: 'Y',
      cppr_cp_review_quorate: random.chance(0.99) ? 'Y' : 'N',
      cppr_cp_review_participation: 'PLACEHOLDER_DATA',
    })
    last = on
  }
}
