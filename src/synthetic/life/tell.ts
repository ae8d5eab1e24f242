import { type Day, iso } from '../../domain/calendar/day.ts'
import { addMonths } from '../../domain/calendar/months.ts'
import { tellAllocation, tellOther } from './allocation.ts'
import { carer, tellCare } from './care.ts'
import { type EpisodeOfNeed, episodesOf } from './episode.ts'
import { draw, type Life, onWorkingDay } from './life.ts'
import { tellNeedPlan } from './need.ts'
import { tellPerson } from './person.ts'
import { tellEnquiryWithoutConference, tellProtection } from './protection.ts'
import { tellReferral } from './referral.ts'

/** One child's whole story, as far as the extract reaches. */
export function tellLife(life: Life, firstReferral: Day): void {
  tellPerson(life, firstReferral)
  let leftCareOn: Day | undefined
  for (const episode of episodesOf(life, firstReferral, life.until)) {
    const assessedOn = tellReferral(life, episode)
    if (episode.path === 'no further action') continue
    tellAllocation(life, 'a', episode.access, episode.on, Math.min(assessedOn, episode.closedOn), episode.referralId)
    leftCareOn = tellAfterAssessment(life, episode, assessedOn) ?? leftCareOn
  }
  const seventeen = addMonths(life.bornOn, 17 * 12)
  if (leftCareOn !== undefined && leftCareOn <= life.until && leftCareOn > seventeen) tellCareLeaver(life, leftCareOn)
}

function tellAfterAssessment(life: Life, episode: EpisodeOfNeed, assessedOn: Day): Day | undefined {
  const { closedOn, later, referralId } = episode
  const random = draw(life, 'after', episode.number)
  const onwards = (from: Day, to: Day) => tellAllocation(life, 'f', later, from, to, referralId)
  switch (episode.path) {
    case 'in need':
      if (random.chance(0.18)) tellEnquiryWithoutConference(life, episode)
      tellNeedPlan(life, episode, assessedOn, closedOn)
      onwards(assessedOn, closedOn)
      if (life.disabled && random.chance(0.15)) tellCare(life, episode, assessedOn + 40, closedOn)
      return undefined
    case 'protection': {
      const plan = tellProtection(life, episode, closedOn)
      onwards(assessedOn, closedOn)
      if (plan.to < closedOn) tellNeedPlan(life, episode, plan.to, closedOn, 2)
      tellOther(life, 'CPC', random.pick(life.organisation.chairs), plan.from, plan.to)
      return undefined
    }
    case 'care': {
      const from = onWorkingDay(episode.on + random.whole(0, 45))
      if (random.chance(0.3)) tellEnquiryWithoutConference(life, episode)
      tellCare(life, episode, from, closedOn)
      tellAllocation(life, 'l', carer(life, episode), assessedOn, closedOn, referralId)
      tellOther(life, 'IRO', random.pick(life.organisation.reviewingOfficers), from + 3, closedOn)
      return closedOn
    }
    case 'protection then care': {
      const careFrom = onWorkingDay(episode.on + random.whole(200, 400))
      const plan = tellProtection(life, episode, Math.min(careFrom + 30, closedOn))
      onwards(assessedOn, Math.min(careFrom, closedOn))
      if (careFrom < closedOn) {
        tellCare(life, episode, careFrom, closedOn)
        tellAllocation(life, 'l', carer(life, episode), careFrom, closedOn, referralId)
        tellOther(life, 'IRO', random.pick(life.organisation.reviewingOfficers), careFrom + 3, closedOn)
      }
      tellOther(life, 'CPC', random.pick(life.organisation.chairs), plan.from, plan.to)
      return careFrom < closedOn ? closedOn : undefined
    }
    default:
      if (random.chance(0.22)) tellEnquiryWithoutConference(life, episode)
      return undefined
  }
}

function tellCareLeaver(life: Life, leftOn: Day): void {
  const random = draw(life, 'leaver')
  const unit = random.pick(life.organisation.units.filter(each => each.area === 'leaving'))
  const adviser = random.pick(life.organisation.advisers)
  life.writer.add('care_leavers', {
    clea_table_id: `${life.id}v`,
    clea_person_id: life.id,
    clea_care_leaver_eligibility: 'Former Relevant',
    clea_care_leaver_in_touch: random.chance(0.88) ? 'YES' : 'NO',
    clea_care_leaver_latest_contact: iso(onWorkingDay(Math.min(leftOn + random.whole(20, 90), life.until))),
    clea_care_leaver_accommodation: random.pick(['U', 'D', 'B', 'E', 'Z']),
    clea_care_leaver_accom_suitable: random.chance(0.8) ? '1' : '2',
    clea_care_leaver_activity: random.pick(['F1', 'F2', 'F5', 'G5', 'P2']),
    clea_care_leaver_personal_advisor: adviser,
    clea_care_leaver_allocated_team: unit.id,
    clea_care_leaver_worker_id: adviser,
  })
  tellOther(life, 'PA', adviser, leftOn, Number.MAX_SAFE_INTEGER)
}
