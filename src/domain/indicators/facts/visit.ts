import { birthday } from '../../calendar/ages.ts'
import { asFlag, type FactTable } from '../fact-table.ts'

/** From this birthday on a child may be spoken to alone: younger ones are left out where that is counted (I-35). */
const spokenToFrom = 3

/** One row per visit of any kind. Of a child whose birthday is not known it is not said that they were younger. */
export const visitFacts: FactTable = {
  name: 'visit',
  title: 'Visits',
  columns: { on: 'day', kind: 'code', seen: 'flag', seenAlone: 'flag', underThree: 'flag' },
  rows: ({ record }) => {
    const bornOn = record.person?.bornOn
    const three = bornOn === undefined ? Number.NEGATIVE_INFINITY : birthday(bornOn, spokenToFrom)
    return record.visits.map(each => [
      each.on,
      each.kind,
      asFlag(each.seen),
      asFlag(each.seenAlone),
      asFlag(each.on < three),
    ])
  },
}
