import { asFlag, type FactTable, orNull } from '../fact-table.ts'

/** One row per contact about a child. */
export const contactFacts: FactTable = {
  name: 'contact',
  title: 'Contacts',
  columns: { on: 'day', from: 'code', ledToReferral: 'flag' },
  rows: ({ record }) => record.contacts.map(each => [each.on, orNull(each.from), asFlag(each.ledToReferral)]),
}
