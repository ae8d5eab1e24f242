import { earliest } from '../../calendar/day.ts'
import { joinedGapDays, stretchesOfInvolvement } from '../../record/involvement.ts'
import { eighteenOn } from '../../record/person.ts'
import { type FactTable, orNull } from '../fact-table.ts'

/** Stretches of involvement with closures of up to 90 days joined (indicator I-48), until 18. */
export const involvementFacts: FactTable = {
  name: 'involvement',
  title: 'Involvement, closures of 90 days or fewer joined',
  columns: { from: 'day', until: 'day' },
  rows: ({ record }) =>
    stretchesOfInvolvement(record, joinedGapDays).map(each => [
      each.from,
      orNull(earliest(each.until, eighteenOn(record), record.person?.diedOn)),
    ]),
}
