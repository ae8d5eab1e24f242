import type { CodeList } from '../codes.ts'
import * as care from './care.ts'
import * as leavingCare from './leaving-care.ts'
import * as need from './need.ts'
import * as permanence from './permanence.ts'
import * as person from './person.ts'
import * as protection from './protection.ts'
import * as workforce from './workforce.ts'

/** Every code list of the SSD by its name (data-specs 1.8). */
export const codeLists = {
  sex: person.sex,
  gender: person.gender,
  ethnicity: person.ethnicity,
  disability: person.disability,
  'upn-unknown': person.upnUnknown,
  'primary-need': need.primaryNeed,
  source: need.source,
  'close-reason': need.closeReason,
  factors: need.factors,
  abuse: protection.abuse,
  participation: protection.participation,
  'yes-no-na': protection.yesNoNotApplicable,
  'episode-start': care.episodeStart,
  'episode-end': care.episodeEnd,
  'placement-type': care.placementType,
  provider: care.provider,
  'legal-status': care.legalStatus,
  'placement-change': care.placementChange,
  'missing-type': care.missingType,
  'sdq-reason': care.sdqReason,
  'previous-permanence': care.previousPermanence,
  reversal: permanence.reversal,
  'adopter-sex': permanence.adopterSex,
  'adopter-status': permanence.adopterStatus,
  eligibility: leavingCare.eligibility,
  'in-touch': leavingCare.inTouch,
  accommodation: leavingCare.accommodation,
  suitability: leavingCare.suitability,
  activity: leavingCare.activity,
  'worker-change': workforce.workerChange,
} as const satisfies Record<string, CodeList>

export type CodeListName = keyof typeof codeLists
