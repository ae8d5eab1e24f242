import type { Day } from '../../calendar/day.ts'
import type { ChildRecord } from '../../record/facts.ts'
import { rowsOf } from '../../templates/index.ts'
import { casePapers, supervisions } from '../../templates/oversight.ts'
import type { Meeting } from '../standard.ts'

type Kind = NonNullable<(typeof supervisions.columns.kind)['choices']>[number]

/** Oversight of these kinds, in date order. What the child’s own worker recorded of themselves does not count. */
export function oversightOf(
  record: ChildRecord,
  named: Readonly<Partial<Record<Kind, string>>>,
  { notBy }: { readonly notBy?: string | undefined } = {},
): Meeting[] {
  const found: Meeting[] = []
  for (const row of rowsOf(record, supervisions)) {
    const what = named[row.text('kind') ?? '']
    if (row.on === undefined || what === undefined) continue
    const meeting = { on: row.on, what, source: row.source }
    const by = row.text('by')
    found.push(
      by !== undefined && (by === notBy || isOwnWorkerOn(record, by, row.on))
        ? { ...meeting, whyNot: 'by the child’s own allocated worker, who cannot oversee their own work' }
        : meeting,
    )
  }
  return found
}

/** Whether a worker was the child’s allocated worker on a day. */
export function isOwnWorkerOn(record: ChildRecord, worker: string, on: Day): boolean {
  return record.involvements.some(
    each =>
      each.role === 'allocated worker' &&
      each.worker === worker &&
      each.startedOn <= on &&
      (each.endedOn === undefined || on < each.endedOn),
  )
}

/** When a chronology, case summary or genogram was brought up to date. */
export function papersOf(
  record: ChildRecord,
  kind: 'chronology' | 'case summary' | 'genogram',
  what: string,
): Meeting[] {
  return rowsOf(record, casePapers).flatMap(row =>
    row.on === undefined || row.text('kind') !== kind ? [] : [{ on: row.on, what, source: row.source }],
  )
}
