import { asFlag, type FactTable, orNull } from '../fact-table.ts'

/**
 * One row per section 47 enquiry, with the initial conference it led to: the first held that names it, or where a
 * conference names no enquiry, the first held before the next enquiry began.
 */
export const enquiryFacts: FactTable = {
  name: 'enquiry',
  title: 'Section 47 enquiries',
  columns: {
    startedOn: 'day',
    endedOn: 'day',
    conferenceNeeded: 'flag',
    conferenceOn: 'day',
    fifteenDaysOn: 'day',
    key: 'text',
  },
  ahead: ['fifteenDaysOn'],
  rows: ({ record, calendar }) =>
    record.enquiries.map((each, index) => {
      const next = record.enquiries[index + 1]?.startedOn ?? Number.POSITIVE_INFINITY
      const conference = record.conferences.find(
        held =>
          held.heldOn >= each.startedOn &&
          held.transferIn !== 'yes' &&
          (held.enquiryId === undefined ? held.heldOn < next : held.enquiryId === each.id),
      )
      return [
        each.startedOn,
        orNull(each.endedOn),
        asFlag(each.conferenceNeeded),
        orNull(conference?.heldOn),
        orNull(calendar.add(each.startedOn, 15)),
        each.source.key,
      ]
    }),
}
