/** The outcome columns of the SSD: an object of flags, "Y" where set, the rest left empty (data-specs 1.8, J1 to J5). */
const keys = {
  contact:
    'NEW_REFERRAL_FLAG EXISTING_REFERRAL_FLAG CP_ENQUIRY_FLAG NFA_FLAG NON_AGENCY_ADOPTION_FLAG PRIVATE_FOSTERING_FLAG ADVICE_FLAG MISSING_FLAG OLA_CP_FLAG OTHER_OUTCOMES_EXIST_FLAG',
  referral:
    'SINGLE_ASSESSMENT_FLAG NFA_FLAG STRATEGY_DISCUSSION_FLAG CLA_REQUEST_FLAG NON_AGENCY_ADOPTION_FLAG PRIVATE_FOSTERING_FLAG CP_TRANSFER_IN_FLAG CP_CONFERENCE_FLAG CARE_LEAVER_FLAG OTHER_OUTCOMES_EXIST_FLAG',
  assessment:
    'NFA_FLAG NFA_S47_END_FLAG STRATEGY_DISCUSSION_FLAG CLA_REQUEST_FLAG PRIVATE_FOSTERING_FLAG LEGAL_ACTION_FLAG PROV_OF_SERVICES_FLAG PROV_OF_SB_CARE_FLAG SPECIALIST_ASSESSMENT_FLAG REFERRAL_TO_OTHER_AGENCY_FLAG OTHER_ACTIONS_FLAG OTHER_OUTCOMES_EXIST_FLAG TOTAL_NO_OF_OUTCOMES COMMENTS',
  enquiry:
    'NFA_FLAG LEGAL_ACTION_FLAG PROV_OF_SERVICES_FLAG PROV_OF_SB_CARE_FLAG CP_CONFERENCE_FLAG NFA_CONTINUE_SINGLE_FLAG MONITOR_FLAG OTHER_OUTCOMES_EXIST_FLAG TOTAL_NO_OF_OUTCOMES OUTCOME_COMMENTS',
  conference:
    'NFA_FLAG REFERRAL_TO_OTHER_AGENCY_FLAG SINGLE_ASSESSMENT_FLAG PROV_OF_SERVICES_FLAG CP_FLAG OTHER_OUTCOMES_EXIST_FLAG TOTAL_NO_OF_OUTCOMES COMMENTS',
} as const

export type OutcomeOf = keyof typeof keys
const written = new Map<string, string>()

/** The JSON of an outcome with one flag set. */
export function outcomeJson(of: OutcomeOf, flag: string): string {
  const name = `${of} ${flag}`
  let text = written.get(name)
  if (text === undefined) {
    const value = (key: string) => (key === flag ? 'Y' : key === 'TOTAL_NO_OF_OUTCOMES' ? '1' : '')
    text = JSON.stringify(Object.fromEntries(keys[of].split(' ').map(key => [key, value(key)])))
    written.set(name, text)
  }
  return text
}
