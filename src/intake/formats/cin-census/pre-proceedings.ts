import type { XmlElement } from '../../read/xml.ts'
import type { ChildReading } from './child-reading.ts'
import { first } from './names.ts'
import { checkEnds } from './order.ts'
import { countIn, dateIn } from './values.ts'

/**
 * Pre-proceedings, in the census from 2026/27. The family group decision making meetings and the day of the court
 * application have no column in the SSD: they are named in a note and not held.
 */
export function readPreProceedings(reading: ChildReading, element: XmlElement): void {
  const start = dateIn(reading, element, 'PPStartDate')
  const stepped = dateIn(reading, element, 'StepDecisionDate')
  checkEnds(reading, element, ['PPStartDate', start], ['StepDecisionDate', stepped])
  const cells = {
    prep_person_id: reading.childId,
    prep_pre_pro_decision_date: start,
    prep_pre_pro_letter_date: dateIn(reading, element, 'LBPSentDate'),
    prep_initial_pre_pro_meeting_date: dateIn(reading, element, 'InitialPPMeetingDate'),
    prep_pre_pro_meetings_num: countIn(reading, element, 'ReviewMeetingsCount'),
    prep_agree_stepdown_issue_date: stepped,
    prep_pre_pro_outcome: first(element, 'PPOutcome')?.text,
    prep_care_pro_letter_date: dateIn(reading, element, 'LetterInitCPDate'),
  }
  for (const name of notHeld) {
    const unheld = first(element, name)
    if (unheld === undefined) continue
    reading.note(unheld, 'element-not-held', `Sightline has no place for ${name}, so it was left out.`, 'None needed.')
  }
  if (start === undefined) {
    const message = 'This pre-proceedings block has no start date, so it was not taken.'
    reading.refuse(element, 'PPStartDate', 'key-missing', message, 'Give PPStartDate, such as 2026-05-01.')
    return
  }
  reading.event('pre_proceedings', start, id => ({ prep_table_id: id, ...cells }), element)
}

const notHeld = ['FGDMMeetingOffer', 'FGDMMeetingFac', 'CourtAppDate']
