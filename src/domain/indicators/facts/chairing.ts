import { type FactTable, orNull } from '../fact-table.ts'

/** Who was the child's reviewing officer or conference chair, from when to when. */
export const chairingFacts: FactTable = {
  name: 'chairing',
  title: 'Reviewing officers and conference chairs',
  columns: { from: 'day', until: 'day', worker: 'code' },
  rows: ({ record }) =>
    record.involvements
      .filter(each => each.role === 'reviewing officer' || each.role === 'conference chair')
      .map(each => [each.startedOn, orNull(each.endedOn), orNull(each.worker)]),
}
