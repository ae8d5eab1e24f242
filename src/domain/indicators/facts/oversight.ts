import type { Day } from '../../calendar/day.ts'
import { timesOpen } from '../../record/open-times.ts'
import { isOwnWorkerOn } from '../../standards/oversight/notes.ts'
import { rowsOf } from '../../templates/index.ts'
import { supervisions } from '../../templates/oversight.ts'
import { asFlag, type Cell, type FactContext, type FactTable, orNull } from '../fact-table.ts'

interface Look {
  readonly on: Day
  readonly kind: string
  /** Somebody other than the child’s own worker looked; unknown where it is not recorded who did. */
  readonly byAnother: boolean | undefined
  readonly livedExperience: 'yes' | 'no' | 'unknown'
  readonly directions: 'yes' | 'no' | 'unknown'
}

/** Every time the child was discussed or looked at, in date order. */
function looksAt({ record }: FactContext): Look[] {
  return rowsOf(record, supervisions).flatMap((row): Look[] => {
    const { on } = row
    if (on === undefined) return []
    const kind = row.text('kind') ?? ''
    const by = row.text('by')
    // A discussion of the unit is the unit’s own, whoever writes the note (OV-08).
    const byAnother = kind === 'unit discussion' ? true : by === undefined ? undefined : !isOwnWorkerOn(record, by, on)
    const told = { livedExperience: row.answer('lived_experience'), directions: row.answer('directions') }
    return [{ on, kind, byAnother, ...told }]
  })
}

/** One row per supervision, note of oversight or discussion. */
export const oversightFacts: FactTable = {
  name: 'oversight',
  title: 'Supervision, oversight and discussions',
  columns: { on: 'day', kind: 'code', byAnother: 'flag', livedExperience: 'flag', directions: 'flag' },
  rows: context =>
    looksAt(context).map(({ on, kind, byAnother, livedExperience, directions }) => [
      on,
      kind === '' ? null : kind,
      byAnother === undefined ? null : asFlag(byAnother),
      asFlag(livedExperience),
      asFlag(directions),
    ]),
}

/**
 * One row for each time in which nobody looked: from the day a case opened, or the day somebody other than its worker
 * last looked, to the day somebody next did or it closed. It says which of the two it began with.
 */
export const secondLookFacts: FactTable = {
  name: 'secondLook',
  title: 'Times between one look by somebody else and the next',
  columns: { from: 'day', until: 'day', looked: 'flag' },
  rows(context) {
    const looks = looksAt(context).filter(each => each.byAnother !== false)
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
