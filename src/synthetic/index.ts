import { parseDay } from '../domain/calendar/day.ts'
import { arrivalOf } from './arrivals.ts'
import { Caseloads } from './caseloads.ts'
import { windowFrom } from './dates.ts'
import { ExtractWriter } from './extract-writer.ts'
import type { Setting } from './life/course.ts'
import type { ChildLife } from './life/facts.ts'
import { livesOf } from './life/household.ts'
import { organisation } from './organisation.ts'
import { stillOpenTo, writeCare } from './tables/care.ts'
import { writeImmunisations } from './tables/care-health.ts'
import { writeFrontDoor } from './tables/front-door.ts'
import { writeInvolvements } from './tables/involvements.ts'
import { writeLeavingCare } from './tables/leaving-care.ts'
import { writeNeed } from './tables/need.ts'
import { writeMother, writePerson } from './tables/person.ts'
import { writeProtection } from './tables/protection.ts'
import { writeWorkforce } from './tables/workforce.ts'

export { calibrate, type Figure } from './calibration.ts'

export interface SynthesisOptions {
  /** The folder to write to; made if need be. */
  out: string
  /** About how many children the extract holds (19,000: an authority like Hackney). */
  children?: number
  seed?: number
  /** The day of the extract, "2026-11-24": nothing after it is told. */
  until: string
  onProgress?: (done: number, total: number) => void
}

/** The code the made-up authority goes by: no real authority has it. */
export const syntheticAuthority = { id: '999', name: 'Demonstration Council' }

const fullSize = 19_000

/**
 * Writes the extract of a made-up authority: one CSV per SSD table, from 1 April 2020 to a day. The same seed and size
 * give the same lives; a later day only tells more of them.
 *
 * @throws RangeError when `until` is no date or lies before 2021, or `children` is not a positive number.
 */
export async function writeSyntheticExtract(
  options: SynthesisOptions,
): Promise<{ files: number; rows: number; children: number }> {
  const { out, children = fullSize, seed = 204, onProgress } = options
  const until = parseDay(options.until)
  if (until === undefined) throw new RangeError(`${JSON.stringify(options.until)} is not a date such as "2026-11-24"`)
  if (until < windowFrom + 275)
    throw new RangeError(`The made-up history begins in April 2020; ${options.until} is too early`)
  if (!(children > 0)) throw new RangeError('children must be more than 0')
  const whole = organisation(seed, children / fullSize)
  const setting: Setting = { seed, whole, horizon: until }
  const writer = new ExtractWriter(out, seed, until)
  const caseloads = new Caseloads(until)
  let written = 0
  for (let number = 0; ; number++) {
    const arrivedOn = arrivalOf(seed, number, children)
    // A contact may come before the referral that a household arrives with.
    if (arrivedOn > until + 210) break
    let mothers = 0
    for (const life of livesOf(number, arrivedOn, setting)) {
      if (!hasActivity(life, writer)) continue
      if (life.person.mother !== undefined && mothers++ === 0) writeMother(writer, life.person)
      writeLife(writer, life, caseloads)
      written++
    }
    if (number % 500 === 499) {
      onProgress?.(Math.min(written, children), children)
      await new Promise<void>(resolve => setImmediate(resolve))
    }
  }
  writeWorkforce(writer, whole, caseloads)
  const files = writer.close()
  onProgress?.(written, written)
  return { files, rows: writer.rows, children: written }
}

function hasActivity({ contacts, earlyHelp, courses, leavingCare }: ChildLife, writer: ExtractWriter): boolean {
  return (
    courses.some(each => writer.covers(each.referredOn, each.closedOn)) ||
    contacts.some(each => writer.covers(each.on)) ||
    earlyHelp.some(each => writer.covers(each.from, each.to)) ||
    (leavingCare !== undefined && writer.covers(leavingCare.eligibleFrom, leavingCare.to)) ||
    courses.some(each =>
      each.care.some(period => period.neverClosed && writer.covers(period.from, stillOpenTo(period))),
    )
  )
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
