import { progressReviews } from '../../templates/in-need.ts'
import { findTemplate, OwnRow, type OwnRows, rowsOf } from '../../templates/index.ts'
import type { ProgressReview } from '../facts.ts'
import type { RowsByTable } from './rows-by-table.ts'

/** The rows of Sightline's own templates, each template's in date order, those without a date last. */
export function readOwnRows(tables: RowsByTable): OwnRows {
  const own = new Map<string, readonly OwnRow[]>()
  for (const [name, rows] of tables) {
    const template = findTemplate(name)
    if (template === undefined) continue
    own.set(name, rows.map(row => new OwnRow(row, template.day)).sort(byDay))
  }
  return own
}

/** Senior reviews of progress that say when they were held, and stand. */
export function readProgressReviews(own: OwnRows): ProgressReview[] {
  return rowsOf({ own }, progressReviews).flatMap(row =>
    row.on === undefined || row.text('status') === 'withdrawn'
      ? []
      : [
          {
            source: row.source,
            on: row.on,
            decision: row.text('decision') ?? '',
            reason: row.text('reason'),
            reviewer: row.text('reviewer'),
          },
        ],
  )
}

function byDay(a: OwnRow, b: OwnRow): number {
  return (a.on ?? Number.MAX_SAFE_INTEGER) - (b.on ?? Number.MAX_SAFE_INTEGER)
}
