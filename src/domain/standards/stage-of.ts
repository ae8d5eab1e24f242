import type { Stage } from './standard.ts'

/** The families of ids, by the part of the child's journey each belongs to. */
const stageOfFamily: Readonly<Record<string, Stage>> = {
  FD: 'front door',
  AS: 'assessment',
  CP: 'protection',
  CN: 'in need',
  LP: 'looked after',
  LR: 'looked after',
  LV: 'looked after',
  LH: 'looked after',
  LE: 'looked after',
  CL: 'leaving care',
  MS: 'missing',
  PF: 'private fostering',
  CT: 'court',
  AD: 'adoption',
  OV: 'oversight',
}

/** The part of the child's journey that a standard's id belongs to. Throws RangeError for an id of no family. */
export function stageOf(id: string): Stage {
  const stage = stageOfFamily[id.slice(0, 2)]
  if (stage === undefined) throw new RangeError(`${id} belongs to no part of the child's journey`)
  return stage
}
