import { eachOnce } from '../../standards/court/told-twice.ts'
import { proceedings } from '../../templates/court.ts'
import { rowsOf } from '../../templates/index.ts'
import { type FactTable, orNull } from '../fact-table.ts'

/** One row per application to the court about the child, with its length in weeks once the final order was made. */
export const proceedingsFacts: FactTable = {
  name: 'proceedings',
  title: 'Care and supervision proceedings',
  columns: { startedOn: 'day', endedOn: 'day', weeks: 'number', order: 'code', key: 'text' },
  rows: ({ record }) =>
    eachOnce(rowsOf(record, proceedings)).flatMap(row => {
      if (row.on === undefined) return []
      const endedOn = row.day('final_order_on')
      const weeks = endedOn === undefined || endedOn < row.on ? null : Math.round((endedOn - row.on) / 7)
      return [[row.on, orNull(endedOn), weeks, orNull(row.text('order')), row.source.key]]
    }),
}
