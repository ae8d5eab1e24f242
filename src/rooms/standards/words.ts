import { inForce as inForceWords } from '../../domain/standards/source-words.ts'
import type { Source, Stage, Standard } from '../../domain/standards/standard.ts'

/** What each stage is called as a heading. */
export const stageWords: Readonly<Record<Stage, string>> = {
  'front door': 'Front door',
  assessment: 'Assessment',
  protection: 'Child protection',
  'in need': 'Children in need',
  'looked after': 'Looked after',
  'leaving care': 'Leaving care',
  missing: 'Missing',
  'private fostering': 'Private fostering',
  court: 'Court',
  adoption: 'Adoption',
  oversight: 'Oversight',
}

/** What kind of rule it is, in a word. */
export const basisWords: Readonly<Record<Standard['basis'], string>> = { statutory: 'Statutory', local: 'Local' }

/** How grave it is when missed, in words. */
export const gravityWords: Readonly<Record<Standard['gravity'], string>> = {
  1: 'The child may be unseen or unsafe',
  2: 'A decision about the child is late',
  3: 'A check is late',
}

/** "4 Jul 2018 to 14 Dec 2023", "from 15 Dec 2023", "until 14 Dec 2023"; "not stated" where no date is given. */
export function inForce(source: Source): string {
  return inForceWords(source) ?? 'not stated'
}
