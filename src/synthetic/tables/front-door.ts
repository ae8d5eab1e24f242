import { falls, nameAsTyped, openEnd, orNull } from '../defects.ts'
import type { ExtractWriter } from '../extract-writer.ts'
import { holdingNear } from '../life/allocation.ts'
import type { ChildLife, Course } from '../life/facts.ts'
import { outcomeJson } from './outcomes.ts'

const sourceWords: Readonly<Record<string, string>> = {
  '1A': 'Family member, relative or carer',
  '2A': 'School',
  '3E': 'Accident and emergency',
  '6': 'Police',
  '10': 'Unknown',
}

/** Contacts, early help and referrals. */
export function writeFrontDoor(writer: ExtractWriter, life: ChildLife): void {
  const { id } = life.person
  const { seed } = writer
  for (const each of life.contacts) {
    if (!writer.covers(each.on)) continue
    writer.add('contacts', {
      cont_contact_id: each.id,
      cont_person_id: id,
      cont_contact_date: each.on,
      cont_contact_source_code: orNull(seed, 0.05, each.id, each.source),
      cont_contact_source_desc: sourceWords[each.source] ?? '',
      cont_contact_outcome_json: outcomeJson('contact', each.outcome),
    })
  }
  for (const each of life.earlyHelp) {
    if (!writer.covers(each.from, each.to)) continue
    const open = !writer.past(each.to)
    writer.add('early_help_episodes', {
      earl_episode_id: each.id,
      earl_person_id: id,
      earl_episode_start_date: each.from,
      earl_episode_end_date: open && falls(seed, 'open end', each.id, 0.1) ? openEnd : each.to,
      earl_episode_reason: 'Family support',
      earl_episode_end_reason: open ? '' : 'Support completed',
      earl_episode_organisation: nameAsTyped(seed, each.id, each.organisation),
    })
  }
  for (const course of life.courses) writeReferral(writer, id, course)
}

function writeReferral(writer: ExtractWriter, id: string, course: Course): void {
  if (!writer.covers(course.referredOn, course.closedOn)) return
  const { seed } = writer
  const key = `${course.referralId} ${id}`
  const first = holdingNear(course.holdings, course.referredOn) ?? course.holdings[0]
  const worker = course.holdings.find(each => each.worker !== undefined && each.from <= course.referredOn + 7)
  writer.add('cin_episodes', {
    cine_referral_id: course.referralId,
    cine_person_id: id,
    cine_referral_date: course.referredOn,
    cine_cin_primary_need_code: orNull(seed, 0.008, `need ${key}`, course.need),
    cine_referral_source_code: orNull(seed, 0.02, key, course.source),
    cine_referral_source_desc: sourceWords[course.source] ?? '',
    cine_referral_outcome_json: outcomeJson('referral', course.outcome),
    cine_referral_nfa: course.noFurtherAction ? 'Y' : falls(seed, 'nfa blank', key, 0.02) ? '' : 'N',
    cine_close_reason: writer.past(course.closedOn) ? course.closeReason : '',
    cine_close_date: course.closedOn,
    cine_referral_team: first?.unit.id ?? '',
    cine_referral_worker_id: worker !== undefined && writer.past(worker.from) ? worker.worker : '',
  })
}
