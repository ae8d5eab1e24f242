import { asFlag, type FactTable, orNull } from '../fact-table.ts'

/**
 * One row per initial conference, with working days from the enquiry that led to it (DfE table C4). One dated before
 * its enquiry is counted but has no length; one held because the child moved here follows no enquiry of ours.
 */
export const conferenceFacts: FactTable = {
  name: 'conference',
  title: 'Initial child protection conferences',
  columns: {
    heldOn: 'day',
    workingDays: 'number',
    within15: 'flag',
    ledToPlan: 'flag',
    key: 'text',
    transferIn: 'flag',
  },
  rows: ({ record, calendar }) =>
    record.conferences.map(each => {
      const enquiry =
        record.enquiries.find(enquiry => enquiry.id !== undefined && enquiry.id === each.enquiryId) ??
        record.enquiries.findLast(enquiry => enquiry.startedOn <= each.heldOn)
      const length =
        enquiry && enquiry.startedOn <= each.heldOn ? calendar.between(enquiry.startedOn, each.heldOn) : undefined
      const within15 = length === undefined ? null : asFlag(length <= 15)
      return [each.heldOn, orNull(length), within15, asFlag(each.ledToPlan), each.source.key, asFlag(each.transferIn)]
    }),
}
