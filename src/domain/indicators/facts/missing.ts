import { asFlag, type FactTable, orNull } from '../fact-table.ts'
import { careTimes, inCareOn } from './looked-after-year.ts'

/** One row per time a child was missing or away, and whether the child was looked after when it began. */
export const missingFacts: FactTable = {
  name: 'missing',
  title: 'Times missing',
  columns: {
    startedOn: 'day',
    endedOn: 'day',
    kind: 'code',
    interviewOffered: 'flag',
    interviewAccepted: 'flag',
    inCare: 'flag',
  },
  rows: ({ record }) => {
    if (record.missingEpisodes.length === 0) return []
    const care = careTimes(record)
    return record.missingEpisodes.map(each => [
      each.startedOn,
      orNull(each.endedOn),
      orNull(each.kind),
      asFlag(each.interviewOffered),
      asFlag(each.interviewAccepted),
      asFlag(inCareOn(care, each.startedOn)),
    ])
  },
}
