import { asFlag, type FactTable, orNull } from '../fact-table.ts'

/** One row per young person leaving care, as things stand: the extract holds no history of it. */
export const careLeaverFacts: FactTable = {
  name: 'careLeaver',
  title: 'Care leavers',
  columns: {
    eligibility: 'code',
    inTouch: 'code',
    lastContactOn: 'day',
    accommodation: 'code',
    suitable: 'flag',
    activity: 'code',
    pathwayPlanOn: 'day',
    toldOn: 'day',
  },
  rows: ({ record: { careLeaver } }) =>
    careLeaver === undefined
      ? []
      : [
          [
            orNull(careLeaver.eligibility),
            orNull(careLeaver.inTouch),
            orNull(careLeaver.lastContactOn),
            orNull(careLeaver.accommodation),
            asFlag(careLeaver.suitable),
            orNull(careLeaver.activity),
            orNull(careLeaver.pathwayPlanOn),
            orNull(careLeaver.toldOn),
          ],
        ],
}
