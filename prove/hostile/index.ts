import type { Proof } from '../proof.ts'
import { type HostileCase, tryAll } from './case.ts'
import { diskFull } from './disk-full.ts'
import { movingCases } from './moving.ts'
import { textCases } from './text.ts'
import { xmlCases } from './xml.ts'
import { zipCases } from './zips.ts'

const proofOf = (name: string, title: string, cases: readonly HostileCase[]): Proof => ({
  name,
  title,
  prove: place => tryAll(place, cases),
})

/** Input that means harm, or that nobody meant to send, at full size. */
export const hostileProofs: readonly Proof[] = [
  proofOf('hostile-xml', 'Hostile XML', xmlCases),
  proofOf('hostile-zips', 'Hostile zips', zipCases),
  proofOf('hostile-text', 'Hostile text files', textCases),
  proofOf('moving-files', 'Files that change', movingCases),
  diskFull,
]
