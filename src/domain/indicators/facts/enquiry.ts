import { asFlag, type FactTable, orNull } from '../fact-table.ts'

/** One row per section 47 enquiry. */
export const enquiryFacts: FactTable = {
  name: 'enquiry',
  title: 'Section 47 enquiries',
  columns: { startedOn: 'day', endedOn: 'day', conferenceNeeded: 'flag' },
  rows: ({ record }) =>
    record.enquiries.map(each => [each.startedOn, orNull(each.endedOn), asFlag(each.conferenceNeeded)]),
}
