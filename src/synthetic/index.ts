import { type Day, day } from '../domain/calendar/day.ts'
import { ExtractWriter } from './extract-writer.ts'
import type { Life } from './life/life.ts'
import { tellLife } from './life/tell.ts'
import { organisation, type SyntheticOrganisation } from './organisation.ts'
import { stream } from './random.ts'

export interface SynthesisOptions {
  readonly out: string
  /** About how many children have been known by 24 November 2026. Later end dates bring more. */
  readonly children?: number
  readonly seed?: number
  /** The last day of the extract, "2026-11-24". A later one only extends history. */
  readonly until: string
  onProgress?(done: number, total: number): void
}

/** The DfE code the made-up authority goes by: no authority has it. */
export const syntheticAuthority = { id: '999', name: 'Demonstration Council' }

const begins = day('2020-04-01')
const reference = day('2026-11-24')

/**
 * Writes the made-up authority as an SSD extract, one CSV per table. The same seed gives the same bytes; a later end
 * date gives the same children with more of their story. Throws RangeError for a date before the story begins.
 */
export async function writeSyntheticExtract(
  options: SynthesisOptions,
): Promise<{ files: number; rows: number; children: number }> {
  const { out, seed = 204, children = 19_000, onProgress } = options
  const until = day(options.until)
  if (until <= begins) throw new RangeError('The made-up authority begins on 1 April 2020: choose a later end date.')
  const writer = new ExtractWriter(out, until)
  const made = organisation(seed)
  writeOrganisation(writer, made)
  const perDay = children / (reference - begins)
  const total = Math.floor((until - begins) * perDay)
  let family = 0
  let firstReferral: Day = begins
  for (let index = 1; index <= total; index++) {
    const random = stream(seed, 'child', index)
    const sibling = index > 1 && random.chance(0.25)
    if (!sibling) {
      family = index
      firstReferral = begins + Math.floor(index / perDay)
    }
    const disabled = random.chance(0.05)
    const age = random.chance(0.03) ? -random.whole(10, 150) : random.whole(0, 17 * 365)
    const life: Life = {
      seed,
      id: String(100_000 + index),
      index,
      family,
      bornOn: firstReferral - age,
      disabled,
      sex: random.chance(0.51) ? 'M' : 'F',
      organisation: made,
      writer,
      until,
    }
    if (firstReferral <= until) tellLife(life, firstReferral)
    if (index % 500 === 0) {
      onProgress?.(index, total)
      await new Promise(resolve => setImmediate(resolve))
    }
  }
  return { files: writer.close(), rows: writer.rows, children: total }
}

function writeOrganisation(writer: ExtractWriter, made: SyntheticOrganisation): void {
  const { directorate, services, units, workers } = made
  const department = (id: string, name: string, parent?: { id: string; name: string }) =>
    writer.add('department', {
      dept_team_id: id,
      dept_team_name: name,
      dept_team_parent_id: parent?.id,
      dept_team_parent_name: parent?.name,
    })
  department(directorate.id, directorate.name)
  department('Q10', 'Safeguarding and Quality', directorate)
  for (const service of services) department(service.id, service.name, directorate)
  for (const unit of units) {
    const service = services.find(each => each.area === unit.area)
    department(unit.id, unit.closed ? `${unit.name} (closed)` : unit.name, service)
  }
  for (const worker of workers) {
    writer.add('professionals', {
      prof_professional_id: worker.id,
      prof_staff_id: worker.id,
      prof_professional_name: worker.name,
      prof_social_worker_registration_no: `SW9${worker.id.slice(1)}`,
      prof_professional_job_title: worker.title,
      prof_professional_department: worker.department,
      prof_full_time_equivalency: '1.0',
      prof_agency_worker_flag: 'SSD_PH',
    })
  }
}
