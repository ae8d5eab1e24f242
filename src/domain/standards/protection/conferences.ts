import { type Day, iso } from '../../calendar/day.ts'
import type { ChildRecord, RowReference } from '../../record/facts.ts'
import { type OwnRow, rowsOf } from '../../templates/own-row.ts'
import { conferencePapers } from '../../templates/protection.ts'

/** An initial or review conference of this authority, held or to come, with the row of its papers if there is one. */
export interface Conference {
  readonly kind: 'initial' | 'review'
  readonly on: Day
  readonly source: RowReference
  readonly row?: OwnRow<keyof typeof conferencePapers.columns>
}

/** Conferences of the extract and of the papers, the same one once. Reviews of another authority's plan have their own chair. */
export function conferencesOf(record: ChildRecord): Map<string, Conference> {
  const found = new Map<string, Conference>()
  const add = (each: Conference) => found.set(`${each.kind} ${iso(each.on)}`, each)
  for (const { heldOn: on, source } of record.conferences) add({ kind: 'initial', on, source })
  const others = new Set(record.protectionPlans.flatMap(each => (each.otherAuthority ? (each.id ?? []) : [])))
  for (const { heldOn: on, source, planId } of record.protectionReviews) {
    if (planId === undefined || !others.has(planId)) add({ kind: 'review', on, source })
  }
  for (const row of rowsOf(record, conferencePapers)) {
    const kind = row.text('kind')
    if (row.on !== undefined && (kind === 'initial' || kind === 'review'))
      add({ kind, on: row.on, source: row.source, row })
  }
  return found
}
