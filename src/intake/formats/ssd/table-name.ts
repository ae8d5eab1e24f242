import { withoutAdditions } from '../tabular/table-files.ts'
import type { TableSpec } from '../tabular/table-spec.ts'
import { ownTables, ssdTable } from './catalogue.ts'

const otherNames: Readonly<Record<string, string>> = {
  persons: 'person',
  addresses: 'address',
  disabilities: 'disability',
  contact: 'contacts',
  early_help: 'early_help_episodes',
  s47_enquiries: 's47_enquiry',
  s47_enquires: 's47_enquiry',
  initial_cp_conferences: 'initial_cp_conference',
  cla_placements: 'cla_placement',
  cla_care_plans: 'cla_care_plan',
  legal_statuses: 'legal_status',
  departments: 'department',
  professional: 'professionals',
  involvement: 'involvements',
  care_leaver: 'care_leavers',
}

/** The SSD table that a file's name says it holds: "ssd_cp_visits.csv", "##ssd_CP_Visits.txt", "dbo.ssd_cp_visits.csv". */
export function tableOf(fileName: string): TableSpec | undefined {
  const name = bareName(fileName)
  return name === undefined ? undefined : (ssdTable.get(name) ?? ssdTable.get(otherNames[name] ?? ''))
}

/** Whether the file is one of the extraction scripts' own tables, which hold nothing of children. */
export function isOwnTable(fileName: string): boolean {
  const name = bareName(fileName)
  return name !== undefined && ownTables.has(name)
}

function bareName(fileName: string): string | undefined {
  const file = /([^/]*)\.(?:csv|txt|tsv)$/i.exec(fileName)?.[1]
  if (file === undefined) return undefined
  const plain = file
    .toLowerCase()
    .replace(/[#[\]\u200b-\u200f\ufeff]/g, '')
    .trim()
    .replace(/[\s-]+/g, '_')
  const marked = /^(?:.*[^a-z0-9])?ssd_(.+)$/.exec(plain)?.[1] ?? plain.split('.').at(-1)!
  return withoutAdditions(marked)
}
