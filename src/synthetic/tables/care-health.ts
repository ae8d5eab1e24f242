import { orNull } from '../defects.ts'
import type { ExtractWriter } from '../extract-writer.ts'
import type { CarePeriod, ChildLife, Person } from '../life/facts.ts'

/** Health checks, immunisations, substance misuse, convictions and times missing. */
export function writeHealth(writer: ExtractWriter, { id }: Person, period: CarePeriod): void {
  for (const each of period.health) {
    if (!writer.covers(each.on)) continue
    writer.add('cla_health', {
      clah_health_check_id: each.id,
      clah_person_id: id,
      clah_health_check_type: each.type,
      clah_health_check_date: each.on,
      clah_health_check_status: orNull(writer.seed, 0.15, each.id, 'Completed'),
    })
  }
  const { substance, conviction } = period
  if (substance !== undefined && writer.covers(substance.on)) {
    writer.add('cla_substance_misuse', {
      clas_substance_misuse_id: substance.id,
      clas_person_id: id,
      clas_substance_misuse_date: substance.on,
      clas_substance_misused: 'Cannabis',
      clas_intervention_received: substance.helped ? 'Y' : 'N',
    })
  }
  if (conviction !== undefined && writer.covers(conviction.on)) {
    writer.add('cla_convictions', {
      clac_cla_conviction_id: conviction.id,
      clac_person_id: id,
      clac_cla_conviction_date: conviction.on,
      clac_cla_conviction_offence: 'Recorded offence (made up)',
    })
  }
  for (const each of period.missing) {
    if (!writer.covers(each.from, each.to)) continue
    const back = writer.past(each.to)
    writer.add('missing', {
      miss_table_id: each.id,
      miss_person_id: id,
      miss_missing_episode_type: each.type,
      miss_missing_episode_start_date: each.from,
      miss_missing_episode_end_date: each.to,
      miss_missing_rhi_offered: back ? each.offered : '',
      miss_missing_rhi_accepted: back ? each.accepted : '',
    })
  }
}

/** The one row of a child's immunisations, from the first period of care that the extract tells of. */
export function writeImmunisations(writer: ExtractWriter, { person, courses }: ChildLife): void {
  const periods = courses.flatMap(course => course.care)
  const first = periods.find(each => !each.shortBreaks && writer.covers(each.from, each.to))
  if (first === undefined) return
  writer.add('cla_immunisations', {
    clai_person_id: person.id,
    clai_immunisations_status: first.immunised ? 'Y' : 'N',
    clai_immunisations_status_date: first.from + 60,
  })
}
