import { adoptionNotComputed, adoptionStandards } from './adoption/index.ts'
import { assessmentNotComputed, assessmentStandards } from './assessment/index.ts'
import { courtNotComputed, courtStandards } from './court/index.ts'
import type { Evidence } from './evidence.ts'
import { frontDoorNotComputed, frontDoorStandards } from './front-door/index.ts'
import { inNeedNotComputed, inNeedStandards } from './in-need/index.ts'
import { leavingCareNotComputed, leavingCareStandards } from './leaving-care/index.ts'
import { lookedAfterNotComputed, lookedAfterStandards } from './looked-after/index.ts'
import { missingNotComputed, missingStandards } from './missing/index.ts'
import type { NotComputed } from './not-computed.ts'
import { oversightNotComputed, oversightStandards } from './oversight/index.ts'
import { privateFosteringNotComputed, privateFosteringStandards } from './private-fostering/index.ts'
import { protectionNotComputed, protectionStandards } from './protection/index.ts'
import type { Standard } from './standard.ts'

/** Every standard Sightline works out, in the order of the child's journey. */
export const standards: readonly Standard[] = [
  ...frontDoorStandards,
  ...assessmentStandards,
  ...protectionStandards,
  ...inNeedStandards,
  ...lookedAfterStandards,
  ...leavingCareStandards,
  ...missingStandards,
  ...privateFosteringStandards,
  ...courtStandards,
  ...adoptionStandards,
  ...oversightStandards,
]

/** Timescales of the catalogue that are not worked out, with what is missing. */
export const standardsNotComputed: readonly NotComputed[] = [
  ...frontDoorNotComputed,
  ...assessmentNotComputed,
  ...protectionNotComputed,
  ...inNeedNotComputed,
  ...lookedAfterNotComputed,
  ...leavingCareNotComputed,
  ...missingNotComputed,
  ...privateFosteringNotComputed,
  ...courtNotComputed,
  ...adoptionNotComputed,
  ...oversightNotComputed,
]

const index = new Map(standards.map(each => [each.id, each]))

/** The standard with this id; undefined where there is none. */
export function findStandard(id: string): Standard | undefined {
  return index.get(id)
}

/** What a standard is judged on, by its id; or evidence by the name of its kind. */
export function evidenceNamed(asked: string): Evidence {
  return findStandard(asked)?.evidence ?? (asked as Evidence)
}

/** As findStandard, for ids that come from our own deadlines. Throws RangeError for any other. */
export function byId(id: string): Standard {
  const found = index.get(id)
  if (found === undefined) throw new RangeError(`There is no standard ${id}`)
  return found
}
