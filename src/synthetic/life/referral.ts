import { iso } from '../../domain/calendar/day.ts'
import { dayFirst } from '../extract-writer.ts'
import type { EpisodeOfNeed } from './episode.ts'
import { draw, known, type Life, workingDaysAfter } from './life.ts'

const bands = [
  [53, 0, 0],
  [332, 1, 10],
  [531, 11, 20],
  [530, 21, 30],
  [691, 31, 40],
  [334, 41, 45],
  [374, 46, 50],
  [624, 51, 60],
  [969, 61, 85],
] as const

/** The contact, the referral and its assessment. Answers the day the assessment was authorised. */
export function tellReferral(life: Life, episode: EpisodeOfNeed): number {
  const { writer } = life
  const random = draw(life, 'referral', episode.number)
  const closedOn = known(episode.closedOn, life)
  const nfa = episode.path === 'no further action'
  for (let extra = random.whole(1, 4); extra > 0; extra--) {
    const on = episode.on - (extra - 1) * random.whole(3, 60)
    writer.add('contacts', {
      cont_contact_id: `${episode.referralId}${life.index}c${extra}`,
      cont_person_id: life.id,
      cont_contact_date: iso(on),
      cont_contact_source_code: random.chance(0.04) ? 'NULL' : episode.source,
      cont_contact_outcome_json:
        extra === 1 ? '{"NEW_REFERRAL_FLAG":"Y","NFA_FLAG":"N"}' : '{"NEW_REFERRAL_FLAG":"N","NFA_FLAG":"Y"}',
    })
  }
  writer.add('cin_episodes', {
    cine_referral_id: episode.referralId,
    cine_person_id: life.id,
    cine_referral_date: iso(episode.on),
    cine_cin_primary_need_code: random.chance(0.01) ? 'N0' : episode.need,
    cine_referral_source_code: random.chance(0.03) ? 'NULL' : episode.source,
    cine_referral_outcome_json: nfa ? '{"NFA_FLAG":"Y"}' : '{"SINGLE_ASSESSMENT_FLAG":"Y","NFA_FLAG":"N"}',
    cine_referral_nfa: nfa ? 'Y' : 'N',
    cine_close_reason:
      closedOn === undefined
        ? ''
        : nfa || episode.path === 'assessed only'
          ? 'RC8'
          : random.chance(0.05)
            ? 'RC5'
            : 'RC7',
    cine_close_date: closedOn === undefined ? '' : iso(closedOn),
    cine_referral_team: episode.access.id,
    cine_referral_worker_id: random.pick(episode.access.workers),
  })
  if (nfa) return episode.on
  return tellAssessment(life, episode)
}

function tellAssessment(life: Life, episode: EpisodeOfNeed): number {
  const random = draw(life, 'assessment', episode.number)
  const startedOn = workingDaysAfter(
    episode.on,
    random.weighted([
      [70, 0],
      [20, 1],
      [7, 3],
      [3, 8],
    ]),
  )
  const [, low, high] = random.weighted(bands.map(band => [band[0], band] as const))
  const slow = episode.access.struggling && episode.on > 20_400 ? 1.25 : 1
  const authorisedOn = Math.min(
    workingDaysAfter(startedOn, Math.round(random.whole(low, high) * slow)),
    episode.closedOn,
  )
  if (startedOn > life.until) return authorisedOn
  const done = known(authorisedOn, life)
  const id = `${life.id}${episode.referralId}a`
  life.writer.add('cin_assessments', {
    cina_assessment_id: id,
    cina_person_id: life.id,
    cina_referral_id: episode.referralId,
    cina_assessment_start_date: iso(startedOn),
    cina_assessment_auth_date: done === undefined ? '' : iso(done),
    cina_assessment_child_seen: done === undefined ? '' : random.chance(0.95) ? 'Y' : 'N',
    cina_assessment_outcome_json:
      done === undefined
        ? ''
        : '{"PROV_OF_SERVICES_FLAG":"Y","COMMENTS":"Discussed with family, \'next steps\' agreed"}',
    cina_assessment_outcome_nfa: done === undefined ? '' : episode.path === 'assessed only' ? 'Y' : 'N',
    cina_assessment_team: episode.access.id,
    cina_assessment_worker_id: random.pick(episode.access.workers),
  })
  if (done !== undefined) {
    life.writer.add('assessment_factors', {
      cinf_table_id: `${id}f`,
      cinf_assessment_id: id,
      cinf_assessment_factors_json: JSON.stringify([random.pick(['3B', '4B', '16A', '17A', '2B', '10A'])]),
    })
  }
  if (random.chance(0.05)) {
    life.writer.add('early_help_episodes', {
      earl_episode_id: `${id}e`,
      earl_person_id: life.id,
      earl_episode_start_date: dayFirst(episode.on - random.whole(60, 200)),
      earl_episode_end_date: dayFirst(episode.on),
      earl_episode_organisation: 'Children’s centre',
    })
  }
  return authorisedOn
}
