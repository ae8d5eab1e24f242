import { Caseloads } from './caseloads.ts'
import { ExtractWriter } from './extract-writer.ts'
import { householdsHeld } from './households.ts'
import type { ChildLife } from './life/facts.ts'
import { madeFrom, type SynthesisOptions } from './options.ts'
import { writeCare } from './tables/care.ts'
import { writeImmunisations } from './tables/care-health.ts'
import { writeFrontDoor } from './tables/front-door.ts'
import { writeInvolvements } from './tables/involvements.ts'
import { writeLeavingCare } from './tables/leaving-care.ts'
import { writeNeed } from './tables/need.ts'
import { writeMother, writePerson } from './tables/person.ts'
import { writeProtection } from './tables/protection.ts'
import { writeWorkforce } from './tables/workforce.ts'

export { calibrate, type Figure } from './calibration.ts'
export type { SynthesisOptions } from './options.ts'
export { writeSyntheticTemplates } from './templates/index.ts'

/** The code the made-up authority goes by: no real authority has it. */
export const syntheticAuthority = { id: '999', name: 'Demonstration Council' }

/**
 * Writes the extract of a made-up authority: one CSV per SSD table, from 1 April 2020 to a day. The same seed and size
 * give the same lives; a later day only tells more of them.
 *
 * @throws RangeError when `until` is no date or lies before 2021, or `children` is not a positive number.
 */
export async function writeSyntheticExtract(
  options: SynthesisOptions,
): Promise<{ files: number; rows: number; children: number }> {
  const { out, onProgress } = options
  const { setting, children, until } = madeFrom(options)
  const writer = new ExtractWriter(out, setting.seed, until)
  const caseloads = new Caseloads(until)
  let written = 0
  let households = 0
  for (const lives of householdsHeld(setting, children, writer)) {
    const first = lives.find(each => each.person.mother !== undefined)
    for (const life of lives) {
      if (life === first) writeMother(writer, life.person)
      writeLife(writer, life, caseloads)
      written++
    }
    if (++households % 500 === 0) {
      onProgress?.(Math.min(written, children), children)
      await new Promise<void>(resolve => setImmediate(resolve))
    }
  }
  writeWorkforce(writer, setting.whole, caseloads)
  const files = writer.close()
  onProgress?.(written, written)
  return { files, rows: writer.rows, children: written }
}

function writeLife(writer: ExtractWriter, life: ChildLife, caseloads: Caseloads): void {
  const { person } = life
  writePerson(writer, life)
  writeFrontDoor(writer, life)
  for (const course of life.courses) {
    if (writer.covers(course.referredOn, course.closedOn)) caseloads.take(course.holdings)
    writeNeed(writer, person.id, course)
    writeProtection(writer, person.id, course)
    for (const period of course.care) writeCare(writer, person, course, period)
  }
  writeImmunisations(writer, life)
  caseloads.take(life.leavingCare?.holdings ?? [])
  writeInvolvements(writer, life)
  writeLeavingCare(writer, life)
}
