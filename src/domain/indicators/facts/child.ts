import { asFlag, type FactTable, orNull } from '../fact-table.ts'

/** One row per child: who the child is, without the name. */
export const childFacts: FactTable = {
  name: 'child',
  title: 'Children',
  columns: {
    bornOn: 'day',
    expectedOn: 'day',
    diedOn: 'day',
    sex: 'code',
    ethnicity: 'code',
    disabled: 'flag',
    lastSeenOn: 'day',
  },
  rows({ record }) {
    const { person, disabilities } = record
    const seen = record.visits.findLast(each => each.seen === 'yes')
    return [
      [
        orNull(person?.bornOn),
        orNull(person?.expectedOn),
        orNull(person?.diedOn),
        orNull(person?.sex),
        orNull(person?.ethnicity),
        disabilities.length === 0 ? null : asFlag(disabilities.some(each => each !== 'NONE')),
        orNull(seen?.on),
      ],
    ]
  },
}
