import type { Cells } from '../returns/cells.ts'
import type { ChildReading } from './child-reading.ts'
import { sdqReasons } from './codes.ts'
import type { GatheredRow } from './gathering.ts'

/**
 * OC2, what was done within the year, without dates. Each thing done is placed on the last day of the collection year
 * and marked as known to the year only (`..._precision: 'year'`); what was not done gives no row.
 */
export function addOutcomes(reading: ChildReading): void {
  for (const row of reading.rows('oc2')) {
    const { yearEnd } = row.source
    if (yearEnd === undefined) {
      const message = 'Nothing tells which year this file is of, so the row could not be placed in time.'
      reading.reject(
        row,
        'CHILD',
        'year-unknown',
        message,
        'Put the year in the name of the file: SSDA903_2019_oc2.csv.',
      )
      continue
    }
    addYear(reading, row, yearEnd)
  }
}

function addYear(reading: ChildReading, row: GatheredRow, date: string): void {
  const add = (table: string, parts: readonly string[], cells: (key: string) => Cells) => {
    if (!row.rejected) reading.add(table, parts, cells, row, false)
  }
  const childId = reading.childId
  const score = reading.count(row, 'SDQ_SCORE', 40)
  const reason = reading.code(row, 'SDQ_REASON', sdqReasons)
  if (score !== undefined || reason !== undefined) {
    add('sdq_scores', [date], key => ({
      csdq_table_id: key,
      csdq_person_id: childId,
      csdq_sdq_completed_date: date,
      csdq_sdq_completed_date_precision: 'year',
      csdq_sdq_score: score,
      csdq_sdq_reason: reason,
    }))
  }
  for (const [column, type] of checks) {
    if (reading.flag(row, column) !== 'Y') continue
    add('cla_health', [type, date], key => ({
      clah_health_check_id: key,
      clah_person_id: childId,
      clah_health_check_type: type,
      clah_health_check_date: date,
      clah_health_check_date_precision: 'year',
      clah_health_check_status: 'Completed',
    }))
  }
  addImmunisations(reading, row, date)
  const received = reading.flag(row, 'INTERVENTION_RECEIVED')
  const offered = reading.flag(row, 'INTERVENTION_OFFERED')
  if (reading.flag(row, 'SUBSTANCE_MISUSE') === 'Y') {
    add('cla_substance_misuse', [date], key => ({
      clas_substance_misuse_id: key,
      clas_person_id: childId,
      clas_substance_misuse_date: date,
      clas_substance_misuse_date_precision: 'year',
      clas_intervention_received: received,
      clas_intervention_offered: offered,
    }))
  }
  if (reading.flag(row, 'CONVICTED') === 'Y') {
    add('cla_convictions', [date], key => ({
      clac_cla_conviction_id: key,
      clac_person_id: childId,
      clac_cla_conviction_date: date,
      clac_cla_conviction_date_precision: 'year',
    }))
  }
}

/** One row a child: whether up to date on the last day of the year. */
function addImmunisations(reading: ChildReading, row: GatheredRow, date: string): void {
  const status = reading.flag(row, 'IMMUNISATIONS')
  if (status === undefined || row.rejected) return
  const cells = {
    clai_person_id: reading.childId,
    clai_immunisations_status: status,
    clai_immunisations_status_date: date,
  }
  reading.add('cla_immunisations', [], () => cells, row, false)
}

/** HEALTH_CHECK is the development check of a child under five, which is no assessment of a looked-after child's health. */
const checks = [
  ['HEALTH_ASSESSMENT', 'Health Assessment'],
  ['TEETH_CHECK', 'Dental Check'],
  ['HEALTH_CHECK', 'Development Check'],
] as const
