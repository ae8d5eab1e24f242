import { buildOrganisation } from '../../domain/access/organisation.ts'
import { day } from '../../domain/calendar/day.ts'
import { noMappings } from '../../domain/record/local-mappings.ts'
import type { SourceRow } from '../../domain/record/source-row.ts'
import { standards } from '../../domain/standards/registry.ts'
import type { Coverage } from '../../domain/standards/state.ts'
import { makeCaseFile } from './case-file.ts'

export const hostile = '<script>alert("x")</script>'

const row = (table: string, key: string, data: Record<string, string>): SourceRow => ({
  table,
  format: 'ssd',
  key,
  childId: 'c/1',
  data,
})

/** A child with a hostile name: referred in March 2019, on a protection plan since 1 May 2019, visited once. */
export const someRows: readonly SourceRow[] = [
  row('person', 'p1', { pers_forename: 'Robin', pers_surname: hostile, pers_dob: '2012-06-15' }),
  row('cin_episodes', 'r1', { cine_referral_id: 'r1', cine_referral_date: '2019-03-04', cine_referral_nfa: 'N' }),
  row('s47_enquiry', 's 1', { s47e_s47_enquiry_id: 's1', s47e_s47_start_date: '2019-04-12' }),
  row('initial_cp_conference', hostile, {
    icpc_s47_enquiry_id: 's1',
    icpc_icpc_date: '2019-05-08',
    icpc_cp_plan_id: 'pl1',
  }),
  row('cp_plans', 'pl1', { cppl_cp_plan_id: 'pl1', cppl_cp_plan_start_date: '2019-05-08' }),
  row('cp_visits', 'v1', {
    cppv_cp_visit_date: '2019-05-14',
    cppv_cp_visit_seen: 'Y',
    cppv_cp_plan_id: 'pl1',
    cppv_note: hostile,
  }),
  row('involvements', 'i1', {
    invo_involvement_start_date: '2019-03-05',
    invo_professional_role_id: 'CW',
    invo_professional_id: 'w1',
    invo_professional_team: 'k',
  }),
]

export const fullCoverage: Coverage = new Map(standards.map(each => [each.evidence, day('2010-01-01')]))

export const organisation = buildOrganisation(
  [
    { dept_team_id: 's', dept_team_name: 'Family Intervention' },
    { dept_team_id: 'k', dept_team_name: 'Unit Kite', dept_team_parent_id: 's' },
  ],
  [{ prof_professional_id: 'w1', prof_professional_name: `Sam ${hostile}` }],
)

/** The child's file as known on a day. */
export const fileOn = (on: string, coverage: Coverage = fullCoverage) =>
  makeCaseFile('c/1', someRows, { mappings: noMappings, coverage, on: day(on) })
