import { asFlag, type FactTable, orNull } from '../fact-table.ts'

/** One row per child: who the child is, without the name. When last seen depends on the day asked about: see visits. */
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
  },
  ahead: ['expectedOn'],
  rows({ record }) {
    const { person, disabilities } = record
    return [
      [
        orNull(person?.bornOn),
        orNull(person?.expectedOn),
        orNull(person?.diedOn),
        orNull(person?.sex),
        orNull(person?.ethnicity),
        disabilities.length === 0 ? null : asFlag(disabilities.some(each => each !== 'NONE')),
      ],
    ]
  },
}
