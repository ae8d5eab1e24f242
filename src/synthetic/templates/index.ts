import { parseDay } from '../../domain/calendar/day.ts'
import { type Template, templates } from '../../domain/templates/index.ts'
import { windowFrom } from '../dates.ts'
import { householdsHeld } from '../households.ts'
import type { ChildLife } from '../life/facts.ts'
import { madeFrom, type SynthesisOptions } from '../options.ts'
import { tellAdoption } from './adoption.ts'
import { tellCareOversight } from './care-oversight.ts'
import { tellCarePlans } from './care-plans.ts'
import { tellCourt } from './court.ts'
import { tellAssessments, tellFrontDoor } from './front-door.ts'
import { tellNeed } from './in-need.ts'
import { tellLeavingCare } from './leaving-care.ts'
import { tellMissing } from './missing.ts'
import { tellOversight } from './oversight.ts'
import { tellPrivateFostering } from './private-fostering.ts'
import { tellProtection } from './protection.ts'
import { paceOfCase, Teller } from './teller.ts'
import { TemplateWriter } from './template-writer.ts'

/**
 * Writes Sightline's own templates for the same made-up children as the extract of the same seed, size and day: one CSV
 * each, `sightline_<name>.csv`. What a row tells agrees with the child's episodes; a later day only tells more, and
 * `since` leaves out what is dated before it.
 *
 * @throws RangeError as writeSyntheticExtract does, and when `since` is no date.
 */
export async function writeSyntheticTemplates(
  options: SynthesisOptions,
): Promise<{ files: number; rows: number; children: number }> {
  const { out, onProgress } = options
  const { setting, children, until } = madeFrom(options)
  const since = options.since === undefined ? windowFrom : parseDay(options.since)
  if (since === undefined) throw new RangeError(`${JSON.stringify(options.since)} is not a date such as "2025-06-01"`)
  const writer = new TemplateWriter(out, { until, since }, templates as readonly Template[])
  let written = 0
  let households = 0
  for (const lives of householdsHeld(setting, children, writer)) {
    for (const life of lives) tell(new Teller(life, writer, setting.seed), life)
    written += lives.length
    if (++households % 500 === 0) {
      onProgress?.(Math.min(written, children), children)
      await new Promise<void>(resolve => setImmediate(resolve))
    }
  }
  const files = writer.close()
  onProgress?.(written, written)
  return { files, rows: writer.rows, children: written }
}

function tell(teller: Teller, { courses }: ChildLife): void {
  tellFrontDoor(teller)
  tellAssessments(teller)
  tellProtection(teller)
  tellNeed(teller)
  for (const course of courses) {
    const pace = paceOfCase(course.holdings)
    for (const period of course.care) {
      tellCarePlans(teller, period, pace)
      tellCareOversight(teller, period, pace)
      tellMissing(teller, period)
      tellAdoption(teller, period)
    }
  }
  tellLeavingCare(teller)
  tellPrivateFostering(teller)
  tellCourt(teller)
  tellOversight(teller)
}
