import { timesOpen } from '../../record/open-times.ts'
import { asFlag, type Cell, type FactTable, orNull } from '../fact-table.ts'

/** One row for each time an open child had no allocated worker, and whether it ended with one being allocated. */
export const unallocatedFacts: FactTable = {
  name: 'unallocated',
  title: 'Times without a worker',
  columns: { startedOn: 'day', endedOn: 'day', allocated: 'flag', days: 'number' },
  rows({ holdings, spells }) {
    const held = holdings.filter(each => each.worker !== undefined)
    const rows: Cell[][] = []
    for (const open of timesOpen(spells)) {
      let from = open.from
      for (const each of held) {
        if (each.until !== undefined && each.until <= from) continue
        if (open.until !== undefined && each.from >= open.until) break
        if (each.from > from) rows.push([from, each.from, asFlag(true), each.from - from])
        from = each.until ?? Number.POSITIVE_INFINITY
      }
      if (from < (open.until ?? Number.POSITIVE_INFINITY)) {
        const days = open.until === undefined ? undefined : open.until - from
        rows.push([from, orNull(open.until), open.until === undefined ? null : asFlag(false), orNull(days)])
      }
    }
    return rows
  },
}
