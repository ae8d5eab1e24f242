import type { DueItem } from '../../analysis/index.ts'
import type { Organisation } from '../../domain/access/organisation.ts'
import { iso } from '../../domain/calendar/day.ts'
import { byId } from '../../domain/standards/registry.ts'

/** A cell that no spreadsheet takes for a formula. */
function cell(value: string | number | undefined): string {
  const text = value === undefined ? '' : String(value)
  const safe = /^[=+\-@\t\r]/.test(text) && typeof value !== 'number' ? `'${text}` : text
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

/** What is due as CSV: ids and dates, no names. */
export function asTable(items: readonly DueItem[], organisation: Organisation): string {
  const units = new Map(organisation.units.map(each => [each.id, each.name]))
  const workers = new Map(organisation.workers.map(each => [each.id, each.name ?? each.id]))
  const lines = items.map(each => [
    each.childId,
    each.standardId,
    byId(each.standardId).title,
    each.state,
    iso(each.dueOn),
    each.workingDaysLate,
    each.unit === undefined ? 'not known' : (units.get(each.unit) ?? each.unit),
    each.worker === undefined ? 'unallocated' : (workers.get(each.worker) ?? each.worker),
    each.lastSeenOn === undefined ? '' : iso(each.lastSeenOn),
  ])
  const headings = ['Child', 'Standard', 'What', 'State', 'Due', 'Working days late', 'Unit', 'Worker', 'Last seen']
  return [headings, ...lines].map(line => `${line.map(cell).join(',')}\r\n`).join('')
}
