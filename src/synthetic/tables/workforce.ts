import type { Caseloads } from '../caseloads.ts'
import { windowFrom } from '../dates.ts'
import { orNull, placeholder } from '../defects.ts'
import type { ExtractWriter } from '../extract-writer.ts'
import { everyWorker, type SyntheticOrganisation } from '../organisation.ts'

/** Departments from the directorate down, and everyone who has worked in them in the window. */
export function writeWorkforce(writer: ExtractWriter, whole: SyntheticOrganisation, caseloads: Caseloads): void {
  const { directorate, services, units, reviewing } = whole
  const department = (id: string, name: string, parent?: { id: string; name: string }) =>
    writer.add('department', {
      dept_team_id: id,
      dept_team_name: name,
      dept_team_parent_id: parent?.id ?? '',
      dept_team_parent_name: parent?.name ?? '',
    })
  department(directorate.id, directorate.name)
  for (const each of services) department(each.id, each.name, directorate)
  for (const each of units) {
    const closed = each.closedOn !== undefined && writer.past(each.closedOn)
    department(each.id, closed ? `${each.name} (closed)` : each.name, each.service)
  }
  department(reviewing.id, reviewing.name, reviewing.service)
  const closings = new Map(units.map(each => [each.id, each.closedOn ?? Number.POSITIVE_INFINITY]))
  for (const each of everyWorker(whole)) {
    const serves =
      writer.covers(each.from, each.until) && each.from < (closings.get(each.department) ?? Number.POSITIVE_INFINITY)
    if (!serves && !caseloads.names(each.id)) continue
    writer.add('professionals', {
      prof_professional_id: each.id,
      prof_staff_id: each.id,
      prof_professional_name: each.name,
      prof_social_worker_registration_no:
        each.registration === '' ? '' : orNull(writer.seed, 0.03, each.id, each.registration),
      prof_professional_job_title: each.title,
      prof_professional_caseload: String(caseloads.of(each.id)),
      prof_professional_department: each.department,
      prof_full_time_equivalency: each.fullTime,
      prof_agency_worker_flag: placeholder,
    })
  }
  writer.add('version_log', {
    version_number: '1.4.5',
    release_date: windowFrom,
    description: 'Synthetic extract: every child, worker and place in it is made up',
    is_current: '1',
    created_at: windowFrom,
    created_by: 'Sightline',
  })
}
