import type { XmlElement } from '../../read/xml.ts'

/** Elements of the census, all years from 2017 on, as the specification spells them. */
const specified = [
  'Message Header CollectionDetails Collection Year ReferenceDate Source SourceLevel LEA SoftwareCode Release',
  'SerialNo DateTime Children Child ChildIdentifiers LAchildID UPN FormerUPN UPNunknown PersonBirthDate',
  'ExpectedPersonBirthDate Sex GenderCurrent PersonDeathDate ChildCharacteristics Ethnicity Disabilities Disability',
  'CINdetails CINreferralDate ReferralSource PrimaryNeedCode CINclosureDate ReasonForClosure DateOfInitialCPC',
  'ReferralNFA Assessments AssessmentActualStartDate AssessmentInternalReviewDate AssessmentAuthorisationDate',
  'FactorsIdentifiedAtAssessment AssessmentFactors CINPlanDates CINPlanStartDate CINPlanEndDate Section47',
  'S47ActualStartDate InitialCPCtarget ICPCnotRequired ChildProtectionPlans CPPstartDate CPPendDate',
  'InitialCategoryOfAbuse LatestCategoryOfAbuse NumberOfPreviousCPP Reviews CPPreviewDate PreProceedingsandFGDM',
  'PPStartDate LBPSentDate FGDMMeetingOffer FGDMMeetingFac InitialPPMeetingDate ReviewMeetingsCount',
  'StepDecisionDate PPOutcome CourtAppDate LetterInitCPDate',
]

/** Names that other makers of files use; ICPCRequired says the opposite of ICPCnotRequired and keeps its own. */
const otherwiseSpelt: Readonly<Record<string, string>> = {
  DateOfInitialICPC: 'DateOfInitialCPC',
  UPNUnknownType: 'UPNunknown',
  ICPCRequired: 'ICPCRequired',
}

const names: ReadonlyMap<string, string> = new Map([
  ...specified
    .flatMap(line => line.split(' '))
    .flatMap(name => [[name, name] as const, [name.toLowerCase(), name] as const]),
  ...Object.entries(otherwiseSpelt).map(([name, meant]) => [name.toLowerCase(), meant] as const),
])

/** The specification's name of an element, whatever its capitals; undefined when the census has none such. */
export function specifiedName(name: string): string | undefined {
  return names.get(name) ?? names.get(name.toLowerCase())
}

/** The elements of this name directly within. */
export function each(within: XmlElement | undefined, name: string): XmlElement[] {
  return within === undefined ? [] : within.children.filter(child => specifiedName(child.name) === name)
}

/** The first element of this name directly within that holds anything; an empty element is a missing one. */
export function first(within: XmlElement | undefined, name: string): XmlElement | undefined {
  return within?.children.find(
    child => specifiedName(child.name) === name && (child.text !== '' || child.children.length > 0),
  )
}
