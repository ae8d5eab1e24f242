import { steppingsDown } from '../../tracking/stepping-down.ts'
import { asFlag, type FactTable, orNull } from '../fact-table.ts'

/** One row per time a child came down to less help, with the twelve weeks' watch and the first sign it was too soon. */
export const stepDownFacts: FactTable = {
  name: 'stepDown',
  title: 'Steps down',
  columns: {
    on: 'day',
    watchedUntil: 'day',
    cameFrom: 'code',
    wentTo: 'code',
    backOn: 'day',
    backAs: 'code',
    cameBack: 'flag',
  },
  ahead: ['watchedUntil'],
  rows: ({ record }) =>
    steppingsDown(record).map(each => [
      each.on,
      each.watchedUntil,
      each.from,
      each.to ?? 'closed',
      orNull(each.back?.on),
      orNull(each.back?.what),
      asFlag(each.back !== undefined),
    ]),
}
