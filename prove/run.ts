import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { bands } from './bands/index.ts'
import { hostileProofs } from './hostile/index.ts'
import { killsEmbedded, killsOnServer } from './kills.ts'
import { killsTakingBackEmbedded, killsTakingBackOnServer } from './kills-taking-back.ts'
import { load } from './load/load.ts'
import type { Proof } from './proof.ts'
import { killsOnSaveEmbedded, killsOnSaveOnServer } from './recorded/kills-on-save.ts'
import { pagesOfRecorded } from './recorded/pages.ts'
import { restoreDrill } from './restore-drill.ts'
import { scriptTags } from './scripts.ts'
import { sharedInputs } from './shared-inputs.ts'
import { twoAtOnce } from './two-at-once.ts'

/** Everything that is proved, in order. `npm run prove -- NAME ...` proves only those: hostile-xml, say, or all of hostile. */
const proofs: readonly Proof[] = [
  killsEmbedded,
  killsOnServer,
  killsOnSaveEmbedded,
  killsOnSaveOnServer,
  killsTakingBackEmbedded,
  killsTakingBackOnServer,
  pagesOfRecorded,
  twoAtOnce,
  ...hostileProofs,
  scriptTags,
  sharedInputs,
  bands,
  restoreDrill,
  load,
]

/** Proves one thing in a folder of its own. Says what was found and how long it took; gives whether it holds. */
async function holds({ name, title, prove }: Proof, folder: string): Promise<boolean> {
  const own = join(folder, name)
  const began = performance.now()
  const seconds = () => `${((performance.now() - began) / 1000).toFixed(1)} s`
  await mkdir(own)
  try {
    await prove({ folder: own, say: line => console.log(`${title}: ${line}`) })
    console.log(`${title}: HOLDS (${seconds()})`)
    return true
  } catch (error) {
    console.log(`${title}: FAILS (${seconds()}): ${(error as Error).message}`)
    return false
  } finally {
    await rm(own, { recursive: true, force: true })
  }
}

const asked = process.argv.slice(2)
const isOf = (proof: Proof, name: string) => proof.name === name || proof.name.startsWith(`${name}-`)
const unknown = asked.filter(name => !proofs.some(each => isOf(each, name)))
if (unknown.length > 0) {
  console.error(`There is no proof ${unknown.join(', ')}. There are: ${proofs.map(each => each.name).join(', ')}.`)
  process.exit(2)
}
const folder = await mkdtemp(join(tmpdir(), 'sightline-prove-'))
let failed = 0
try {
  for (const proof of proofs) {
    if (asked.length > 0 && !asked.some(name => isOf(proof, name))) continue
    if (!(await holds(proof, folder))) failed++
  }
} finally {
  await rm(folder, { recursive: true, force: true })
}
process.exit(failed === 0 ? 0 : 1)
