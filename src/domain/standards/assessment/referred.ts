import { episodeOf, episodesOfNeed } from '../../record/episode.ts'
import type { Assessment, ChildRecord, Referral } from '../../record/facts.ts'
import { eighteenOn } from '../../record/person.ts'
import { ended } from '../ends.ts'
import type { Ending, Meeting, Subject } from '../standard.ts'

/** A referral that opened an episode, with the assessments of that episode. */
export interface Referred extends Subject {
  readonly referral: Referral
  readonly assessments: readonly Assessment[]
}

/** Referrals that opened an episode and go on to assessment, each with the assessments of its episode. */
export function referralsForAssessment(record: ChildRecord): Referred[] {
  const adult = eighteenOn(record)
  const begunIn = Map.groupBy(record.assessments, each => episodeOf(record, each.startedOn, each.referralId))
  const subjects: Referred[] = []
  for (const episode of episodesOfNeed(record)) {
    const referral = episode.opening
    if (referral.noFurtherAction === 'yes') continue
    if (adult !== undefined && referral.startedOn >= adult) continue
    const assessments = begunIn.get(episode) ?? []
    subjects.push({
      key: referral.source.key,
      startsOn: referral.startedOn,
      source: referral.source,
      referral,
      assessments,
    })
  }
  return subjects
}

/** The closing of the episode ends what is still to be done in it. */
export function closed(referral: Referral): Ending | undefined {
  const moved = referral.closeReason?.startsWith('RC5')
  return ended(referral.endedOn, moved ? 'transferred to another authority' : 'the episode was closed', referral.source)
}

/** A manager's authorising an assessment, where it has been authorised. */
export function authorised(each: Assessment): Meeting[] {
  return each.endedOn === undefined ? [] : [{ on: each.endedOn, what: 'Assessment authorised', source: each.source }]
}
