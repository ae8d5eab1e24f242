import type { PermanenceRoute } from '../facts.ts'
import type { SourceRow } from '../source-row.ts'
import { date, sourceOf, text } from './cells.ts'
import { type RowsByTable, readFacts } from './rows-by-table.ts'

/** Ways to a permanent home, by the first date each has. */
export function readPermanenceRoutes(tables: RowsByTable): PermanenceRoute[] {
  return readFacts(
    tables.get('permanence'),
    route,
    fact => fact.source.key,
    (a, b) => firstOf(a) - firstOf(b),
  )
}

function route(row: SourceRow): PermanenceRoute {
  return {
    source: sourceOf(row),
    decidedOn: date(row, 'perm_adm_decision_date'),
    placementOrderOn: date(row, 'perm_placement_order_date'),
    matchedOn: date(row, 'perm_matched_date'),
    placedOn: date(row, 'perm_placed_for_adoption_date'),
    placedWithFosterCarersOn: date(row, 'perm_placed_ffa_cp_date', 'perm_placed_foster_carer_date'),
    reversedOn: date(row, 'perm_decision_reversed_date'),
    orderOn: date(row, 'perm_permanence_order_date'),
    orderType: text(row, 'perm_permanence_order_type'),
  }
}

function firstOf(each: PermanenceRoute): number {
  return Math.min(
    ...[each.decidedOn, each.placementOrderOn, each.matchedOn, each.placedOn, each.orderOn].map(
      on => on ?? Number.MAX_SAFE_INTEGER,
    ),
  )
}
