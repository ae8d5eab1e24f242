import { discussionsOf, looksAtChild } from '../../oversight/looks.ts'
import { timesOpen } from '../../record/open-times.ts'
import { asFlag, type Cell, type FactTable, orNull } from '../fact-table.ts'

/** One row per supervision, note of oversight or discussion. */
export const oversightFacts: FactTable = {
  name: 'oversight',
  title: 'Supervision, oversight and discussions',
  columns: { on: 'day', kind: 'code', byAnother: 'flag', livedExperience: 'flag', directions: 'flag' },
  rows: ({ record }) =>
    discussionsOf(record).map(({ on, kind, byAnother, row }) => [
      on,
      kind === '' ? null : kind,
      byAnother === undefined ? null : asFlag(byAnother),
      asFlag(row.answer('lived_experience')),
      asFlag(row.answer('directions')),
    ]),
}

/**
 * One row for each time in which nobody looked: from the day a case opened, or the day somebody other than its worker
 * last looked, to the day somebody next did or it closed. It says which of the two it began with. A senior review of
 * progress is a look.
 */
export const secondLookFacts: FactTable = {
  name: 'secondLook',
  title: 'Times between one look by somebody else and the next',
  columns: { from: 'day', until: 'day', looked: 'flag' },
  rows(context) {
    const looks = looksAtChild(context.record).filter(each => each.byAnother !== false)
    const rows: Cell[][] = []
    for (const open of timesOpen(context.spells)) {
      let from = open.from
      let looked = false
      for (const { on } of looks) {
        if (on < open.from || (open.until !== undefined && on >= open.until)) continue
        if (on > from) rows.push([from, on, asFlag(looked)])
        from = on
        looked = true
      }
      rows.push([from, orNull(open.until), asFlag(looked)])
    }
    return rows
  },
}
