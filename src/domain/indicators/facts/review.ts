import { type FactTable, orNull } from '../fact-table.ts'

/** One row per review held, of a protection plan or of a looked-after child, and per manager's assessment review. */
export const reviewFacts: FactTable = {
  name: 'review',
  title: 'Reviews held',
  columns: { on: 'day', kind: 'code', participation: 'code' },
  rows: ({ record }) => [
    ...record.protectionReviews.map(each => [each.heldOn, 'protection', null]),
    ...record.careReviews.map(each => [each.heldOn, 'care', orNull(each.participation)]),
    ...record.assessments.flatMap(each => each.reviewedOn.map(on => [on, 'assessment', null])),
    ...record.progressReviews.map(each => [each.on, 'progress', null]),
  ],
}
