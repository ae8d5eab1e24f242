import type { XmlElement } from '../../read/xml.ts'
import type { ChildReading } from './child-reading.ts'
import { assessmentFactors } from './codes.ts'
import { each } from './names.ts'
import { checkBegins, checkEnds } from './order.ts'
import type { Referral } from './referral.ts'
import { codeOf, dateIn } from './values.ts'

/** One assessment and the factors it identified. */
export function readAssessment(reading: ChildReading, element: XmlElement, referral: Referral): void {
  const start = dateIn(reading, element, 'AssessmentActualStartDate')
  const reviewed = dateIn(reading, element, 'AssessmentInternalReviewDate')
  const authorised = dateIn(reading, element, 'AssessmentAuthorisationDate')
  const factors = readFactors(reading, element)
  checkBegins(reading, element, 'AssessmentActualStartDate', start, referral.date)
  checkEnds(reading, element, ['AssessmentActualStartDate', start], ['AssessmentInternalReviewDate', reviewed])
  checkEnds(reading, element, ['AssessmentActualStartDate', start], ['AssessmentAuthorisationDate', authorised])
  if (start === undefined) {
    const message = 'This assessment has no start date, so it was not taken.'
    const remedy = 'Give AssessmentActualStartDate, such as 2019-05-01.'
    reading.refuse(element, 'AssessmentActualStartDate', 'key-missing', message, remedy)
    if (factors.length > 0) reading.refused++
    return
  }
  const cells = (id: string) => ({
    cina_assessment_id: id,
    cina_person_id: reading.childId,
    cina_referral_id: referral.id,
    cina_assessment_start_date: start,
    cina_assessment_internal_review_date: reviewed,
    cina_assessment_auth_date: authorised,
  })
  const assessmentId = reading.event('cin_assessments', start, cells, element)
  if (factors.length === 0) return
  const json = JSON.stringify(factors)
  const held = (id: string) => ({
    cinf_table_id: id,
    cinf_assessment_id: assessmentId,
    cinf_assessment_factors_json: json,
  })
  reading.event('assessment_factors', start, held, element)
}

/** The codes, each once, in file order. */
function readFactors(reading: ChildReading, element: XmlElement): string[] {
  const found = each(element, 'FactorsIdentifiedAtAssessment')
    .flatMap(list => each(list, 'AssessmentFactors'))
    .map(factor => codeOf(reading, factor, assessmentFactors))
  return [...new Set(found.filter(code => code !== undefined))]
}
