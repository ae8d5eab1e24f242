import type { Proof } from '../proof.ts'
import { embedded, withServer } from '../record.ts'
import { type HostileCase, tryAll } from './case.ts'
import { diskFull } from './disk-full.ts'
import { movingCases } from './moving.ts'
import { textCases } from './text.ts'
import { xmlCases } from './xml.ts'
import { zipCases } from './zips.ts'

const onServerWith = (name: string, title: string, cases: readonly HostileCase[]): Proof => ({
  name,
  title,
  prove: place => withServer(place.folder, engine => tryAll(place, engine, cases)),
})

/** Input that means harm, or that nobody meant to send, at full size. */
export const hostileProofs: readonly Proof[] = [
  onServerWith('hostile-xml', 'Hostile XML', xmlCases),
  onServerWith('hostile-zips', 'Hostile zips', zipCases),
  {
    name: 'hostile-text',
    title: 'Hostile text files',
    prove: place => tryAll(place, embedded(place.folder), textCases),
  },
  onServerWith('hostile-moving', 'Files that change', movingCases),
  diskFull,
]
