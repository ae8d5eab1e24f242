import { amissIn } from '../../quality/index.ts'
import { asFlag, type FactTable, orNull } from '../fact-table.ts'

/**
 * One row for each thing missing or contradictory in a child's record: which rule, since when it could be known, until
 * when it is worth mending, the imported row it is in, whether it is to be mended of a child closed since, what is recorded
 * there that is not known, which of several things it is, and the row it cannot be beside. It says how the record stands
 * now: no history of it is held.
 */
export const qualityIssueFacts: FactTable = {
  name: 'qualityIssue',
  title: 'What is missing or contradictory in records',
  columns: {
    from: 'day',
    until: 'day',
    code: 'code',
    table: 'code',
    key: 'text',
    outlasts: 'flag',
    said: 'text',
    which: 'text',
    otherTable: 'code',
    other: 'text',
  },
  rows: ({ record, holdings, spells }) =>
    amissIn({ record, holdings, spells }).map(({ rule, found: { on, until, source, said, which, other } }) => [
      on,
      orNull(until),
      rule.id,
      orNull(source?.table),
      orNull(source?.key),
      asFlag(rule.outlastsClosure ?? false),
      orNull(said),
      orNull(which),
      orNull(other?.table),
      orNull(other?.key),
    ]),
}
